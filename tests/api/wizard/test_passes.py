"""Administrators of the control panel open the wizard by a pass, once, for an hour."""

import time
from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.kit.tokens import WIZARD_PASS, issue
from services.wizard.passes import SILENCE_SECONDS
from services.wizard.store import PASS_SESSION_SECONDS
from tests.api.wizard.suite import Opened, opened
from tests.support.tokens import key_ring

__all__ = ["opened"]


async def _administrator(opened: Opened, role: str = "administrator") -> tuple[str, str]:
    """Make a member of staff who is signed in; return the ids of user and session."""
    user = await opened.value(
        "auth",
        "INSERT INTO users (id, user_class, role, login, display_name)"
        " VALUES (gen_random_uuid(), 'staff', $1, $2, 'Анна') RETURNING id",
        role,
        f"anna-{uuid4().hex[:6]}",
    )
    session = await opened.value(
        "auth",
        "INSERT INTO sessions (id, user_id, expires_at)"
        " VALUES (gen_random_uuid(), $1, now() + interval '1 day') RETURNING id",
        user,
    )
    return str(user), str(session)


def _pass(user: str, session: str, **change: Any) -> str:
    given: dict[str, Any] = {"typ": WIZARD_PASS, "issuer": "auth", "aud": "wizard"} | change
    return issue(key_ring(), lifetime=60, sub=user, sid=session, **given)


async def _enter(opened: Opened, token: str) -> httpx.Response:
    opened.client.cookies.clear()
    return await opened.ask("POST", "pass", json={"token": token})


async def test_a_pass_opens_once_and_for_an_hour(opened: Opened) -> None:
    token = _pass(*await _administrator(opened))
    answer = await _enter(opened, token)
    assert answer.status_code == 204
    assert f"Max-Age={PASS_SESSION_SECONDS}" in answer.headers["set-cookie"]
    assert (await opened.ask("GET", "state")).status_code == 200
    assert (await opened.ask("PUT", "servers", json={})).status_code == 204
    again = await _enter(opened, token)
    assert (again.status_code, again.json()["type"].rpartition(":")[2]) == (
        401,
        "wrong-wizard-pass",
    )


async def test_it_opens_a_closed_wizard(opened: Opened) -> None:
    await opened.app.state.store.close(opened.client.cookies["wizard_session"])
    assert (await _enter(opened, _pass(*await _administrator(opened)))).status_code == 204
    assert (await opened.ask("GET", "finish")).json()["closed"] is True


@pytest.mark.parametrize(
    "change",
    [{"typ": "at+jwt"}, {"aud": "staff"}, {"issuer": "cabinet"}],
    ids=["kind", "audience", "issuer"],
)
async def test_another_token_is_no_pass(opened: Opened, change: dict[str, Any]) -> None:
    token = _pass(*await _administrator(opened), **change)
    assert (await _enter(opened, token)).status_code == 401


async def test_an_old_pass_opens_nothing(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    token = _pass(*await _administrator(opened))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 61)
    assert (await _enter(opened, token)).status_code == 401


async def test_guesses_are_counted_as_wrong_tokens_are(opened: Opened) -> None:
    codes = [(await _enter(opened, f"guess {n}")).status_code for n in range(11)]
    assert codes == [401] * 10 + [429]


@pytest.mark.parametrize(
    "end",
    [
        "UPDATE users SET role = 'operator' WHERE id = $1::uuid",
        "UPDATE users SET active = false WHERE id = $1::uuid",
        "UPDATE sessions SET ended_at = now() WHERE user_id = $1::uuid",
    ],
    ids=["demoted", "blocked", "signed-out"],
)
async def test_who_administers_no_more_changes_nothing_more(opened: Opened, end: str) -> None:
    user, session = await _administrator(opened)
    assert (await _enter(opened, _pass(user, session))).status_code == 204
    await opened.run("auth", end, user)
    assert (await opened.ask("PUT", "servers", json={})).status_code == 401
    assert (await opened.ask("GET", "state")).status_code == 401
    assert "servers" not in await opened.app.state.store.outcomes()


def _silence(opened: Opened, monkeypatch: pytest.MonkeyPatch, status: int | None) -> None:
    """Let auth answer with this status from now on, or not at all."""

    async def answer(_: object, request: httpx.Request) -> httpx.Response:
        if status is None:
            raise httpx.ReadTimeout("busy", request=request)
        return httpx.Response(status, request=request)

    transport = opened.app.state.client._http._transport
    monkeypatch.setattr(type(transport), "handle_async_request", answer)


@pytest.mark.parametrize("status", [None, 500, 503], ids=["timeout", "fault", "away"])
async def test_while_auth_is_silent_its_last_word_is_good_for_five_minutes(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, status: int | None
) -> None:
    assert (await _enter(opened, _pass(*await _administrator(opened)))).status_code == 204
    now = time.time()
    with monkeypatch.context() as later:
        later.setattr(time, "time", lambda: now + 200)
        assert (await opened.ask("PUT", "servers", json={})).status_code == 204
    with monkeypatch.context() as silent:
        _silence(opened, silent, status)
        # Counted from when auth said so last, not from the pass.
        silent.setattr(time, "time", lambda: now + 200 + SILENCE_SECONDS - 5)
        assert (await opened.ask("PUT", "servers", json={})).status_code == 204
        silent.setattr(time, "time", lambda: now + 200 + SILENCE_SECONDS + 5)
        refused = await opened.ask("PUT", "servers", json={})
        assert refused.status_code == 503
        assert refused.json()["type"].rpartition(":")[2] == "administrator-unconfirmed"
    # The session is not lost by it: once auth speaks again, all goes on.
    assert (await opened.ask("GET", "state")).status_code == 200
    assert (await opened.ask("PUT", "servers", json={})).status_code == 204


async def test_an_installer_does_not_depend_on_auth(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    _silence(opened, monkeypatch, None)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + SILENCE_SECONDS + 5)
    assert (await opened.ask("PUT", "servers", json={})).status_code == 204
