"""Whoever has lost a right cannot use it, though the token is still good."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from services.auth.registrations.models import RegistrationRequest
from services.kit.clock import utc_now
from tests.api.auth.applicants import Registry
from tests.api.auth.conftest import Auth, header_of
from tests.api.auth.panel import STAFF, Panel, panel, panel_of, problem, registry
from tests.support.tokens import bearer, user_token

__all__ = ["panel", "registry"]

_STAFF = {"login": "eve", "display_name": "Ева", "role": "administrator", "email": "e@example.org"}
_CONSUMER = {"account_numbers": ["2002"], "display_name": "Анна", "email": "a@example.org"}
_EDITED = {"display_name": "Другая", "email": "other@example.org"}
_CLIENT = {"name": "Расчёты", "scopes": ["batches:write"]}

# Every act of staff in auth, as an administrator may do it.
_ACTS: list[tuple[str, str, Any]] = [
    ("POST", "colleagues", _STAFF),
    ("PUT", "colleagues/{vera}", _EDITED | {"role": "administrator", "email": "v@example.org"}),
    ("POST", "consumers", _CONSUMER),
    ("PUT", "consumers/{ivan}", _EDITED),
    ("POST", "consumers/{ivan}/block", None),
    ("POST", "consumers/{ivan}/unblock", None),
    ("POST", "consumers/{ivan}/password", None),
    ("POST", "consumers/{ivan}/reset-second-factor", None),
    ("DELETE", "consumers/{ivan}", None),
    ("POST", "colleagues/{vera}/block", None),
    ("POST", "colleagues/{vera}/unblock", None),
    ("POST", "colleagues/{vera}/password", None),
    ("POST", "colleagues/{vera}/reset-second-factor", None),
    ("DELETE", "colleagues/{vera}", None),
    ("POST", "machine-clients", _CLIENT),
    ("POST", "machine-clients/{client}/secrets", None),
    ("DELETE", "machine-clients/{client}/secrets/{secret}", None),
    ("POST", "machine-clients/{client}/revoke", None),
    ("POST", "registrations/{request}/approve", None),
    ("POST", "registrations/{request}/decline", {"reason": "нет"}),
]

# How the rights go, and what such a session is answered from then on.
_LOSSES = {
    "blocked": "UPDATE users SET active = false WHERE login = 'miradmin'",
    "signed out": "UPDATE sessions SET ended_at = now()",
    "expired": "UPDATE sessions SET expires_at = now()",
    "removed": "DELETE FROM users WHERE login = 'miradmin'",
    # As an installer might: the sessions go on.
    "demoted": "UPDATE users SET role = 'viewer' WHERE login = 'miradmin'",
}

_EVERYTHING = """
SELECT md5(string_agg(line, '' ORDER BY line)) FROM (
    SELECT users::text AS line FROM users UNION ALL
    SELECT machine_clients::text FROM machine_clients UNION ALL
    SELECT machine_client_secrets::text FROM machine_client_secrets UNION ALL
    SELECT registration_requests::text FROM registration_requests UNION ALL
    SELECT outbox::text FROM outbox WHERE type <> 'auth.staff_acted.v1') everything
"""


async def _places(panel: Panel) -> dict[str, str]:
    """Make a machine client and a registration that waits; return the ids for the addresses."""
    made = await panel.ask("POST", "machine-clients", "administrator", json=_CLIENT | {"name": "X"})
    async with panel.auth.database.transaction() as session:
        request = RegistrationRequest(
            id=uuid4(),
            account_number="3003",
            address_id="7",
            name="Борис",
            email="b@example.org",
            phone="+79130000003",
            language="ru",
            consent_version="1",
            consent_at=utc_now(),
            consent_from="",
            state="waiting",
            waiting_because="no-match",
        )
        session.add(request)
    ids = {
        "ivan": panel.auth.user_id,
        "vera": await panel.auth.value("SELECT id FROM users WHERE login = 'vera'"),
        "client": made.json()["client_id"],
        "secret": await panel.auth.value("SELECT id FROM machine_client_secrets"),
        "request": request.id,
    }
    return {name: str(value) for name, value in ids.items()}


@pytest.mark.parametrize("loss", _LOSSES)
async def test_a_token_of_who_has_lost_the_right_does_nothing(
    panel: Panel, registry: Registry, loss: str
) -> None:
    places = await _places(panel)
    await panel.auth.run(_LOSSES[loss])
    before = await panel.auth.value(_EVERYTHING)
    expected = (403, "forbidden") if loss == "demoted" else (401, "session-ended")
    for method, path, body in _ACTS:
        address = path.format(**places)
        answer = await panel.ask(method, address, "administrator", json=body)
        assert problem(answer)[:2] == expected, (method, path)
    assert await panel.auth.value(_EVERYTHING) == before
    # The log is told each try, and what became of it.
    assert [outcome for _, outcome in await panel.outcomes()][1:] == [expected[1]] * len(_ACTS)


async def test_the_same_acts_are_done_while_the_right_lasts(
    panel: Panel, registry: Registry
) -> None:
    """So that what is refused above is refused for the lost right alone."""
    places = await _places(panel)
    for method, path, body in _ACTS:
        if path.endswith("decline"):
            # It is approved by then.
            continue
        answer = await panel.ask(method, path.format(**places), "administrator", json=body)
        assert answer.status_code < 300, (method, path, answer.text)


async def test_a_forged_role_is_not_believed(panel: Panel) -> None:
    olga = await panel.auth.acting("olga")
    panel.headers["administrator"] = header_of(olga, role="administrator")
    for path, body in (("colleagues", _STAFF), ("machine-clients", _CLIENT)):
        answer = await panel.ask("POST", path, "administrator", json=body)
        assert problem(answer)[:2] == (403, "forbidden")
    assert await panel.auth.value("SELECT count(*) FROM users WHERE login = 'eve'") == 0


async def test_another_ones_session_is_no_proof(panel: Panel) -> None:
    administrators = (await panel.auth.acting("miradmin")).session_id
    vera = str(await panel.auth.value("SELECT id FROM users WHERE login = 'vera'"))
    for subject, session in ((vera, administrators), (str(panel.auth.user_id), administrators)):
        panel.headers["administrator"] = bearer(
            user_token("staff", subject, role="administrator", sid=session)
        )
        answer = await panel.ask("POST", "colleagues", "administrator", json=_STAFF)
        assert problem(answer)[:2] == (401, "session-ended")


async def test_a_consumers_session_is_no_staff(panel: Panel) -> None:
    """A consumer's ids in a token for staff, which auth would never sign."""
    await panel.auth.sign_in()
    session = str(
        await panel.auth.value("SELECT id FROM sessions WHERE user_id = $1", panel.auth.user_id)
    )
    panel.headers["administrator"] = bearer(
        user_token("staff", str(panel.auth.user_id), role="administrator", sid=session)
    )
    answer = await panel.ask("POST", "colleagues", "administrator", json=_STAFF)
    assert problem(answer)[:2] == (401, "session-ended")


@pytest.mark.parametrize("loss", _LOSSES)
async def test_who_has_lost_the_right_looks_at_nothing_either(panel: Panel, loss: str) -> None:
    lists = ("consumers", "colleagues", "registrations", "machine-clients")
    for path in lists:
        assert (await panel.ask("GET", path, "administrator")).status_code == 200
    await panel.auth.run(_LOSSES[loss])
    # A viewer may look, and that is what a demoted administrator is.
    expected = 200 if loss == "demoted" else 401
    for path in lists:
        assert (await panel.ask("GET", path, "administrator")).status_code == expected, path


async def test_of_two_who_block_each_other_one_stays(live_auth: Auth) -> None:
    auth = live_auth
    await auth.run("UPDATE users SET role = 'administrator' WHERE user_class = 'staff'")
    panel = await panel_of(auth)
    roles = list(STAFF)
    ids = {role: await panel.staff_id(login) for role, login in STAFF.items()}
    answers = await asyncio.gather(
        *(
            panel.ask("POST", f"colleagues/{ids[target]}/block", role)
            for role, target in zip(roles, roles[1:] + roles[:1], strict=True)
        )
    )
    # Whoever was blocked before their own act came to its turn was refused.
    assert {answer.status_code for answer in answers} == {204, 401}
    active = "SELECT count(*) FROM users WHERE user_class = 'staff' AND active"
    done = [answer.status_code for answer in answers].count(204)
    assert await auth.value(active) == 3 - done > 0
