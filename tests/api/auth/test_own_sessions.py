"""A user's own sessions: list, end one, end the others; keys may change meanwhile."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.kit.keys import KeyRing, create, rotate
from services.kit.tokens import TokenVerifier
from tests.api.auth.conftest import PASSWORD, Auth

_FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


async def _sessions(browser: httpx.AsyncClient) -> list[dict[str, Any]]:
    answer = await browser.get("/api/auth/me/sessions")
    assert answer.status_code == 200
    items: list[dict[str, Any]] = answer.json()["items"]
    assert answer.json()["total"] == len(items)
    return items


async def test_list_names_browser_system_and_current(auth: Auth) -> None:
    other = auth.new_browser(**{"User-Agent": _FIREFOX})
    await auth.sign_in(other)
    await auth.sign_in()
    items = await _sessions(other)
    mine = next(item for item in items if item["current"])
    assert len(items) == 2
    assert (mine["browser"], mine["system"]) == ("Firefox 145", "Linux")
    assert [item["current"] for item in await _sessions(auth.browser)].count(True) == 1


async def test_end_one(auth: Auth) -> None:
    other = auth.new_browser()
    await auth.sign_in(other)
    await auth.sign_in()
    theirs = next(item["id"] for item in await _sessions(auth.browser) if not item["current"])
    assert (await auth.browser.delete(f"/api/auth/me/sessions/{theirs}")).status_code == 204
    assert (await other.get("/api/auth/me")).status_code == 401
    assert (await other.post("/api/auth/refresh")).status_code == 401
    assert len(await _sessions(auth.browser)) == 1
    assert (await auth.browser.delete(f"/api/auth/me/sessions/{theirs}")).status_code == 404
    # Its browser is a stranger now.
    assert await auth.value("SELECT count(*) FROM known_devices") == 1


async def test_end_all_others(auth: Auth) -> None:
    others = [auth.new_browser() for _ in range(3)]
    for other in others:
        await auth.sign_in(other)
    await auth.sign_in()
    assert (await auth.browser.delete("/api/auth/me/sessions")).status_code == 204
    assert [(await other.get("/api/auth/me")).status_code for other in others] == [401] * 3
    assert (await auth.browser.get("/api/auth/me")).status_code == 200
    assert await auth.value("SELECT count(*) FROM known_devices") == 1


async def _told(auth: Auth) -> set[str]:
    """Return the ids of sessions whose end others have been told of."""
    found = await auth.value(
        "SELECT json_agg(data->'session_ids') FROM outbox WHERE type = 'auth.sessions_ended.v1'"
    )
    return {one for ids in found or [] for one in ids}


async def test_every_end_is_told(auth: Auth) -> None:
    """Signed out of, ended from elsewhere, or together with a password."""
    browsers = [auth.new_browser() for _ in range(4)]
    for browser in browsers:
        await auth.sign_in(browser)
    ids = [
        next(item["id"] for item in await _sessions(browser) if item["current"])
        for browser in browsers
    ]
    assert await _told(auth) == set()
    await browsers[0].post("/api/auth/sign-out")
    assert await _told(auth) == set(ids[:1])
    await browsers[3].delete(f"/api/auth/me/sessions/{ids[1]}")
    assert await _told(auth) == set(ids[:2])
    change = {"current_password": PASSWORD, "new_password": "quite another 42 way"}
    assert (await browsers[3].post("/api/auth/change-password", json=change)).status_code == 200
    assert await _told(auth) == set(ids[:3])


async def test_sessions_of_another_are_not_found(auth: Auth) -> None:
    admin = auth.new_browser("admin")
    await auth.sign_in(admin, "olga")
    await auth.sign_in()
    theirs = (await _sessions(admin))[0]["id"]
    for session_id in (theirs, str(uuid4())):
        answer = await auth.browser.delete(f"/api/auth/me/sessions/{session_id}")
        assert answer.status_code == 404
    assert (await admin.get("/api/auth/me")).status_code == 200


@pytest.mark.parametrize("path", ["me/sessions", f"me/sessions/{uuid4()}"])
async def test_sessions_need_a_token_and_our_page(auth: Auth, path: str) -> None:
    assert (await auth.browser.delete(f"/api/auth/{path}")).status_code == 401
    await auth.sign_in()
    answer = await auth.browser.delete(
        f"/api/auth/{path}", headers={"Origin": "http://testserver:8081"}
    )
    assert answer.status_code == 403
    assert (await auth.browser.delete("/api/auth/me/sessions/no-uuid")).status_code == 422


async def test_list_without_token(auth: Auth) -> None:
    assert (await auth.browser.get("/api/auth/me/sessions")).status_code == 401


async def test_behind_tls_only_the_cookie_bound_to_the_host_counts(auth: Auth) -> None:
    await auth.sign_in()
    token = auth.browser.cookies["cabinet_access"]
    state = auth.app.state
    state.settings = state.settings.model_copy(update={"secure_cookies": True})
    for name, status in (("cabinet_access", 401), ("__Host-cabinet_access", 200)):
        answer = await auth.new_browser().get("/api/auth/me", headers={"Cookie": f"{name}={token}"})
        assert answer.status_code == status


async def test_new_keys_sign_nobody_out(auth: Auth, tmp_path: Any) -> None:
    create(tmp_path, "auth")
    auth.app.state.keys = KeyRing(tmp_path)
    auth.app.state.verifier = TokenVerifier(KeyRing(tmp_path))
    await auth.sign_in()
    old = auth.browser.cookies["cabinet_access"]
    rotate(tmp_path, "auth")
    assert (await auth.browser.get("/api/auth/me")).status_code == 200
    assert (await auth.browser.post("/api/auth/refresh")).status_code == 200
    new = auth.browser.cookies["cabinet_access"]
    assert new.split(".")[0] != old.split(".")[0]
    for token in (old, new):
        answer = await auth.new_browser().get(
            "/api/auth/me", headers={"Authorization": f"Bearer {token}"}
        )
        assert answer.status_code == 200
