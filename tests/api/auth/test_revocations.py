"""The feed of what has ended before its tokens have."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest

from services.auth.machines.actions import add_client, revoke_client
from services.auth.passwords.actions import set_password
from services.auth.staff.actions import remove_user, set_active
from services.auth.staff.colleagues import change_staff
from services.auth.staff.schemas import StaffChangeIn
from services.auth.users.models import User
from tests.api.auth.conftest import EMAIL, PASSWORD, Auth
from tests.support.tokens import bearer, service_token, user_token
from tests.support.waits import until

_FEED = "/internal/revocations"


async def feed(auth: Auth, after: int = 0, caller: str = "cabinet") -> tuple[set[str], int]:
    """Return what the feed names after the cursor, and the next cursor."""
    answer = await auth.browser.get(
        _FEED, params={"after": after}, headers=bearer(service_token(caller, "auth"))
    )
    assert answer.status_code == 200, answer.text
    told = answer.json()
    return {item["subject"] for item in told["items"]}, told["cursor"]


async def _session_of(auth: Auth, login: str = EMAIL) -> str:
    """Return the newest session of a user."""
    found = await auth.value(
        "SELECT held.id FROM sessions held JOIN users ON users.id = held.user_id"
        " WHERE $1 IN (login, email) ORDER BY held.created_at DESC LIMIT 1",
        login,
    )
    return str(found)


async def _sign_out(auth: Auth) -> None:
    await auth.browser.post("/api/auth/sign-out")


async def _by_others(auth: Auth) -> None:
    other = auth.new_browser()
    await auth.sign_in(other)
    assert (await other.delete("/api/auth/me/sessions")).status_code == 204


async def _one_elsewhere(auth: Auth) -> None:
    other, ended = auth.new_browser(), await _session_of(auth)
    await auth.sign_in(other)
    assert (await other.delete(f"/api/auth/me/sessions/{ended}")).status_code == 204


async def _password_elsewhere(auth: Auth) -> None:
    other = auth.new_browser()
    await auth.sign_in(other)
    changed = {"current_password": PASSWORD, "new_password": "четыре коня у реки 17"}
    assert (await other.post("/api/auth/change-password", json=changed)).status_code == 200


async def _password_by_installer(auth: Auth) -> None:
    async with auth.database.transaction() as session:
        user = await session.get_one(User, auth.user_id)
        await set_password(session, user, "x", must_change=True)


async def _theft(auth: Auth) -> None:
    stolen = auth.browser.cookies["cabinet_refresh"]
    for _ in range(2):
        await auth.browser.post("/api/auth/refresh")
    await auth.run("UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds'")
    thief = auth.new_browser(Cookie=f"cabinet_refresh={stolen}")
    assert (await thief.post("/api/auth/refresh")).status_code == 401


async def _blocked(auth: Auth) -> None:
    by = await auth.acting()
    async with auth.database.transaction() as session:
        await set_active(session, "consumer", auth.user_id, by, active=False)


async def _removed(auth: Auth) -> None:
    by = await auth.acting()
    async with auth.database.transaction() as session:
        await remove_user(session, "consumer", auth.user_id, by)


@pytest.mark.parametrize(
    "end",
    [
        _sign_out,
        _by_others,
        _one_elsewhere,
        _password_elsewhere,
        _password_by_installer,
        _theft,
        _blocked,
        _removed,
    ],
)
async def test_whatever_ends_a_session_is_told(
    auth: Auth, end: Callable[[Auth], Awaitable[None]]
) -> None:
    await auth.sign_in()
    ended = await _session_of(auth)
    before, cursor = await feed(auth)
    assert ended not in before
    await end(auth)
    told, _ = await feed(auth, cursor)
    assert told == {ended}


async def test_a_new_role_is_told(auth: Auth) -> None:
    await auth.acting("vera")
    ended = await _session_of(auth, "vera")
    vera = await auth.value("SELECT id FROM users WHERE login = 'vera'")
    given = StaffChangeIn(display_name="Вера", role="operator")
    await change_staff(auth.database, await auth.acting("miradmin"), vera, given)
    assert (await feed(auth))[0] == {ended}


async def test_a_revoked_machine_client_is_told(auth: Auth) -> None:
    by = await auth.acting("miradmin")
    async with auth.database.transaction() as session:
        client_id, _ = await add_client(session, "billing", ["batches:write"], rotate=False)
    async with auth.database.transaction() as session:
        await revoke_client(session, by, client_id)
    assert (await feed(auth, caller="admin_panel"))[0] == {client_id}


async def test_what_commits_late_is_not_missed(live_auth: Auth) -> None:
    """One that began first and commits last, as it happens under load."""
    insert = "INSERT INTO revocations (subject, expires_at) VALUES ($1, now() + interval '1 hour')"
    async with live_auth.database.plain_transaction() as slow:
        await slow.execute(insert, "slow")
        await live_auth.run(insert, "quick")
        told, cursor = await feed(live_auth)
        assert told == {"quick"}
    told, later = await feed(live_auth, cursor)
    assert "slow" in told

    async def ends() -> bool:
        """Ask on from where the last answer led: the cursor stands while others' acts run."""
        nonlocal later
        told, later = await feed(live_auth, later)
        return told == set()

    await until(ends, "the feed tells nothing twice once all have ended", 30)
    assert later > cursor


async def test_a_cursor_of_another_life_of_the_database_reads_everything(auth: Auth) -> None:
    await auth.sign_in()
    ended = await _session_of(auth)
    await _sign_out(auth)
    assert (await feed(auth, 2**62))[0] == {ended}


async def test_what_no_token_can_name_any_more_is_left_out(auth: Auth) -> None:
    await auth.sign_in()
    await _sign_out(auth)
    assert len((await feed(auth))[0]) == 1
    await auth.run("UPDATE revocations SET expires_at = now()")
    assert (await feed(auth))[0] == set()


@pytest.mark.parametrize(
    ("token", "status"),
    [
        (None, 401),
        (service_token("wizard", "auth"), 403),
        (service_token("auth", "auth"), 401),
        (service_token("cabinet", "notifications"), 401),
        (user_token("staff", str(uuid4()), role="administrator"), 401),
    ],
)
async def test_only_services_that_judge_tokens_read_it(
    auth: Auth, token: str | None, status: int
) -> None:
    headers: Any = bearer(token) if token else {}
    assert (await auth.browser.get(_FEED, headers=headers)).status_code == status


@pytest.mark.parametrize("after", ["-1", "x", str(2**63)])
async def test_cursors_that_are_none(auth: Auth, after: str) -> None:
    headers = bearer(service_token("cabinet", "auth"))
    answer = await auth.browser.get(_FEED, params={"after": after}, headers=headers)
    assert answer.status_code == 422
