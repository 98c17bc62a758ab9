"""Guessing at an account by registering for it: nobody gets in, staff and the owner learn of it."""

from typing import Any

import httpx
import pytest

from services.contracts.account_numbers import account_key
from tests.api.auth.applicants import NEW_EMAIL, Registry, events, look, register, sent_password
from tests.api.auth.conftest import Auth

NUMBER = "990000001"
SERIAL = "A-771204"
OWNER = {"email": "owner@example.org", "phone": "+79130001122"}
GUESSER = {"account_number": NUMBER, "email": "attacker@evil.example", "phone": "+79139998877"}


class GuardedRegistry(Registry):
    """Cabinet with one account: its address is `65`, its meter has a number of its own."""

    def answers(self, asked: dict[str, Any]) -> dict[str, Any]:
        known = account_key(asked["account_number"]) == NUMBER
        given = [kind for kind in ("serial", "reading_wh", "code") if kind in asked]
        right = [
            kind for kind in given if known and asked[kind] in (SERIAL, 12_345_000, "ABCDE-FGHJK")
        ]
        names = {"serial": "serial", "reading_wh": "reading", "code": "code"}
        return {
            "account_known": known,
            "number": NUMBER if known else "",
            "matched": known and asked["address_id"] == "65",
            "right": [names[kind] for kind in right],
            "wrong": [names[kind] for kind in given if kind not in right],
            "name": "",
            "phone_known": False,
        }


@pytest.fixture
def registry() -> GuardedRegistry:
    return GuardedRegistry()


async def listed(auth: Auth, **query: Any) -> list[dict[str, Any]]:
    """Return the requests as staff read them."""
    headers = await auth.as_staff("vera")
    answer = await auth.browser.get("/api/auth/staff/registrations", headers=headers, params=query)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def guess(auth: Auth, number: int, **changes: Any) -> httpx.Response:
    """Send the form with one more address, from a network of its own unless told."""
    network = changes.pop("network", "198.51.100.7")
    auth.browser.headers["X-Forwarded-For"] = network
    form = {"serial": None, "name": ""} | GUESSER | {"address_id": str(number)} | changes
    return await register(auth, **form)


async def test_forty_four_addresses_let_nobody_in(auth: Auth, registry: GuardedRegistry) -> None:
    """One of them is right; staff see one request with a mark, and the owner still gets in."""
    answers = [await guess(auth, number) for number in range(22, 66)]
    assert {answer.status_code for answer in answers} == {202, 429}
    sent = sum(answer.status_code == 202 for answer in answers)
    assert 20 <= sent < 44
    await auth.run("DELETE FROM attempt_counters")
    # What the waits have held back comes from other networks.
    for number in range(22 + sent, 66):
        assert (await guess(auth, number, network=f"203.0.113.{number}")).status_code == 202
    await look(auth, registry)
    assert await events(auth, "auth.temporary_password_issued.v1") == []
    assert await auth.value("SELECT count(*) FROM users WHERE email = $1", GUESSER["email"]) == 0
    found = await listed(auth)
    assert len(found) == 1
    request = found[0]
    assert request["state"] == "waiting"
    assert request["tries"] == 44
    assert request["mismatches"] == 43
    assert request["networks"] > 1
    assert request["looks_like_guessing"] is True
    assert request["proof"] == "none"
    assert request["waiting_because"] == "no-proof"
    # The owner, from a network and with contacts of his own.
    await guess(auth, 65, network="192.0.2.44", serial=SERIAL, **OWNER)
    await look(auth, registry)
    password = await sent_password(auth, OWNER["email"])
    assert (await auth.sign_in(login=OWNER["email"], password=password)).status_code == 200


async def test_the_one_who_guessed_is_not_let_in_by_the_right_proof(
    auth: Auth, registry: GuardedRegistry
) -> None:
    for number in range(6):
        await guess(auth, number)
    await guess(auth, 65, serial=SERIAL)
    await look(auth, registry)
    assert await events(auth, "auth.temporary_password_issued.v1") == []
    (request,) = await listed(auth)
    assert (request["proof"], request["waiting_because"]) == ("right", "guessing")


@pytest.mark.parametrize(
    ("mismatches", "proof", "let_in"),
    [
        (4, {"reading_kwh": 12345}, True),
        (5, {"reading_kwh": 12345}, False),
        (5, {"serial": SERIAL}, True),
        (50, {"serial": SERIAL}, False),
        (50, {"code": "ABCDE-FGHJK"}, True),
    ],
)
async def test_the_more_is_guessed_the_better_the_proof_must_be(
    auth: Auth, registry: GuardedRegistry, mismatches: int, proof: dict[str, Any], *, let_in: bool
) -> None:
    await auth.run(
        "INSERT INTO registration_attempts"
        " (account_key, email_hash, phone_hash, network_hash, mismatch)"
        " SELECT $1, n::text::bytea, n::text::bytea, n::text::bytea, true"
        " FROM generate_series(1, $2::int) AS n",
        NUMBER,
        mismatches,
    )
    await guess(auth, 65, **(OWNER | proof))
    await look(auth, registry)
    issued = await events(auth, "auth.temporary_password_issued.v1")
    assert [one["email"] for one in issued] == ([OWNER["email"]] if let_in else [])


async def test_old_mismatches_are_forgotten(auth: Auth, registry: GuardedRegistry) -> None:
    for number in range(6):
        await guess(auth, number)
    await look(auth, registry)
    await auth.run("UPDATE registration_attempts SET made_at = now() - interval '8 days'")
    await guess(auth, 65, serial=SERIAL)
    await look(auth, registry)
    assert len(await events(auth, "auth.temporary_password_issued.v1")) == 1


async def test_a_wrong_proof_counts_like_a_wrong_address(
    auth: Auth, registry: GuardedRegistry
) -> None:
    for number in range(5):
        await guess(auth, 65, serial=f"B-00000{number}")
    await look(auth, registry)
    (request,) = await listed(auth)
    assert (request["proof"], request["mismatches"]) == ("wrong", 5)
    assert request["waiting_because"] == "wrong-proof"


async def test_answers_and_what_is_kept_are_alike_whatever_is_true(auth: Auth) -> None:
    """Nothing is judged while the visitor waits, so nothing can be read from the answer."""
    forms: list[dict[str, Any]] = [
        {"serial": SERIAL}, {"serial": "wrong-one"}, {"serial": None}, {"account_number": "404404"},
    ]  # fmt: skip
    answers = [await guess(auth, 65, **form) for form in forms]
    assert {(one.status_code, one.text) for one in answers} == {(202, "{}")}
    states = await auth.value("SELECT array_agg(DISTINCT state) FROM registration_requests")
    assert states == ["received"]


async def test_proofs_are_wiped_once_they_are_judged(auth: Auth, registry: Registry) -> None:
    await guess(auth, 3, serial=SERIAL, code="ABCDE-FGHJK", reading_kwh=12345.6)
    kept = await auth.value("SELECT proofs->>'reading_wh' FROM registration_requests")
    assert kept == "12345600"
    await look(auth, registry)
    assert await auth.value("SELECT proofs FROM registration_requests") is None


@pytest.mark.parametrize("shared", ["account_number", "email", "phone"])
async def test_the_queue_cannot_be_flooded(
    auth: Auth, registry: GuardedRegistry, shared: str
) -> None:
    """Twelve strangers' requests that share something are five in the queue."""
    for number in range(12):
        form = {
            "account_number": f"77700{number:04}",
            "email": f"n{number}@example.org",
            "phone": f"+791300000{number:02}",
        }
        form[shared] = GUESSER[shared]
        await guess(auth, number, network=f"203.0.113.{number}", **form)
    await look(auth, registry)
    assert len(await listed(auth, state="waiting")) == 5


async def test_one_network_fills_no_queue(auth: Auth, registry: GuardedRegistry) -> None:
    for number in range(24):
        await auth.run("DELETE FROM attempt_counters")
        form = {
            "account_number": f"77700{number:04}",
            "email": f"n{number}@example.org",
            "phone": f"+791300000{number:02}",
        }
        await guess(auth, number, **form)
    await look(auth, registry)
    assert await auth.value("SELECT count(*) FROM registration_requests") == 20


async def test_a_full_queue_holds_no_right_proof_back(
    auth: Auth, registry: GuardedRegistry
) -> None:
    for number in range(7):
        mine = {"email": f"n{number}@example.org", "phone": f"+791300000{number:02}"}
        await guess(auth, number, network=f"203.0.113.{number}", **mine)
    await guess(auth, 66, network="192.0.2.44", serial=SERIAL, **OWNER)
    await look(auth, registry)
    assert OWNER["email"] in {request["email"] for request in await listed(auth)}


async def test_the_same_person_asks_twice_in_one_request_with_what_fits_best(
    auth: Auth, registry: GuardedRegistry
) -> None:
    await guess(auth, 1, name="Иван Первый")
    await look(auth, registry)
    await guess(auth, 65, name="Иван Второй")
    await look(auth, registry)
    (better,) = await listed(auth)
    assert (better["tries"], better["name"]) == (2, "Иван Второй")
    assert better["waiting_because"] == "no-proof"
    await guess(auth, 2, name="Иван Третий")
    await look(auth, registry)
    (kept,) = await listed(auth)
    assert (kept["tries"], kept["name"], kept["waiting_because"]) == (3, "Иван Второй", "no-proof")
    assert kept["last_tried_at"] > kept["created_at"]


async def test_a_waiting_request_is_approved_when_the_person_comes_with_the_proof(
    auth: Auth, registry: GuardedRegistry
) -> None:
    await guess(auth, 65)
    await look(auth, registry)
    await guess(auth, 65, serial=SERIAL)
    await look(auth, registry)
    (request,) = await listed(auth)
    assert (request["state"], request["tries"], request["decided_by"]) == ("approved", 2, None)
    await sent_password(auth, GUESSER["email"])


async def test_owner_is_told_of_guessing_once_a_day(auth: Auth, registry: GuardedRegistry) -> None:
    registry.answer["email"] = "Owner@example.org"
    for number in range(4):
        await guess(auth, number)
    await look(auth, registry)
    assert await events(auth, "auth.account_guessed.v1") == []
    for number in range(4, 12):
        await guess(auth, number)
    await look(auth, registry)
    (told,) = await events(auth, "auth.account_guessed.v1")
    assert (told["email"], told["reader"], told["account_ending"]) == (
        "owner@example.org",
        "owner",
        "0001",
    )
    assert told["attempts"] == 5
    await auth.run("UPDATE guessing_warnings SET told_at = told_at - interval '25 hours'")
    await guess(auth, 13)
    await look(auth, registry)
    assert len(await events(auth, "auth.account_guessed.v1")) == 2


async def test_staff_are_told_where_the_owner_has_no_address(
    auth: Auth, registry: GuardedRegistry
) -> None:
    await auth.run("UPDATE users SET email = 'olga@example.org' WHERE login = 'olga'")
    for number in range(6):
        await guess(auth, number)
    await look(auth, registry)
    (told,) = await events(auth, "auth.account_guessed.v1")
    assert (told["email"], told["reader"]) == ("olga@example.org", "staff")
    assert told["requests_address"] == "http://staff.example/registrations"


async def test_a_network_waits_longer_and_longer_and_others_do_not(auth: Auth) -> None:
    statuses = [(await guess(auth, number)).status_code for number in range(22)]
    assert statuses == [202] * 20 + [429] * 2
    assert (await guess(auth, 1, network="192.0.2.44")).status_code == 202
    refused = await guess(auth, 1)
    assert refused.json()["type"].endswith(":too-many-attempts")
    assert int(refused.headers["Retry-After"]) <= 5


async def test_a_number_as_the_bill_prints_it(auth: Auth, registry: GuardedRegistry) -> None:
    grouped = {"account_number": "99-0000 001", "serial": SERIAL}
    await guess(auth, 65, **(OWNER | grouped))
    await look(auth, registry)
    registered = await events(auth, "auth.user_registered.v1")
    mine = next(one for one in registered if one["email"] == OWNER["email"])
    assert mine["account_numbers"] == [NUMBER]
    assert [one["account_number"] for one in await listed(auth, search="990 000-001")] == [NUMBER]
    assert await listed(auth, search="990000002") == []


async def test_staff_make_a_phone_a_login_or_leave_it_a_claim(
    auth: Auth, registry: GuardedRegistry
) -> None:
    auth.app.state.client = registry
    logins = {}
    for confirm, mark in ((True, "1"), (False, "2")):
        mine = {"email": f"c{mark}@example.org", "phone": f"+7913000002{mark}"}
        await guess(auth, 1, **mine)
        await look(auth, registry)
        (request,) = await listed(auth, state="waiting")
        answer = await auth.browser.post(
            f"/api/auth/staff/registrations/{request['id']}/approve",
            json={"confirm_phone": confirm},
            headers=await auth.as_staff(),
        )
        assert answer.status_code == 200, answer.text
        password = await sent_password(auth, mine["email"])
        signed_in = await auth.sign_in(auth.new_browser(), mine["phone"], password)
        logins[mark] = signed_in.status_code
    assert logins == {"1": 200, "2": 401}


async def test_letters_to_addresses_that_nobody_has_proved_name_nobody(
    auth: Auth, registry: GuardedRegistry
) -> None:
    await guess(auth, 65, serial=SERIAL, name="Иван Петров", **OWNER)
    await look(auth, registry)
    for kind in ("auth.temporary_password_issued.v1", "auth.user_registered.v1"):
        mine = [one for one in await events(auth, kind) if one["email"] == OWNER["email"]]
        assert [one["display_name"] for one in mine] == [""]
    password = await sent_password(auth, OWNER["email"])
    browser = auth.new_browser()
    await auth.sign_in(browser, OWNER["email"], password)
    changed = await browser.post(
        "/api/auth/change-password",
        json={"current_password": password, "new_password": "овёс и рожь 77 полей"},
    )
    assert changed.status_code == 200, changed.text
    # Whoever has read the letter has the address: from now on letters call them by name.
    named = [one["display_name"] for one in await events(auth, "auth.user_changed.v1")]
    assert named == ["Иван Петров"]


@pytest.mark.parametrize(
    "name",
    [
        "Вы выиграли 100 000 руб.! Заберите приз: https://evil.example/win", "evil.example",
        "Анна www.evil.example", "Анна 5", "Анна <b>", "Анна! Срочно", "Анна @evil", "а" * 41,
        " ".join(["слово"] * 8), "Анна\u202eаннА", "Анна (приз)", "--", ".", "Анна/Мария",
    ],
)  # fmt: skip
async def test_what_is_no_name_is_refused(auth: Auth, name: str) -> None:
    answer = await register(auth, name=name, email=NEW_EMAIL)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "name"


@pytest.mark.parametrize(
    "name",
    [
        "Анна-Мария Семёнова", "О'Коннор Шон", "Петров И. В.", "Петров И.В.", "И.В.Петров",
        "Nguyễn Thị Hương", "محمد علي", "王小明", "Jean-Luc d’Arc", "Иванова  Анна", "Махмуд оглы",
    ],
)  # fmt: skip
async def test_names_of_people_are_taken(auth: Auth, name: str) -> None:
    assert (await register(auth, name=name)).status_code == 202
