"""Sessions: me, refresh with rotation, reuse and grace, signing out."""

import asyncio

import httpx
import pytest

from tests.api.auth.conftest import Auth


def _refresh_cookie(browser: httpx.AsyncClient) -> str:
    return browser.cookies["cabinet_refresh"]


async def _refresh(auth: Auth, token: str) -> httpx.Response:
    browser = auth.new_browser()
    browser.cookies.set("cabinet_refresh", token)
    return await browser.post("/api/auth/refresh")


async def _age(auth: Auth) -> None:
    await auth.run("UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds'")


async def test_me_without_token(auth: Auth) -> None:
    answer = await auth.browser.get("/api/auth/me")
    assert answer.status_code == 401
    assert answer.json()["type"].endswith(":unauthenticated")


async def test_tokens_of_one_application_are_nothing_in_the_other(auth: Auth) -> None:
    await auth.sign_in()
    for path in ("me",):
        answer = await auth.browser.get(f"/api/auth/{path}", headers={"X-Application": "admin"})
        assert answer.status_code == 401
    admin = auth.new_browser("admin")
    admin.cookies.set("admin_access", auth.browser.cookies["cabinet_access"])
    admin.cookies.set("admin_refresh", auth.browser.cookies["cabinet_refresh"])
    assert (await admin.get("/api/auth/me")).status_code == 401
    assert (await admin.post("/api/auth/refresh")).status_code == 401


async def test_refresh_rotates_also_without_access_cookie(auth: Auth) -> None:
    await auth.sign_in()
    first = _refresh_cookie(auth.browser)
    auth.browser.cookies.delete("cabinet_access")
    answer = await auth.browser.post("/api/auth/refresh")
    assert answer.status_code == 200
    assert answer.json()["id"] == str(auth.user_id)
    assert _refresh_cookie(auth.browser) != first
    assert (await auth.browser.get("/api/auth/me")).status_code == 200


async def test_tabs_get_the_same_successor_within_the_grace(auth: Auth) -> None:
    await auth.sign_in()
    token = _refresh_cookie(auth.browser)
    first, second = await _refresh(auth, token), await _refresh(auth, token)
    assert first.cookies["cabinet_refresh"] == second.cookies["cabinet_refresh"]
    assert (await _refresh(auth, first.cookies["cabinet_refresh"])).status_code == 200


async def test_twenty_tabs_at_once(live_auth: Auth) -> None:
    await live_auth.sign_in()
    token = _refresh_cookie(live_auth.browser)
    answers = await asyncio.gather(*(_refresh(live_auth, token) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.cookies["cabinet_refresh"] for answer in answers}) == 1


async def test_reuse_ends_the_whole_session(auth: Auth) -> None:
    await auth.sign_in()
    stolen = _refresh_cookie(auth.browser)
    following = (await _refresh(auth, stolen)).cookies["cabinet_refresh"]
    newest = (await _refresh(auth, following)).cookies["cabinet_refresh"]
    await _age(auth)
    answer = await _refresh(auth, stolen)
    assert answer.status_code == 401
    assert answer.json()["type"].endswith(":session-ended")
    assert (await _refresh(auth, newest)).status_code == 401
    assert (await auth.browser.get("/api/auth/me")).status_code == 401
    assert await auth.value("SELECT end_reason FROM sessions") == "reuse"


async def test_other_sessions_survive_a_reuse(auth: Auth) -> None:
    other = auth.new_browser()
    await auth.sign_in(other)
    await auth.sign_in()
    stolen = _refresh_cookie(auth.browser)
    await _refresh(auth, (await _refresh(auth, stolen)).cookies["cabinet_refresh"])
    await _age(auth)
    assert (await _refresh(auth, stolen)).status_code == 401
    assert (await other.post("/api/auth/refresh")).status_code == 200


async def test_a_lost_answer_signs_nobody_out(auth: Auth) -> None:
    await auth.sign_in()
    token = _refresh_cookie(auth.browser)
    lost = (await _refresh(auth, token)).cookies["cabinet_refresh"]
    await _age(auth)
    again = await _refresh(auth, token)
    assert again.status_code == 200
    following = again.cookies["cabinet_refresh"]
    assert following not in {token, lost}
    assert (await _refresh(auth, following)).status_code == 200
    assert await auth.value("SELECT count(*) FROM sessions WHERE ended_at IS NULL") == 1


async def test_answers_may_be_lost_again_and_again(auth: Auth) -> None:
    await auth.sign_in()
    token = _refresh_cookie(auth.browser)
    for _ in range(3):
        assert (await _refresh(auth, token)).status_code == 200
        await _age(auth)
    following = (await _refresh(auth, token)).cookies["cabinet_refresh"]
    # The next link of the chain may be lost as well.
    assert (await _refresh(auth, following)).status_code == 200
    await _age(auth)
    last = await _refresh(auth, following)
    assert (await _refresh(auth, last.cookies["cabinet_refresh"])).status_code == 200


async def test_tabs_that_come_after_a_lost_answer_get_one_successor(live_auth: Auth) -> None:
    await live_auth.sign_in()
    token = _refresh_cookie(live_auth.browser)
    lost = (await _refresh(live_auth, token)).cookies["cabinet_refresh"]
    await _age(live_auth)
    answers = await asyncio.gather(*(_refresh(live_auth, token) for _ in range(10)))
    assert {answer.status_code for answer in answers} == {200}
    (following,) = {answer.cookies["cabinet_refresh"] for answer in answers}
    assert following != lost
    assert (await _refresh(live_auth, following)).status_code == 200


async def test_who_holds_the_replaced_successor_is_found_out(auth: Auth) -> None:
    """A thief sends the owner's former token while the owner has not used its successor yet."""
    await auth.sign_in()
    stolen = _refresh_cookie(auth.browser)
    owners = (await _refresh(auth, stolen)).cookies["cabinet_refresh"]
    await _age(auth)
    thiefs = (await _refresh(auth, stolen)).cookies["cabinet_refresh"]
    assert (await _refresh(auth, owners)).status_code == 401
    assert (await _refresh(auth, thiefs)).status_code == 401
    assert await auth.value("SELECT end_reason FROM sessions") == "reuse"


async def test_the_former_token_is_theft_once_its_new_successor_was_used(auth: Auth) -> None:
    await auth.sign_in()
    stolen = _refresh_cookie(auth.browser)
    await _refresh(auth, stolen)
    await _age(auth)
    following = (await _refresh(auth, stolen)).cookies["cabinet_refresh"]
    newest = (await _refresh(auth, following)).cookies["cabinet_refresh"]
    await _age(auth)
    assert (await _refresh(auth, stolen)).status_code == 401
    assert (await _refresh(auth, newest)).status_code == 401


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE users SET active = false",
        "UPDATE sessions SET expires_at = now() - interval '1 second'",
        "UPDATE sessions SET ended_at = now()",
        "DELETE FROM sessions",
    ],
)
async def test_refresh_after_the_end(auth: Auth, change: str) -> None:
    await auth.sign_in()
    await auth.run(change)
    assert (await auth.browser.post("/api/auth/refresh")).status_code == 401
    assert (await auth.browser.get("/api/auth/me")).status_code == 401


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "x" * 5000, "\u00e9"])
async def test_refresh_with_a_made_up_token(auth: Auth, token: str) -> None:
    cookie = f"cabinet_refresh={token}".encode("latin-1")
    answer = await auth.browser.post("/api/auth/refresh", headers={b"Cookie": cookie})
    assert answer.status_code == 401


async def test_sign_out_ends_the_session_and_clears_cookies(auth: Auth) -> None:
    await auth.sign_in()
    access, token = auth.browser.cookies["cabinet_access"], _refresh_cookie(auth.browser)
    answer = await auth.browser.post("/api/auth/sign-out")
    assert answer.status_code == 204
    assert set(auth.browser.cookies) == {"cabinet_device"}
    assert (await _refresh(auth, token)).status_code == 401
    headers = {"Authorization": f"Bearer {access}"}
    assert (await auth.new_browser().get("/api/auth/me", headers=headers)).status_code == 401


async def test_sign_out_with_an_expired_access_cookie(auth: Auth) -> None:
    await auth.sign_in()
    token = _refresh_cookie(auth.browser)
    auth.browser.cookies.delete("cabinet_access")
    assert (await auth.browser.post("/api/auth/sign-out")).status_code == 204
    assert (await _refresh(auth, token)).status_code == 401


async def test_sign_out_without_session(auth: Auth) -> None:
    assert (await auth.browser.post("/api/auth/sign-out")).status_code == 204


async def test_language(auth: Auth) -> None:
    assert (
        await auth.browser.put("/api/auth/me/language", json={"language": "en"})
    ).status_code == 401
    await auth.sign_in()
    answer = await auth.browser.put("/api/auth/me/language", json={"language": "en"})
    assert answer.json()["language"] == "en"
    assert (await auth.browser.get("/api/auth/me")).json()["language"] == "en"
    assert await auth.value(
        "SELECT count(*) FROM outbox WHERE type = 'auth.user_changed.v1'"
        " AND data->>'language' = 'en' AND subscriber = 'notifications'"
    ) == 1  # fmt: skip
    answer = await auth.browser.put("/api/auth/me/language", json={"language": "de"})
    assert answer.status_code == 422
    answer = await auth.browser.put(
        "/api/auth/me/language", json={"language": "ru"}, headers={"Origin": "http://evil"}
    )
    assert answer.status_code == 403
