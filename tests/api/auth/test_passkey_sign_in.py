"""Signing in with a passkey: alone, and as the second step after the password."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.auth.passkeys.rules import new_challenge
from services.kit.sealing import derived_key
from tests.api.auth.conftest import PASSWORD, Auth
from tests.api.auth.passkey_browsers import (
    SIGN_IN,
    add,
    authenticator,
    browser_of,
    enter,
    request_options,
    signed_in,
    with_passkey,
)
from tests.support.authenticator import Authenticator, encoded
from tests.support.tokens import keys_dir


def _refused(answer: httpx.Response) -> None:
    assert answer.status_code == 401, answer.text
    assert answer.json()["type"].endswith(":sign-in-refused")
    assert "set-cookie" not in answer.headers


async def test_a_passkey_alone_signs_in_on_a_new_device(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    browser = browser_of(auth)
    answer = await enter(browser, keeper)
    assert answer.status_code == 200, answer.text
    assert answer.json()["id"] == str(auth.user_id)
    assert answer.headers["cache-control"] == "no-store"
    assert (await browser.get("/api/auth/me")).status_code == 200
    # The device is known: the password alone does there.
    await browser.post("/api/auth/sign-out")
    assert (await auth.sign_in(browser)).status_code == 200
    row = await auth.value("SELECT (sign_count, last_used_at IS NOT NULL)::text FROM passkeys")
    assert row == "(1,t)"
    kinds = "SELECT count(*) FROM security_events WHERE kind = 'signed_in'"
    assert await auth.value(kinds) == 3


async def test_staff_sign_in_with_a_passkey(auth: Auth) -> None:
    _, keeper = await with_passkey(auth, "admin", "olga")
    browser = browser_of(auth, "admin")
    answer = await enter(browser, keeper)
    assert (answer.status_code, answer.json()["user_class"]) == (200, "staff")
    assert "admin_access" in browser.cookies


async def test_options_are_the_same_for_everybody(auth: Auth) -> None:
    await with_passkey(auth)
    known, unknown = [await request_options(browser_of(auth)) for _ in range(2)]
    assert known.keys() == unknown.keys()
    assert known.pop("challenge") != unknown.pop("challenge")
    assert known == unknown
    assert known["userVerification"] == "required"
    assert known["allowCredentials"] == []
    body = {"attempt_id": str(uuid4())}
    answer = await browser_of(auth).post(f"{SIGN_IN}/confirm-options", json=body)
    assert answer.status_code == 410


@pytest.mark.parametrize(
    ("ways", "changes"),
    [
        ({}, {"origin": "http://localhost:8081"}),
        ({}, {"origin": "https://localhost:8080"}),
        ({}, {"origin": "http://localhost:8080.evil.example"}),
        ({}, {"type": "webauthn.create"}),
        ({}, {"crossOrigin": True}),
        ({}, {"challenge": encoded(bytes(56))}),
        ({"rp_id": "evil.example"}, {}),
        ({"verifies": False}, {}),
        ({"user_handle": b"another"}, {}),
        ({"user_handle": b""}, {}),
        ({"credential_id": b"unknown"}, {}),
        ({"key": authenticator().key}, {}),
    ],
)
async def test_a_passkey_is_refused(
    auth: Auth, ways: dict[str, Any], changes: dict[str, Any]
) -> None:
    _, keeper = await with_passkey(auth)
    for name, value in ways.items():
        setattr(keeper, name, value)
    _refused(await enter(browser_of(auth), keeper, **changes))
    assert await auth.value("SELECT sign_count FROM passkeys") == 0
    events = "SELECT count(*) FROM security_events WHERE kind = 'sign_in_refused'"
    assert await auth.value(events) == 1


async def test_an_answer_counts_once(auth: Auth) -> None:
    _, keeper = await with_passkey(auth, counts=False)
    browser = browser_of(auth)
    body = {"credential": keeper.get(await request_options(browser))}
    assert (await browser.post(SIGN_IN, json=body)).status_code == 200
    _refused(await browser_of(auth).post(SIGN_IN, json=body))
    # Keys that do not count their uses are taken again and again.
    assert (await enter(browser_of(auth), keeper)).status_code == 200


async def test_challenges_are_for_one_purpose_and_five_minutes(auth: Auth) -> None:
    browser, keeper = await with_passkey(auth)
    created = await browser.post("/api/auth/me/passkeys/options", json={"password": PASSWORD})
    other = created.json()["public_key"]["challenge"]
    _refused(await enter(browser_of(auth), keeper, challenge=other))
    staff = await request_options(browser_of(auth, "admin"))
    _refused(await enter(browser_of(auth), keeper, challenge=staff["challenge"]))
    key = derived_key(keys_dir(), "auth", "passkey challenges")
    from datetime import timedelta

    from services.kit.clock import utc_now

    for age, status in ((timedelta(minutes=5), 401), (timedelta(minutes=4), 200)):
        made = new_challenge(key, "sign in consumer", utc_now() - age)
        answer = await enter(browser_of(auth), keeper, challenge=encoded(made))
        assert answer.status_code == status


async def test_a_copied_passkey_is_refused_and_noted(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    assert (await enter(browser_of(auth), keeper)).status_code == 200
    assert (await enter(browser_of(auth), keeper)).status_code == 200
    keeper.sign_count = 1
    _refused(await enter(browser_of(auth), keeper))
    assert await auth.value("SELECT sign_count FROM passkeys") == 2
    noted = "SELECT user_id FROM security_events WHERE kind = 'passkey_copied'"
    assert await auth.value(noted) == auth.user_id
    # A wrong signature with a low counter is no copy.
    keeper.sign_count, keeper.key = 0, authenticator().key
    _refused(await enter(browser_of(auth), keeper))
    count = "SELECT count(*) FROM security_events WHERE kind = 'passkey_copied'"
    assert await auth.value(count) == 1


async def test_blocked_users_and_the_other_class_are_refused(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    admin = browser_of(auth, "admin")
    keeper.origin = "http://localhost:8081"
    _refused(await enter(admin, keeper))
    keeper.origin = "http://localhost:8080"
    await auth.run("UPDATE users SET active = false WHERE id = $1", auth.user_id)
    _refused(await enter(browser_of(auth), keeper))


async def test_temporary_passwords_restrict_and_end_the_sign_in(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    await auth.run("UPDATE users SET must_change_password = true WHERE id = $1", auth.user_id)
    browser = browser_of(auth)
    answer = await enter(browser, keeper)
    assert (answer.status_code, answer.json()["must_change_password"]) == (200, True)
    assert (await browser.get("/api/auth/me/security")).status_code == 403
    await auth.run("UPDATE users SET temporary_expires_at = now() - interval '1 second'")
    _refused(await enter(browser_of(auth), keeper))


async def test_failures_count_for_the_network(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    stranger = authenticator(user_handle=keeper.user_handle)
    for _ in range(30):
        _refused(await enter(browser_of(auth), stranger))
    answer = await enter(browser_of(auth), keeper)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    # And so does the password, from the same network.
    answer = await auth.sign_in(browser_of(auth), "nobody@example.org")
    assert answer.status_code == 429


async def test_broken_answers_are_refused(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    browser = browser_of(auth)
    good = keeper.get(await request_options(browser))
    broken = ("AAAA", "!!!", encoded(b"["), encoded(b"[" * 900), encoded(b"{}"), "é")
    for field in ("clientDataJSON", "authenticatorData", "signature"):
        for value in broken[:3]:
            changed = good | {"response": good["response"] | {field: value}}
            _refused(await browser.post(SIGN_IN, json={"credential": changed}))
    for value in broken:
        await auth.run("DELETE FROM attempt_counters")
        changed = good | {"rawId": value}
        _refused(await browser.post(SIGN_IN, json={"credential": changed}))
        changed = good | {"response": good["response"] | {"userHandle": value[:100]}}
        _refused(await browser.post(SIGN_IN, json={"credential": changed}))
    answer = await browser.post(SIGN_IN, json={"credential": {}})
    assert answer.status_code == 422
    foreign = auth.new_browser(Host="localhost:8080", Origin="http://localhost:8081")
    answer = await foreign.post(SIGN_IN, json={"credential": good})
    assert answer.json()["type"].endswith(":cross-origin-request")


async def _asked(auth: Auth, browser: httpx.AsyncClient) -> str:
    answer = await auth.sign_in(browser)
    assert answer.status_code == 202, answer.text
    attempt_id: str = answer.json()["second_factor"]["attempt_id"]
    return attempt_id


async def _confirm(
    browser: httpx.AsyncClient, attempt_id: str, keeper: Authenticator, *, remember: bool = True
) -> httpx.Response:
    answer = await browser.post(f"{SIGN_IN}/confirm-options", json={"attempt_id": attempt_id})
    if answer.status_code != 200:
        return answer
    credential = keeper.get(answer.json()["public_key"])
    return await browser.post(f"{SIGN_IN}/confirm", json=_body(attempt_id, credential, remember))


def _body(attempt_id: str, credential: dict[str, Any], remember: bool = True) -> dict[str, Any]:
    return {"attempt_id": attempt_id, "credential": credential, "remember_device": remember}


async def test_a_passkey_confirms_a_new_device(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    browser = browser_of(auth)
    attempt_id = await _asked(auth, browser)
    options = await browser.post(f"{SIGN_IN}/confirm-options", json={"attempt_id": attempt_id})
    allowed = options.json()["public_key"]["allowCredentials"]
    assert [one["id"] for one in allowed] == [encoded(keeper.credential_id)]
    answer = await _confirm(browser, attempt_id, keeper)
    assert (answer.status_code, answer.json()["id"]) == (200, str(auth.user_id))
    assert (await auth.sign_in(browser)).status_code == 200
    assert (await _confirm(browser, attempt_id, keeper)).status_code == 410


async def test_a_device_that_is_not_remembered_is_asked_again(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    browser = browser_of(auth)
    attempt_id = await _asked(auth, browser)
    assert (await _confirm(browser, attempt_id, keeper, remember=False)).status_code == 200
    await browser.post("/api/auth/sign-out")
    await _asked(auth, browser)


async def test_recovery_codes_stand_in_for_a_passkey(auth: Auth) -> None:
    owner = await signed_in(auth)
    codes = (await add(owner, authenticator()))["recovery_codes"]
    browser = browser_of(auth)
    attempt_id = await _asked(auth, browser)
    body = {"attempt_id": attempt_id, "remember_device": False, "code": codes[0]}
    path = "/api/auth/sign-in/confirm"
    # There is neither an application nor a letter.
    for method in ("totp", "letter"):
        assert (await browser.post(path, json=body | {"method": method})).status_code == 410
    recovery = body | {"method": "recovery"}
    answer = await browser.post(path, json=recovery | {"code": "23456-23456"})
    assert answer.status_code == 422
    assert (await browser.post(path, json=recovery)).status_code == 200
    attempt_id = await _asked(auth, browser)
    again = recovery | {"attempt_id": attempt_id}
    assert (await browser.post(path, json=again)).status_code == 422


async def test_who_has_no_passkey_cannot_confirm_by_one_or_by_a_recovery_code(auth: Auth) -> None:
    owner, keeper = await with_passkey(auth)
    await owner.put("/api/auth/me/security", json={"new_device_letter": True, "password": PASSWORD})
    await auth.run("DELETE FROM passkeys")
    browser = browser_of(auth)
    answer = await auth.sign_in(browser)
    assert answer.json()["second_factor"]["methods"] == ["letter"]
    attempt_id = answer.json()["second_factor"]["attempt_id"]
    assert (await _confirm(browser, attempt_id, keeper)).status_code == 410
    body = {"attempt_id": attempt_id, "remember_device": False, "code": "23456-23456"}
    answer = await browser.post("/api/auth/sign-in/confirm", json=body | {"method": "recovery"})
    assert answer.status_code == 410


async def test_five_wrong_passkeys_end_the_attempt(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    browser = browser_of(auth)
    attempt_id = await _asked(auth, browser)
    stranger = authenticator(
        user_handle=keeper.user_handle, credential_id=keeper.credential_id, rp_id="localhost"
    )
    for _ in range(5):
        answer = await _confirm(browser, attempt_id, stranger)
        assert answer.status_code == 422
        assert answer.json()["type"].endswith(":passkey-refused")
    assert (await _confirm(browser, attempt_id, keeper)).status_code == 410


async def test_a_second_step_takes_its_own_challenge_and_its_own_user(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    _, olgas = await with_passkey(auth, "admin", "olga")
    olgas.origin = keeper.origin
    browser = browser_of(auth)
    attempt_id = await _asked(auth, browser)
    assert (await _confirm(browser, attempt_id, olgas)).status_code == 422
    entering = keeper.get(await request_options(browser))
    answer = await browser.post(f"{SIGN_IN}/confirm", json=_body(attempt_id, entering))
    assert answer.status_code == 422
    # And a second step's answer does not sign in alone.
    options = await browser.post(f"{SIGN_IN}/confirm-options", json={"attempt_id": attempt_id})
    confirming = keeper.get(options.json()["public_key"])
    _refused(await browser.post(SIGN_IN, json={"credential": confirming}))
    keeper.user_handle = olgas.user_handle
    assert (await _confirm(browser, attempt_id, keeper)).status_code == 422
    admin = browser_of(auth, "admin")
    assert (await _confirm(admin, attempt_id, keeper)).status_code == 410


async def test_a_copied_passkey_confirms_nothing(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    await auth.run("UPDATE passkeys SET sign_count = 7")
    browser = browser_of(auth)
    answer = await _confirm(browser, await _asked(auth, browser), keeper)
    assert answer.status_code == 422
    noted = "SELECT user_id FROM security_events WHERE kind = 'passkey_copied'"
    assert await auth.value(noted) == auth.user_id


async def test_fifty_parallel_uses_of_one_answer(live_auth: Auth) -> None:
    # Neither counter nor credential would stop them: only the challenge does.
    _, keeper = await with_passkey(live_auth, counts=False)
    credential = keeper.get(await request_options(browser_of(live_auth)))
    answers = await asyncio.gather(
        *(browser_of(live_auth).post(SIGN_IN, json={"credential": credential}) for _ in range(50))
    )
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 401, 429}


async def test_fifty_parallel_confirmations_by_one_answer(live_auth: Auth) -> None:
    _, keeper = await with_passkey(live_auth, counts=False)
    browser = browser_of(live_auth)
    attempt_id = await _asked(live_auth, browser)
    options = await browser.post(f"{SIGN_IN}/confirm-options", json={"attempt_id": attempt_id})
    body = _body(attempt_id, keeper.get(options.json()["public_key"]))
    answers = await asyncio.gather(
        *(browser_of(live_auth).post(f"{SIGN_IN}/confirm", json=body) for _ in range(50))
    )
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 410}
