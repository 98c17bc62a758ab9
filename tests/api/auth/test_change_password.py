"""Changing a password; what a temporary one allows."""

import asyncio

import httpx
import pytest

from tests.api.auth.conftest import EMAIL, PASSWORD, Auth
from tests.support.doors import OPEN_TO_ANYBODY

NEW = "quite another 42 way"
FIRST = {"login": "miradmin", "password": "mirpass"}


async def _change(
    browser: httpx.AsyncClient, new: str = NEW, current: str = PASSWORD
) -> httpx.Response:
    return await browser.post(
        "/api/auth/change-password", json={"current_password": current, "new_password": new}
    )


async def test_change_password_ends_other_sessions_and_tells(auth: Auth) -> None:
    other = auth.new_browser()
    await auth.sign_in(other)
    await auth.sign_in()
    before = dict(auth.browser.cookies)
    answer = await _change(auth.browser)
    assert answer.status_code == 200, answer.text
    assert answer.json()["must_change_password"] is False
    assert auth.browser.cookies["cabinet_refresh"] != before["cabinet_refresh"]
    assert (await auth.browser.get("/api/auth/me")).status_code == 200
    assert (await auth.browser.post("/api/auth/refresh")).status_code == 200
    assert (await other.get("/api/auth/me")).status_code == 401
    assert (await other.post("/api/auth/refresh")).status_code == 401
    assert (await auth.sign_in(auth.new_browser())).status_code == 401
    assert (await auth.sign_in(auth.new_browser(), password=NEW)).status_code == 200
    assert (
        await auth.value(
            "SELECT count(*) FROM outbox WHERE type = 'auth.password_changed.v1'"
            " AND subscriber = 'notifications' AND data->>'email' = $1",
            EMAIL,
        )
        == 1
    )


async def test_former_refresh_token_is_worth_nothing_after_a_change(auth: Auth) -> None:
    await auth.sign_in()
    former = auth.browser.cookies["cabinet_refresh"]
    await _change(auth.browser)
    thief = auth.new_browser()
    thief.cookies.set("cabinet_refresh", former)
    assert (await thief.post("/api/auth/refresh")).status_code == 401


async def test_change_password_without_session(auth: Auth) -> None:
    assert (await _change(auth.browser)).status_code == 401


async def test_change_password_with_a_wrong_one_is_counted(auth: Auth) -> None:
    await auth.sign_in()
    for _ in range(5):
        answer = await _change(auth.browser, current="wrong")
        assert answer.status_code == 403
        assert answer.json()["type"].endswith(":wrong-password")
    answer = await _change(auth.browser)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert await auth.value("SELECT count(*) FROM outbox WHERE type LIKE '%password%'") == 0


@pytest.mark.parametrize(
    ("new", "codes"),
    [
        ("short 42", {"too-short"}),
        ("x1!" * 43, {"too-long"}),
        ("passwordpassword", {"known-bad"}),
        ("qwertyuiop123456", {"known-bad"}),
        ("Sunshine2024!!!!", {"known-bad"}),
        (EMAIL, {"same-as-login"}),
        ("+79131234567", {"same-as-login"}),
        (PASSWORD, {"same-as-current"}),
    ],
)
async def test_weak_passwords(auth: Auth, new: str, codes: set[str]) -> None:
    await auth.sign_in()
    answer = await _change(auth.browser, new)
    assert answer.status_code == 422
    assert answer.json()["type"].endswith(":weak-password")
    assert {error["code"] for error in answer.json()["errors"]} >= codes
    assert new not in answer.text
    assert (await auth.browser.get("/api/auth/me")).status_code == 200


@pytest.mark.parametrize("body", [{}, {"current_password": "x"}, {"new_password": 5}, []])
async def test_change_password_bad_input(auth: Auth, body: object) -> None:
    await auth.sign_in()
    answer = await auth.browser.post("/api/auth/change-password", json=body)
    assert answer.status_code == 422


async def test_ten_changes_at_once_are_one(live_auth: Auth) -> None:
    await live_auth.sign_in()
    cookies = dict(live_auth.browser.cookies)
    browsers = [live_auth.new_browser() for _ in range(5)]
    for browser in browsers:
        browser.cookies.update(cookies)
    answers = await asyncio.gather(
        *(_change(browser, f"{NEW} {number}") for number, browser in enumerate(browsers))
    )
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[0] == 200
    assert all(status in (401, 403, 429) for status in statuses[1:])
    assert await live_auth.value("SELECT count(*) FROM outbox WHERE type LIKE '%password%'") == 1


async def test_first_administrator_must_change_the_password(auth: Auth) -> None:
    admin = auth.new_browser("admin")
    answer = await admin.post("/api/auth/sign-in", json=FIRST)
    assert answer.status_code == 200
    assert answer.json()["role"] == "administrator"
    assert answer.json()["must_change_password"] is True
    # Refreshing does not lift the restriction.
    assert (await admin.post("/api/auth/refresh")).json()["must_change_password"] is True
    answer = await _change(admin, "миражи над степью 7", current="mirpass")
    assert answer.status_code == 200
    assert (await admin.put("/api/auth/me/language", json={"language": "en"})).status_code == 200
    again = auth.new_browser("admin")
    assert (await again.post("/api/auth/sign-in", json=FIRST)).status_code == 401


async def test_restricted_caller_is_refused_by_every_other_route(auth: Auth) -> None:
    admin = auth.new_browser("admin")
    await admin.post("/api/auth/sign-in", json=FIRST)
    allowed = {"/api/auth/me", "/api/auth/change-password"} | {
        route.split()[1] for route in OPEN_TO_ANYBODY["auth"]
    }
    tried = 0
    for path, item in auth.app.openapi()["paths"].items():
        if not path.startswith("/api/") or path.startswith("/api/auth/sign-in") or path in allowed:
            continue
        for method in item:
            answer = await admin.request(method, path, json={"language": "ru"})
            assert answer.status_code == 403, path
            assert answer.json()["type"].endswith(":password-change-required")
            tried += 1
    assert tried
    assert (await admin.get("/api/auth/me")).status_code == 200
    assert (await admin.post("/api/auth/sign-out")).status_code == 204
