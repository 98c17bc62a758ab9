"""Signing in: who may, and what a stranger learns."""

import asyncio
from time import process_time

import pytest

from tests.api.auth.conftest import EMAIL, PASSWORD, Auth


@pytest.mark.parametrize(
    "login",
    [EMAIL, "IVAN@Example.ORG", " ivan@example.org ", "+79131234567", "8 (913) 123-45-67",
     "89131234567", "+7 913 123 45 67", "9131234567"],
)  # fmt: skip
async def test_sign_in_by_any_spelling(auth: Auth, login: str) -> None:
    answer = await auth.sign_in(login=login)
    assert answer.status_code == 200
    assert answer.json() == {
        "id": str(auth.user_id),
        "user_class": "consumer",
        "login": EMAIL,
        "display_name": "Иван Петров",
        "email": EMAIL,
        "phone": "+79131234567",
        "claimed_phone": None,
        "role": None,
        "language": "ru",
        "must_change_password": False,
        "must_set_second_factor": False,
        "second_factor_offered": False,
        "minimum_password_length": 12,
        "rights": [],
        "role_names": None,
    }
    assert (await auth.browser.get("/api/auth/me")).json()["id"] == str(auth.user_id)


async def test_cookies_are_for_this_application_and_no_script(auth: Auth) -> None:
    answer = await auth.sign_in()
    cookies = {text.split("=")[0]: text.lower() for text in answer.headers.get_list("set-cookie")}
    assert set(cookies) == {"cabinet_access", "cabinet_refresh", "cabinet_device"}
    for text in cookies.values():
        assert "httponly" in text
        assert "samesite=strict" in text
    assert "path=/api;" in cookies["cabinet_access"] + ";"
    assert "path=/api/auth;" in cookies["cabinet_refresh"] + ";"
    assert answer.headers["cache-control"] == "no-store"


async def test_cookies_are_secure_behind_tls(auth: Auth) -> None:
    settings = auth.app.state.settings
    auth.app.state.settings = settings.model_copy(update={"secure_cookies": True})
    answer = await auth.sign_in()
    cookies = {text.split("=")[0]: text for text in answer.headers.get_list("set-cookie")}
    assert set(cookies) == {
        "__Host-cabinet_access", "__Secure-cabinet_refresh", "__Secure-cabinet_device"
    }  # fmt: skip
    assert all("Secure" in text for text in cookies.values())
    assert "Path=/;" in cookies["__Host-cabinet_access"]


async def test_staff_sign_in_at_the_control_panel_only(auth: Auth) -> None:
    admin = auth.new_browser("admin")
    answer = await auth.sign_in(admin, "Olga")
    assert answer.json()["role"] == "operator"
    assert {text.split("=")[0] for text in answer.headers.get_list("set-cookie")} == {
        "admin_access", "admin_refresh", "admin_device"
    }  # fmt: skip
    assert (await auth.sign_in(login="olga")).status_code == 401
    assert (await auth.sign_in(auth.new_browser("admin"), EMAIL)).status_code == 401


async def test_refusals_are_all_alike(auth: Auth) -> None:
    await auth.run(
        "INSERT INTO users (id, user_class, email, display_name, password_hash, active)"
        " SELECT gen_random_uuid(), 'consumer', 'blocked@example.org', '', password_hash, false"
        " FROM users WHERE id = $1",
        auth.user_id,
    )
    answers = [
        await auth.sign_in(login="nobody@example.org"),
        await auth.sign_in(login=EMAIL, password="wrong"),
        await auth.sign_in(login="blocked@example.org"),
        await auth.sign_in(login="not a login at all"),
        await auth.sign_in(login="+7 000"),
    ]
    bodies = []
    for answer in answers:
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers
        body = answer.json()
        body.pop("request_id")
        bodies.append((body, sorted(answer.headers)))
    assert all(body == bodies[0] for body in bodies)
    assert bodies[0][0]["type"].endswith(":sign-in-refused")


@pytest.mark.alone
async def test_refusals_take_the_same_time(auth: Auth) -> None:
    await auth.run(
        "INSERT INTO users (id, user_class, email, display_name, password_hash, active)"
        " SELECT gen_random_uuid(), 'consumer', 'blocked' || n || '@example.org', '',"
        " password_hash, false FROM users, generate_series(1, 9) n WHERE users.id = $1",
        auth.user_id,
    )
    times: dict[str, list[float]] = {"unknown": [], "wrong": [], "blocked": []}
    for number in range(1, 10):
        await auth.run("DELETE FROM attempt_counters")
        for kind, login in (
            ("unknown", f"nobody{number}@example.org"),
            ("wrong", EMAIL),
            ("blocked", f"blocked{number}@example.org"),
        ):
            password = PASSWORD if kind == "blocked" else "wrong"
            # Of all threads of the service, which runs in this process: a hash is work and waits
            # for nothing, however busy the machine is with other things.
            started = process_time()
            assert (await auth.sign_in(login=login, password=password)).status_code == 401
            times[kind].append(process_time() - started)
    # The quickest of nine: what else is done meanwhile only ever adds.
    quickest = {kind: min(values) for kind, values in times.items()}
    # Without the hash an unknown login would answer ten times sooner.
    assert max(quickest.values()) < 1.5 * min(quickest.values()), quickest


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{}", b"[]", b"null", b'{"login": "x"}', b'{"login": 5, "password": "x"}',
        b'{"login": "x", "password": ""}', b'{"login": "\\ud800", "password": "x"}', b"\xff\xfe",
        b'{"login": "a\\u0000b@example.org", "password": "x"}',
        b'{"login": "x", "password": "\\ud800"}', b'{"login": "x", "password": "\xed\xa0\x80"}',
        b'{"login": "x", "password": "' + b"p" * 2000 + b'"}',
        b'{"login": "' + b"x" * 300 + b'", "password": "x"}', b"[" * 100_000,
    ],
)  # fmt: skip
async def test_bad_input_is_422_and_never_repeated(auth: Auth, body: bytes) -> None:
    answer = await auth.browser.post(
        "/api/auth/sign-in", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert b"ppp" not in answer.content


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"}, {"Origin": "http://testserver:8081"},
        {"Origin": "https://testserver"}, {"Origin": "null"}, {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["sign-in", "sign-out", "refresh", "change-password"])
async def test_other_origins_are_refused(auth: Auth, path: str, headers: dict[str, str]) -> None:
    await auth.sign_in()
    answer = await auth.browser.post(f"/api/auth/{path}", json={}, headers=headers)
    assert answer.status_code in (403, 422)
    answer = await auth.browser.post(
        f"/api/auth/{path}",
        json={
            "login": EMAIL,
            "password": PASSWORD,
            "current_password": PASSWORD,
            "new_password": "quite another 42 way",
        },
        headers=headers,
    )
    assert answer.status_code == 403
    assert answer.json()["type"].endswith(":cross-origin-request")
    assert (await auth.browser.get("/api/auth/me")).status_code == 200


async def test_five_failures_are_free_then_one_waits(auth: Auth) -> None:
    for _ in range(5):
        assert (await auth.sign_in(password="wrong")).status_code == 401
    answer = await auth.sign_in()
    assert answer.status_code == 429
    assert answer.json()["type"].endswith(":too-many-attempts")
    assert 1 <= int(answer.headers["retry-after"]) <= 5
    # The wait is over: the right password signs in and starts the counter anew.
    await auth.run("UPDATE attempt_counters SET blocked_until = now() - interval '1 s'")
    assert (await auth.sign_in(auth.new_browser())).status_code == 200
    for _ in range(5):
        assert (await auth.sign_in(auth.new_browser(), password="wrong")).status_code == 401


async def test_waits_grow(auth: Auth) -> None:
    waits = []
    for _ in range(9):
        await auth.sign_in(login="nobody@example.org", password="wrong")
        answer = await auth.sign_in(login="NOBODY@example.org", password="wrong")
        if answer.status_code == 429:
            waits.append(int(answer.headers["retry-after"]))
        await auth.run("UPDATE attempt_counters SET blocked_until = now() - interval '1 s'")
    assert waits == sorted(waits)
    assert waits[-1] >= 8 * waits[0] > 0


async def test_stranger_cannot_lock_the_owner_out_of_a_known_device(auth: Auth) -> None:
    await auth.sign_in()
    stranger = auth.new_browser()
    for _ in range(7):
        await auth.sign_in(stranger, password="wrong")
    assert (await auth.sign_in(stranger)).status_code == 429
    assert (await auth.sign_in()).status_code == 200
    # The known device has its own five.
    for _ in range(5):
        assert (await auth.sign_in(password="wrong")).status_code == 401
    assert (await auth.sign_in()).status_code == 429


async def test_network_waits_after_many_logins(auth: Auth) -> None:
    for number in range(30):
        answer = await auth.sign_in(login=f"nobody{number}@example.org")
        assert answer.status_code == 401
    assert (await auth.sign_in()).status_code == 429
    elsewhere = auth.new_browser(**{"X-Forwarded-For": "198.51.100.7"})
    assert (await auth.sign_in(elsewhere)).status_code == 200


async def test_guesses_at_once_are_counted(live_auth: Auth) -> None:
    browsers = [live_auth.new_browser() for _ in range(30)]
    answers = await asyncio.gather(
        *(live_auth.sign_in(browser, password="wrong") for browser in browsers)
    )
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(401) == 5
    assert statuses.count(429) == 25


async def test_nothing_typed_is_kept_or_logged(
    auth: Auth, capfd: pytest.CaptureFixture[str]
) -> None:
    await auth.sign_in(login="my secret typed here", password="another secret")
    await auth.sign_in()
    kept = await auth.value("SELECT string_agg(e::text, '') FROM security_events e")
    logged = "".join(capfd.readouterr())
    for secret in ("my secret", "another secret", PASSWORD, EMAIL, "9131234567"):
        assert secret not in kept + logged
