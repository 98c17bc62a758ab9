"""The second factor: letters and authenticators on new devices, switched on and off."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pyotp
import pytest

from services.contracts.auth import SignInCodeRequested
from tests.api.auth.conftest import PASSWORD, Auth
from tests.support.codes import sent_secret


async def _letter_on(auth: Auth) -> None:
    await auth.sign_in()
    answer = await auth.browser.put(
        "/api/auth/me/security", json={"new_device_letter": True, "password": PASSWORD}
    )
    assert answer.status_code == 200, answer.text


async def _totp_on(auth: Auth) -> tuple[str, list[str]]:
    await auth.sign_in()
    answer = await auth.browser.post("/api/auth/me/totp", json={"password": PASSWORD})
    assert answer.status_code == 200, answer.text
    secret: str = answer.json()["secret"]
    answer = await auth.browser.post("/api/auth/me/totp/confirm", json={"code": _now(secret, -1)})
    assert answer.status_code == 200, answer.text
    return secret, answer.json()["recovery_codes"]


def _now(secret: str, steps: int = 0) -> str:
    totp = pyotp.TOTP(secret)
    import time

    return totp.at(int(time.time()) + 30 * steps)


async def _asked(auth: Auth, browser: httpx.AsyncClient) -> dict[str, Any]:
    answer = await auth.sign_in(browser)
    assert answer.status_code == 202
    assert "set-cookie" not in answer.headers
    asked: dict[str, Any] = answer.json()["second_factor"]
    return asked


async def _confirm(
    browser: httpx.AsyncClient, attempt_id: str, method: str, code: str, *, remember: bool = True
) -> httpx.Response:
    return await browser.post(
        "/api/auth/sign-in/confirm",
        json={
            "attempt_id": attempt_id,
            "method": method,
            "code": code,
            "remember_device": remember,
        },
    )


async def _letter(browser: httpx.AsyncClient, attempt_id: str) -> httpx.Response:
    return await browser.post("/api/auth/sign-in/letter", json={"attempt_id": attempt_id})


async def test_letter_confirms_a_new_device_once(auth: Auth) -> None:
    await _letter_on(auth)
    # The browser that switched it on stays known.
    assert (await auth.sign_in()).status_code == 200
    browser = auth.new_browser()
    asked = await _asked(auth, browser)
    assert asked["methods"] == ["letter"]
    assert asked["masked_email"] == "i***@example.org"
    assert (await _letter(browser, asked["attempt_id"])).status_code == 202
    code = await sent_secret(auth, SignInCodeRequested.type)
    answer = await _confirm(browser, asked["attempt_id"], "letter", code)
    assert answer.status_code == 200
    assert answer.json()["id"] == str(auth.user_id)
    assert (await browser.get("/api/auth/me")).status_code == 200
    assert (await auth.sign_in(browser)).status_code == 200
    again = await _confirm(auth.new_browser(), asked["attempt_id"], "letter", code)
    assert again.status_code == 410


async def test_a_device_that_is_not_remembered_is_asked_again(auth: Auth) -> None:
    await _letter_on(auth)
    browser = auth.new_browser()
    asked = await _asked(auth, browser)
    await _letter(browser, asked["attempt_id"])
    code = await sent_secret(auth, SignInCodeRequested.type)
    answer = await _confirm(browser, asked["attempt_id"], "letter", code, remember=False)
    assert answer.status_code == 200
    assert "cabinet_device" not in browser.cookies
    await browser.post("/api/auth/sign-out")
    await _asked(auth, browser)


async def test_codes_are_sealed_on_their_way(auth: Auth) -> None:
    await _letter_on(auth)
    browser = auth.new_browser()
    asked = await _asked(auth, browser)
    await _letter(browser, asked["attempt_id"])
    code = await sent_secret(auth, SignInCodeRequested.type)
    data = await auth.value("SELECT data FROM outbox WHERE type = $1", SignInCodeRequested.type)
    assert f'"{code}"' not in data


async def test_letters_go_once_a_minute_also_for_further_attempts(auth: Auth) -> None:
    await _letter_on(auth)
    first, second = [await _asked(auth, auth.new_browser()) for _ in range(2)]
    assert (await _letter(auth.browser, first["attempt_id"])).status_code == 202
    for asked in (first, second):
        answer = await _letter(auth.browser, asked["attempt_id"])
        assert answer.status_code == 429
        assert answer.json()["type"].endswith(":wait-a-minute")
        assert int(answer.headers["retry-after"]) == 60


async def test_five_wrong_codes_end_the_attempt(auth: Auth) -> None:
    await _letter_on(auth)
    browser = auth.new_browser()
    asked = await _asked(auth, browser)
    await _letter(browser, asked["attempt_id"])
    code = await sent_secret(auth, SignInCodeRequested.type)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        answer = await _confirm(browser, asked["attempt_id"], "letter", wrong)
        assert answer.status_code == 422
        assert answer.json()["type"].endswith(":wrong-code")
    assert (await _confirm(browser, asked["attempt_id"], "letter", code)).status_code == 410
    # And a further attempt of the same user waits.
    further = await _asked(auth, browser)
    answer = await _confirm(browser, further["attempt_id"], "letter", wrong)
    assert answer.status_code == 429
    assert answer.json()["type"].endswith(":too-many-attempts")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sign_in_attempts SET expires_at = now()",
        "UPDATE users SET password_hash = 'another'",
        "UPDATE users SET active = false",
        "UPDATE second_factors SET new_device_letter = false",
        "DELETE FROM sign_in_attempts",
    ],
)
async def test_attempts_end(auth: Auth, change: str) -> None:
    await _letter_on(auth)
    browser = auth.new_browser()
    asked = await _asked(auth, browser)
    await _letter(browser, asked["attempt_id"])
    code = await sent_secret(auth, SignInCodeRequested.type)
    await auth.run(change)
    assert (await _confirm(browser, asked["attempt_id"], "letter", code)).status_code == 410
    assert (await _letter(browser, asked["attempt_id"])).status_code == 410


async def test_attempts_are_bound_to_their_application_and_need_our_page(auth: Auth) -> None:
    await _letter_on(auth)
    asked = await _asked(auth, auth.new_browser())
    admin = auth.new_browser("admin")
    assert (await _letter(admin, asked["attempt_id"])).status_code == 410
    assert (await _letter(auth.new_browser(), str(uuid4()))).status_code == 410
    foreign = auth.new_browser(Origin="http://testserver:8081")
    assert (await _letter(foreign, asked["attempt_id"])).status_code == 403
    assert (await _confirm(foreign, asked["attempt_id"], "letter", "1")).status_code == 403


async def test_authenticator_and_recovery_codes(auth: Auth) -> None:
    secret, recovery = await _totp_on(auth)
    assert len(set(recovery)) == 10
    browser = auth.new_browser()
    asked = await _asked(auth, browser)
    assert asked["methods"] == ["totp"]
    assert asked["masked_email"] is None
    code = _now(secret)
    assert (await _confirm(browser, asked["attempt_id"], "totp", code)).status_code == 200
    # A code counts once, though its thirty seconds are not over.
    other = auth.new_browser()
    asked = await _asked(auth, other)
    assert (await _confirm(other, asked["attempt_id"], "totp", code)).status_code == 422
    spelt = recovery[0].upper().replace("-", " ")
    assert (await _confirm(other, asked["attempt_id"], "totp", spelt)).status_code == 200
    asked = await _asked(auth, third := auth.new_browser())
    assert (await _confirm(third, asked["attempt_id"], "totp", recovery[0])).status_code == 422
    security = (await other.get("/api/auth/me/security")).json()
    assert security["recovery_codes_left"] == 9
    assert security["totp"] is True


async def test_secret_is_stored_sealed_and_shown_as_picture(auth: Auth) -> None:
    await auth.sign_in()
    answer = await auth.browser.post("/api/auth/me/totp", json={"password": PASSWORD})
    given = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert given["qr_svg"].startswith("<svg")
    assert given["uri"].startswith("otpauth://totp/Personal%20Cabinet:ivan%40example.org?")
    assert given["secret"] not in await auth.value("SELECT totp_secret FROM second_factors")
    # Unconfirmed it asks nobody for anything.
    assert (await auth.sign_in(auth.new_browser())).status_code == 200


async def test_authenticator_off_and_on_again(auth: Auth) -> None:
    await _totp_on(auth)
    answer = await auth.browser.post("/api/auth/me/totp", json={"password": PASSWORD})
    assert answer.status_code == 409
    answer = await auth.browser.request(
        "DELETE", "/api/auth/me/totp", json={"password": "not this one"}
    )
    assert answer.status_code == 403
    answer = await auth.browser.request("DELETE", "/api/auth/me/totp", json={"password": PASSWORD})
    assert answer.status_code == 204
    assert (await auth.sign_in(auth.new_browser())).status_code == 200
    await _totp_on(auth)


async def test_wrong_confirmation_of_an_authenticator(auth: Auth) -> None:
    await auth.sign_in()
    path = "/api/auth/me/totp/confirm"
    assert (await auth.browser.post(path, json={"code": "123456"})).status_code == 422
    await auth.browser.post("/api/auth/me/totp", json={"password": PASSWORD})
    for _ in range(4):
        assert (await auth.browser.post(path, json={"code": "12"})).status_code == 422
    assert (await auth.browser.post(path, json={"code": "12"})).status_code == 429


async def test_shorter_passwords_with_a_second_factor(auth: Auth) -> None:
    await auth.sign_in()
    change = {"current_password": PASSWORD, "new_password": "жбан-9кг"}
    security = (await auth.browser.get("/api/auth/me/security")).json()
    assert security["minimum_password_length"] == 12
    assert (await auth.browser.post("/api/auth/change-password", json=change)).status_code == 422
    await _letter_on(auth)
    security = (await auth.browser.get("/api/auth/me/security")).json()
    assert (security["minimum_password_length"], security["new_device_letter"]) == (8, True)
    assert (await auth.browser.post("/api/auth/change-password", json=change)).status_code == 200


async def test_switching_on_makes_other_devices_new(auth: Auth) -> None:
    other = auth.new_browser()
    await auth.sign_in(other)
    await _letter_on(auth)
    await _asked(auth, other)


async def test_staff_must_confirm_when_the_setting_says_so(auth: Auth) -> None:
    state = auth.app.state
    state.settings = state.settings.model_copy(update={"staff_second_factor": True})
    await auth.run("UPDATE users SET email = 'olga@example.org' WHERE login = 'olga'")
    admin = auth.new_browser("admin")
    answer = await auth.sign_in(admin, "olga")
    assert answer.status_code == 202
    attempt_id = answer.json()["second_factor"]["attempt_id"]
    assert (await _letter(admin, attempt_id)).status_code == 202
    code = await sent_secret(auth, SignInCodeRequested.type)
    assert (await _confirm(admin, attempt_id, "letter", code)).status_code == 200
    assert (await auth.sign_in(auth.new_browser())).status_code == 200


async def test_security_needs_token_password_and_our_page(auth: Auth) -> None:
    wanted = {"new_device_letter": True, "password": "not this one"}
    assert (await auth.browser.get("/api/auth/me/security")).status_code == 401
    assert (await auth.browser.put("/api/auth/me/security", json=wanted)).status_code == 401
    await auth.sign_in()
    assert (await auth.browser.put("/api/auth/me/security", json=wanted)).status_code == 403
    assert (await auth.browser.put("/api/auth/me/security", json={})).status_code == 422
    foreign = {"Origin": "http://testserver:8081"}
    answer = await auth.browser.put("/api/auth/me/security", json=wanted, headers=foreign)
    assert answer.json()["type"].endswith(":cross-origin-request")


async def test_fifty_parallel_uses_of_a_letters_code(live_auth: Auth) -> None:
    await _letter_on(live_auth)
    asked = await _asked(live_auth, live_auth.new_browser())
    await _letter(live_auth.browser, asked["attempt_id"])
    code = await sent_secret(live_auth, SignInCodeRequested.type)
    answers = await asyncio.gather(
        *(_confirm(live_auth.new_browser(), asked["attempt_id"], "letter", code) for _ in range(50))
    )
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 410}


async def test_fifty_attempts_with_one_recovery_code(live_auth: Auth) -> None:
    _, recovery = await _totp_on(live_auth)
    attempts = [await _asked(live_auth, live_auth.new_browser()) for _ in range(50)]
    answers = await asyncio.gather(
        *(
            _confirm(live_auth.new_browser(), asked["attempt_id"], "totp", recovery[3])
            for asked in attempts
        )
    )
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 422, 429}
