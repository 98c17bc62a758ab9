"""Recovery: neutral answers, a password beside the present one, one-time links."""

import asyncio
import statistics
import time
from typing import Any

import httpx
import pytest

from services.auth.invitations.queries import acts_for_any
from services.auth.recoveries.actions import RecoveryMode, handle_next
from services.contracts.auth import SignInCodeRequested
from tests.api.auth.applicants import events, opened, recover, register, sent_password
from tests.api.auth.conftest import EMAIL, PASSWORD, Auth
from tests.support.codes import sent_secret
from tests.support.tokens import keys_dir
from tests.support.waits import exhaust

NEW = "пшеница и 12 сноп"


async def handle(auth: Auth, mode: RecoveryMode = "password") -> None:
    await exhaust(
        lambda: handle_next(
            auth.database,
            mode=mode,
            wants_link=acts_for_any,
            keys_dir=keys_dir(),
            cabinet_address="http://cabinet.example",
        ),
        "recoveries handled",
    )


async def test_letter_brings_a_password_beside_the_present_one(auth: Auth) -> None:
    old = auth.new_browser()
    assert (await auth.sign_in(old)).status_code == 200
    assert (await recover(auth, f" {EMAIL.upper()} ")).status_code == 202
    await handle(auth)
    # Whoever asked shuts nobody out.
    assert (await auth.sign_in()).status_code == 200
    assert (await old.get("/api/auth/me")).status_code == 200
    password = await sent_password(auth, EMAIL)
    answer = await auth.sign_in(auth.new_browser(), password=password)
    assert answer.status_code == 200
    assert answer.json()["must_change_password"] is True
    assert (await old.get("/api/auth/me")).status_code == 401
    assert (await auth.sign_in(auth.new_browser())).status_code == 401
    ended = "SELECT jsonb_array_length(data->'session_ids') FROM outbox WHERE type = $1"
    assert await auth.value(ended, "auth.sessions_ended.v1") == 2
    await old.aclose()


async def test_fifty_uses_of_one_password_at_once(live_auth: Auth) -> None:
    await recover(live_auth, EMAIL)
    await handle(live_auth)
    password = await sent_password(live_auth, EMAIL)
    answers = await asyncio.gather(
        *(live_auth.sign_in(live_auth.new_browser(), password=password) for _ in range(5))
    )
    assert {answer.status_code for answer in answers} <= {200, 401, 429}
    used = "SELECT count(*) FROM security_events WHERE kind = 'temporary_password_used'"
    assert await live_auth.value(used) == 1


@pytest.mark.parametrize("email", ["nobody@example.org", "olga@example.org"])
async def test_unknown_address_gets_no_letter(auth: Auth, email: str) -> None:
    assert (await recover(auth, email)).status_code == 202
    await handle(auth)
    assert await events(auth, "auth.temporary_password_issued.v1") == []


async def test_blocked_user_gets_no_letter(auth: Auth) -> None:
    await auth.run("UPDATE users SET active = false WHERE email = $1", EMAIL)
    assert (await recover(auth, EMAIL)).status_code == 202
    await handle(auth)
    assert await events(auth, "auth.temporary_password_issued.v1") == []


async def test_no_flood_of_letters(auth: Auth) -> None:
    for expected in (1, 1):
        await recover(auth, EMAIL)
        await handle(auth)
        assert len(await events(auth, "auth.temporary_password_issued.v1")) == expected
    minute = "UPDATE recovery_requests SET handled_at = handled_at - interval '61 seconds'"
    for _ in range(8):
        await auth.run(minute)
        await recover(auth, EMAIL)
        await handle(auth)
    assert len(await events(auth, "auth.temporary_password_issued.v1")) == 5


async def _link(auth: Auth) -> str:
    await recover(auth, EMAIL)
    await handle(auth, "link")
    issued = (await events(auth, "auth.recovery_link_issued.v1"))[0]
    address, token = opened(EMAIL, issued["sealed_link"]).split("#token=")
    assert address == "http://cabinet.example/recovery/confirm"
    return token


async def confirm(
    auth: Auth, token: str, new: str = NEW, browser: httpx.AsyncClient | None = None
) -> httpx.Response:
    return await (browser or auth.browser).post(
        "/api/auth/recoveries/confirm", json={"token": token, "new_password": new}
    )


async def test_link_sets_a_password_once(auth: Auth) -> None:
    old = auth.new_browser()
    await auth.sign_in(old)
    token = await _link(auth)
    weak = await confirm(auth, token, "qwerty")
    assert weak.json()["type"].endswith(":weak-password")
    assert (await confirm(auth, token)).status_code == 200
    again = await confirm(auth, token, browser=auth.new_browser())
    assert "set-cookie" not in again.headers
    assert (again.status_code, again.json()["type"].split(":")[-1]) == (410, "link-expired")
    assert (await old.get("/api/auth/me")).status_code == 401
    assert (await auth.sign_in(password=PASSWORD)).status_code == 401
    assert (await auth.sign_in(password=NEW)).status_code == 200
    assert len(await events(auth, "auth.password_changed.v1")) == 1
    await old.aclose()


async def test_link_lets_in_and_ends_all_other_sessions(auth: Auth) -> None:
    old = auth.new_browser()
    await auth.sign_in(old)
    # A guesser has made the login wait: whoever holds the link need not.
    for _ in range(8):
        await auth.sign_in(auth.new_browser(), password="a guess")
    assert (await auth.sign_in(auth.new_browser())).status_code == 429
    browser = auth.new_browser()
    answer = await confirm(auth, await _link(auth), browser=browser)
    assert answer.json()["id"] == str(auth.user_id)
    assert answer.headers["Cache-Control"] == "no-store"
    assert (await browser.get("/api/auth/me")).json()["must_change_password"] is False
    assert (await browser.post("/api/auth/refresh")).status_code == 200
    live = (await browser.get("/api/auth/me/sessions")).json()
    assert [one["current"] for one in live["items"]] == [True]
    assert (await old.get("/api/auth/me")).status_code == 401
    assert (await auth.sign_in(auth.new_browser(), password=NEW)).status_code == 200


async def test_a_second_factor_is_asked_after_the_link_too(auth: Auth) -> None:
    await auth.sign_in()
    wanted = {"new_device_letter": True, "password": PASSWORD}
    assert (await auth.browser.put("/api/auth/me/security", json=wanted)).status_code == 200
    # Also in the browser that was known until now.
    answer = await confirm(auth, await _link(auth))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (202, "no-store")
    assert "set-cookie" not in answer.headers
    assert (await auth.browser.get("/api/auth/me")).status_code == 401
    asked = answer.json()["second_factor"]
    assert (asked["methods"], asked["masked_email"]) == (["letter"], "i***@example.org")
    attempt = {"attempt_id": asked["attempt_id"]}
    assert (await auth.browser.post("/api/auth/sign-in/letter", json=attempt)).status_code == 202
    code = await sent_secret(auth, SignInCodeRequested.type)
    given = attempt | {"method": "letter", "code": code, "remember_device": False}
    answer = await auth.browser.post("/api/auth/sign-in/confirm", json=given)
    assert answer.status_code == 200, answer.text
    assert (await auth.browser.get("/api/auth/me")).status_code == 200


async def test_a_blocked_user_is_not_let_in_by_a_link(auth: Auth) -> None:
    token = await _link(auth)
    hashed = "SELECT password_hash FROM users WHERE email = $1"
    before = await auth.value(hashed, EMAIL)
    await auth.run("UPDATE users SET active = false WHERE email = $1", EMAIL)
    answer = await confirm(auth, token)
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (410, "link-expired")
    assert "set-cookie" not in answer.headers
    assert await auth.value(hashed, EMAIL) == before


async def test_a_link_opens_only_the_application_of_its_user(auth: Auth) -> None:
    token = await _link(auth)
    answer = await confirm(auth, token, browser=auth.new_browser("admin"))
    assert answer.status_code == 410
    assert "set-cookie" not in answer.headers
    assert (await confirm(auth, token)).status_code == 200


async def test_a_link_needs_our_page(auth: Auth) -> None:
    token = await _link(auth)
    elsewhere = auth.new_browser(Origin="http://elsewhere.example")
    assert (await confirm(auth, token, browser=elsewhere)).status_code == 403
    assert (await confirm(auth, token)).status_code == 200


async def test_link_lives_sixty_hours(auth: Auth) -> None:
    token = await _link(auth)
    left = await auth.value("SELECT expires_at - clock_timestamp() FROM recovery_links")
    assert 59 < left.total_seconds() / 3600 <= 60
    await auth.run("UPDATE recovery_links SET expires_at = now() - interval '1 second'")
    assert (await confirm(auth, token)).status_code == 410
    assert (await confirm(auth, "nonsense")).status_code == 410


async def test_fifty_uses_of_one_link_at_once(live_auth: Auth) -> None:
    token = await _link(live_auth)
    answers = await asyncio.gather(*(confirm(live_auth, token) for _ in range(50)))
    assert sorted(answer.status_code for answer in answers) == [200] + [410] * 49
    assert await live_auth.value("SELECT count(*) FROM sessions WHERE ended_at IS NULL") == 1


def _plain(answer: httpx.Response) -> tuple[Any, ...]:
    headers = {k: v for k, v in answer.headers.items() if k != "x-request-id"}
    return answer.status_code, answer.content, headers


async def test_answers_tell_nothing(auth: Auth) -> None:
    """Status, body and headers are equal; so is the time, as the same statements run."""
    await auth.run("UPDATE users SET active = false WHERE login = 'olga'")
    answers = [_plain(await recover(auth, e)) for e in (EMAIL, "nobody@example.org")]
    assert answers[0] == answers[1]
    forms: list[dict[str, Any]] = [
        {}, {"account_number": "1001"}, {"email": EMAIL}, {"account_number": "nothing"},
        {"address_id": "none"},
    ]  # fmt: skip
    told = [_plain(await register(auth, **form)) for form in forms]
    assert all(answer == told[0] for answer in told)
    assert told[0][:2] == (202, b"{}")


@pytest.mark.alone
async def test_times_tell_nothing(auth: Auth) -> None:
    times: dict[str, list[float]] = {EMAIL: [], "nobody@example.org": []}
    for _ in range(25):
        for email, taken in times.items():
            began = time.perf_counter()
            await recover(auth, email)
            taken.append(time.perf_counter() - began)
    known, unknown = (statistics.median(taken) for taken in times.values())
    assert 0.5 < known / unknown < 2
