"""Whoever has lost a right gives, takes and sets nothing, though the token is still good.

Auth is the real one; nobody has told cabinet yet that a session has ended.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.api.auth.conftest import Auth, known, people_of_auth
from tests.api.cabinet.conftest import Home
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token

# How the rights go, and what such a session is answered from then on.
_LOSSES = {
    "blocked": ("UPDATE users SET active = false WHERE login = 'miradmin'", "session-ended"),
    "signed out": ("UPDATE sessions SET ended_at = now()", "session-ended"),
    "expired": ("UPDATE sessions SET expires_at = now()", "session-ended"),
    "removed": ("DELETE FROM users WHERE login = 'miradmin'", "session-ended"),
    # As an installer might: the sessions go on.
    "demoted": ("UPDATE users SET role = 'viewer' WHERE login = 'miradmin'", "forbidden"),
}
_STATUS = {"session-ended": 401, "forbidden": 403}
_EVERYTHING = """
SELECT md5(string_agg(line, '' ORDER BY line)) AS all FROM (
    SELECT account_users::text AS line FROM account_users UNION ALL
    SELECT account_codes::text FROM account_codes UNION ALL
    SELECT waiting_account_links::text FROM waiting_account_links UNION ALL
    SELECT supplier_settings::text FROM supplier_settings) everything
"""


@dataclass
class Desk:
    """Cabinet and the auth that it asks, both real, and an administrator's session."""

    home: Home
    auth: Auth
    headers: dict[str, str]
    acts: list[tuple[str, str, Any]]
    # The settings as they were read.
    seen: dict[str, str]

    async def ask(
        self, method: str, path: str, body: Any, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        return await self.home.client.request(
            method,
            f"/api/cabinet/staff/{path}",
            json=body,
            headers=(headers or self.headers) | self.seen,
        )


@pytest.fixture
async def desk(home: Home, service_app: MakeApplication) -> AsyncIterator[Desk]:
    asked = await service_app("auth", furnish=people_of_auth, staff_second_factor=False)
    auth = await known(*asked)
    home.application.state.client._http = httpx.AsyncClient(transport=httpx.ASGITransport(auth.app))
    await home.rows("UPDATE supplier_settings SET second_proofs = '{code}'")
    (account,) = await home.rows("SELECT id FROM customer_accounts WHERE number = '1002'")
    users = f"users/{auth.user_id}/accounts"
    headers = await auth.as_staff("miradmin")
    settings = await home.client.get("/api/cabinet/staff/settings", headers=headers)
    acts: list[tuple[str, str, Any]] = [
        ("POST", users, {"account_number": "1002"}),
        ("POST", f"{users}/take", {"account_number": "1002", "last_day": None}),
        ("POST", f"accounts/{account['id']}/codes", None),
        ("PATCH", "settings", {"name": "Другой"}),
    ]
    yield Desk(home, auth, headers, acts, {"If-Match": settings.headers["ETag"]})


@pytest.mark.parametrize("loss", _LOSSES)
async def test_a_token_of_who_has_lost_the_right_does_nothing(desk: Desk, loss: str) -> None:
    statement, expected = _LOSSES[loss]
    await desk.home.link(desk.auth.user_id, "1002")
    await desk.auth.run(statement)
    before = await desk.home.rows(_EVERYTHING)
    for method, path, body in desk.acts:
        answer = await desk.ask(method, path, body)
        told = answer.json()["type"].rpartition(":")[2]
        assert (answer.status_code, told) == (_STATUS[expected], expected), path
    assert await desk.home.rows(_EVERYTHING) == before
    # Each try is told to the log, with what became of it.
    assert [act["outcome"] for act in await desk.home.acts()] == [expected] * len(desk.acts)


async def test_the_same_acts_are_done_while_the_right_lasts(desk: Desk) -> None:
    """So that what is refused above is refused for the lost right alone."""
    for method, path, body in desk.acts:
        answer = await desk.ask(method, path, body)
        assert answer.status_code < 300, (path, answer.text)
    assert [act["outcome"] for act in await desk.home.acts()] == ["done"] * len(desk.acts)


async def test_a_forged_role_and_anothers_session_are_not_believed(desk: Desk) -> None:
    vera = await desk.auth.acting("vera")
    olga = await desk.auth.acting("olga")
    consumer = str(desk.auth.user_id)
    forged = (
        (vera.subject, vera.session_id, 403),
        (vera.subject, olga.session_id, 401),
        (consumer, olga.session_id, 401),
        ("nobody", olga.session_id, 401),
    )
    method, path, body = desk.acts[0]
    for subject, session, status in forged:
        headers = bearer(user_token("staff", subject, role="operator", sid=session))
        assert (await desk.ask(method, path, body, headers)).status_code == status
    linked = "SELECT 1 FROM account_users WHERE user_id::text = $1"
    assert await desk.home.rows(linked, consumer) == []


async def test_staff_are_given_no_accounts(desk: Desk) -> None:
    """A member of staff is no consumer; a consumer who is blocked still is one."""
    olga = await desk.auth.value("SELECT id FROM users WHERE login = 'olga'")
    given = {"account_number": "1002"}
    assert (await desk.ask("POST", f"users/{olga}/accounts", given)).status_code == 404
    await desk.auth.run("UPDATE users SET active = false WHERE id = $1", desk.auth.user_id)
    path = f"users/{desk.auth.user_id}/accounts"
    assert (await desk.ask("POST", path, given)).status_code == 204
