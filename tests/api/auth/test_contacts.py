"""Changing e-mail address and phone."""

import asyncio

import httpx
import pytest

from services.contracts.auth import EmailChanged, EmailCodeRequested
from tests.api.auth.applicants import NEW_EMAIL, Registry, look, register, sent_password
from tests.api.auth.conftest import EMAIL, PASSWORD, PHONE, Auth
from tests.support.codes import sent_secret

_NEW = "petrov@example.org"
_COUNT = "SELECT count(*) FROM outbox WHERE type = $1"


async def _wish(auth: Auth, email: str = _NEW, password: str = PASSWORD) -> httpx.Response:
    return await auth.browser.post(
        "/api/auth/me/email", json={"new_email": email, "password": password}
    )


async def _confirm(auth: Auth, code: str) -> httpx.Response:
    return await auth.browser.post("/api/auth/me/email/confirm", json={"code": code})


async def _phone(auth: Auth, phone: str, password: str = PASSWORD) -> httpx.Response:
    return await auth.browser.put("/api/auth/me/phone", json={"phone": phone, "password": password})


async def test_email_is_changed_by_its_code_and_the_former_address_told(auth: Auth) -> None:
    await auth.sign_in()
    assert (await _wish(auth, " Petrov@Example.ORG ")).status_code == 202
    assert (await auth.browser.get("/api/auth/me")).json()["email"] == EMAIL
    code = await sent_secret(auth, EmailCodeRequested.type)
    assert len(code) == 5
    answer = await _confirm(auth, code)
    assert answer.status_code == 200
    assert answer.json()["email"] == _NEW
    told = await auth.value("SELECT data->>'email' FROM outbox WHERE type = $1", EmailChanged.type)
    assert told == EMAIL
    assert (await _confirm(auth, code)).status_code == 422
    assert (await auth.sign_in(auth.new_browser(), _NEW)).status_code == 200
    assert (await auth.sign_in(auth.new_browser(), EMAIL)).status_code == 401


async def test_an_address_somebody_has_gets_the_same_answer(auth: Auth) -> None:
    await auth.run(
        "INSERT INTO users (id, user_class, email, display_name)"
        " VALUES (gen_random_uuid(), 'consumer', $1, '')",
        _NEW,
    )
    await auth.sign_in()
    taken = await _wish(auth)
    await auth.run("DELETE FROM email_changes")
    free = await _wish(auth, "free@example.org")
    assert (taken.status_code, taken.content) == (free.status_code, free.content)
    assert await auth.value(_COUNT, EmailCodeRequested.type) == 1


async def test_an_address_taken_meanwhile(auth: Auth) -> None:
    await auth.sign_in()
    await _wish(auth)
    code = await sent_secret(auth, EmailCodeRequested.type)
    await auth.run(
        "INSERT INTO users (id, user_class, email, display_name)"
        " VALUES (gen_random_uuid(), 'consumer', $1, '')",
        _NEW,
    )
    assert (await _confirm(auth, code)).status_code == 422
    assert (await auth.browser.get("/api/auth/me")).json()["email"] == EMAIL


async def test_one_letter_a_minute(auth: Auth) -> None:
    await auth.sign_in()
    assert (await _wish(auth)).status_code == 202
    answer = await _wish(auth, "other@example.org")
    assert answer.status_code == 429
    assert answer.json()["type"].endswith(":wait-a-minute")
    assert answer.headers["retry-after"] == "60"
    assert await auth.value("SELECT new_email FROM email_changes") == _NEW


async def _minute_passes(auth: Auth) -> None:
    await auth.run("UPDATE email_changes SET sent_at = sent_at - interval '61 seconds'")


async def test_five_wishes_an_hour(auth: Auth) -> None:
    await auth.sign_in()
    for number in range(5):
        assert (await _wish(auth, f"n{number}@example.org")).status_code == 202
        await _minute_passes(auth)
    answer = await _wish(auth, "n5@example.org")
    assert answer.status_code == 429
    assert answer.json()["type"].endswith(":too-many-attempts")
    assert answer.headers["retry-after"] == "3600"
    assert await auth.value(_COUNT, EmailCodeRequested.type) == 5
    # What was refused changes nothing: the fifth code still counts.
    code = await sent_secret(auth, EmailCodeRequested.type)
    await auth.run("UPDATE email_changes SET sent_at = now()")
    assert (await _confirm(auth, code)).json()["email"] == "n4@example.org"
    await auth.run("UPDATE email_code_requests SET at = at - interval '1 hour'")
    await _minute_passes(auth)
    assert (await _wish(auth, "n5@example.org")).status_code == 202


async def _many_wish(auth: Auth, email: str, count: int) -> list[tuple[int, bytes]]:
    """Let so many consumers want the same address at the same time; return their answers."""
    await auth.run(
        "INSERT INTO users (id, user_class, email, display_name, password_hash)"
        " SELECT gen_random_uuid(), 'consumer', 'many' || n || '@example.org', '', password_hash"
        " FROM users, generate_series(1, $2::int) n WHERE id = $1",
        auth.user_id,
        count,
    )
    browsers = [auth.new_browser() for _ in range(count)]
    for number, browser in enumerate(browsers, 1):
        assert (await auth.sign_in(browser, f"many{number}@example.org")).status_code == 200
    wish = {"new_email": email, "password": PASSWORD}
    answers = await asyncio.gather(
        *(browser.post("/api/auth/me/email", json=wish) for browser in browsers)
    )
    return [(answer.status_code, answer.content) for answer in answers]


async def test_a_mailbox_gets_five_letters_an_hour_whoever_asks(live_auth: Auth) -> None:
    answers = await _many_wish(live_auth, "stranger@example.org", 12)
    assert set(answers) == {(202, b"null")}
    assert await live_auth.value(_COUNT, EmailCodeRequested.type) == 5


async def test_no_consumer_reaches_the_mailbox_of_staff(live_auth: Auth) -> None:
    await live_auth.run("UPDATE users SET email = 'olga@example.org' WHERE login = 'olga'")
    answers = await _many_wish(live_auth, "Olga@example.org", 3)
    assert set(answers) == {(202, b"null")}
    assert await live_auth.value(_COUNT, EmailCodeRequested.type) == 0
    # Nor does a colleague.
    admin = live_auth.new_browser("admin")
    await live_auth.sign_in(admin, "vera")
    wish = {"new_email": "olga@example.org", "password": PASSWORD}
    assert (await admin.post("/api/auth/me/email", json=wish)).status_code == 202
    assert await live_auth.value(_COUNT, EmailCodeRequested.type) == 0


async def test_five_tries_and_ten_minutes(auth: Auth) -> None:
    await auth.sign_in()
    await _wish(auth)
    code = await sent_secret(auth, EmailCodeRequested.type)
    wrong = "00000" if code != "00000" else "11111"
    for _ in range(5):
        assert (await _confirm(auth, wrong)).status_code == 422
    assert (await _confirm(auth, code)).status_code == 422
    await auth.run("UPDATE email_changes SET tries = 0, sent_at = now() - interval '11 minutes'")
    assert (await _confirm(auth, code)).status_code == 422
    await auth.run("UPDATE email_changes SET sent_at = now()")
    assert (await _confirm(auth, code)).status_code == 200


@pytest.mark.parametrize(
    "email",
    ["no-address", "a@b@c.org", "a\r\nBcc: x@example.org", "a@example.org\r\nX: y", "x@", "\x00@x"],
)
async def test_addresses_that_are_none(auth: Auth, email: str) -> None:
    await auth.sign_in()
    answer = await _wish(auth, email)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "new_email"


async def test_contacts_need_token_password_and_our_page(auth: Auth) -> None:
    assert (await _wish(auth)).status_code == 401
    assert (await _phone(auth, "+79131234568")).status_code == 401
    await auth.sign_in()
    assert (await _wish(auth, password="not this one")).status_code == 403
    assert (await _phone(auth, "+79131234568", password="not this one")).status_code == 403
    auth.browser.headers["Origin"] = "http://testserver:8081"
    for answer in (await _wish(auth), await _phone(auth, "1"), await _confirm(auth, "1")):
        assert answer.status_code == 403
        assert answer.json()["type"].endswith(":cross-origin-request")


async def test_the_registrys_phone_is_a_login_at_once_in_any_spelling(auth: Auth) -> None:
    auth.app.state.client = Registry()
    await auth.sign_in()
    answer = await _phone(auth, "8 (913) 765-43-21")
    assert answer.status_code == 200
    assert (answer.json()["phone"], answer.json()["claimed_phone"]) == ("+79137654321", None)
    assert (await auth.sign_in(auth.new_browser(), "+7 913 765 43 21")).status_code == 200
    answer = await _phone(auth, "12")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "phone"


async def test_a_phone_that_nobody_has_proved_is_no_login_and_occupies_nothing(auth: Auth) -> None:
    auth.app.state.client = registry = Registry()
    registry.answer["phone_known"] = False
    await auth.sign_in()
    answer = await _phone(auth, "+79031234567")
    assert (answer.json()["phone"], answer.json()["claimed_phone"]) == (PHONE, "+79031234567")
    assert (await auth.sign_in(auth.new_browser(), "+79031234567")).status_code == 401
    assert (await auth.sign_in(auth.new_browser(), PHONE)).status_code == 200
    # Whose it really is registers with it, and the claim is gone.
    registry.answer["phone_known"] = True
    await register(auth, phone="+79031234567")
    await look(auth, registry)
    password = await sent_password(auth, NEW_EMAIL)
    assert (await auth.sign_in(auth.new_browser(), "+79031234567", password)).status_code == 200
    assert (await auth.browser.get("/api/auth/me")).json()["claimed_phone"] is None


async def test_two_may_claim_one_number(auth: Auth) -> None:
    auth.app.state.client = registry = Registry()
    registry.answer["phone_known"] = False
    await register(auth, phone="+79031234567")
    await look(auth, registry)
    await auth.sign_in()
    assert (await _phone(auth, "+79031234567")).status_code == 200
    claims = "SELECT count(*) FROM users WHERE claimed_phone = '+79031234567'"
    assert await auth.value(claims) == 2
    assert await auth.value("SELECT count(*) FROM users WHERE phone = '+79031234567'") == 0


async def test_a_login_of_the_time_before_gives_way_to_the_true_holder(auth: Auth) -> None:
    await auth.run(
        "INSERT INTO users (id, user_class, phone, phone_proof, email, display_name) VALUES"
        " (gen_random_uuid(), 'consumer', '+79139999999', 'kept', 'kept@example.org', '')"
    )
    auth.app.state.client = Registry()
    await auth.sign_in()
    assert (await _phone(auth, "+79139999999")).json()["phone"] == "+79139999999"
    left = "SELECT phone FROM users WHERE email = 'kept@example.org'"
    assert await auth.value(left) is None


async def test_a_proved_phone_of_another_stays_theirs_and_is_not_told(auth: Auth) -> None:
    await auth.run(
        "INSERT INTO users (id, user_class, phone, phone_proof, display_name)"
        " VALUES (gen_random_uuid(), 'consumer', '+79139999999', 'registry', '')"
    )
    auth.app.state.client = registry = Registry()
    registry.answer["phone_known"] = False
    await auth.sign_in()
    answers = [await _phone(auth, "+79139999999") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[0].json()["phone"] == PHONE
    assert await auth.value("SELECT phone FROM users WHERE email = $1", EMAIL) == PHONE


async def test_a_phone_stays_a_claim_while_cabinet_is_down(auth: Auth) -> None:
    auth.app.state.client = registry = Registry()
    registry.down = True
    await auth.sign_in()
    assert (await _phone(auth, "+79031234567")).json()["claimed_phone"] == "+79031234567"


async def test_fifty_parallel_uses_of_an_email_code(live_auth: Auth) -> None:
    await live_auth.sign_in()
    await _wish(live_auth)
    code = await sent_secret(live_auth, EmailCodeRequested.type)
    answers = await asyncio.gather(*(_confirm(live_auth, code) for _ in range(50)))
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(200) == 1
    assert set(statuses) == {200, 422}
