"""A consumer who is signed in asks for one more account."""

import asyncio
from typing import Any

import pytest

from services.auth.registrations.screening import look_at_next
from tests.api.auth.applicants import events
from tests.api.auth.conftest import Auth
from tests.api.auth.households import (
    ADDED,
    ASKED,
    CODE,
    NUMBER,
    REFUSED,
    Consumer,
    Household,
    consumer,
    household_of,
)
from tests.api.auth.panel import problem
from tests.support.waits import exhaust


@pytest.fixture
def registry(auth: Auth) -> Household:
    return household_of(auth)


@pytest.fixture
async def anna(auth: Auth) -> Consumer:
    return await consumer(auth, "Анна Семёнова", "anna@example.org")


@pytest.fixture
async def boris(auth: Auth) -> Consumer:
    return await consumer(auth, "Борис Соседов", "boris@example.org")


async def kinds(auth: Auth, user: Consumer) -> list[str]:
    """Return what the record of security holds of a user's accounts."""
    async with auth.database.connection() as connection:
        rows = await connection.fetch(
            "SELECT kind FROM security_events WHERE user_id = $1 AND kind LIKE '%account%'"
            " OR user_id = $1 AND kind LIKE 'registration%' ORDER BY id",
            user.id,
        )
    return [row["kind"] for row in rows]


async def staff_see(auth: Auth, **query: Any) -> list[dict[str, Any]]:
    answer = await auth.browser.get(
        "/api/auth/staff/registrations", headers=await auth.as_staff(), params=query
    )
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


@pytest.mark.parametrize(
    "typed", ["123 456 789", "123-456-789", "123\u00a0456\u00a0789", "123\u2009456‑789", NUMBER]
)
async def test_an_account_that_nobody_sees_is_added_at_once_however_it_is_grouped(
    auth: Auth, registry: Household, anna: Consumer, typed: str
) -> None:
    request = await anna.asked(account_number=typed)
    assert (request["state"], request["account_number"]) == ("added", NUMBER)
    assert await anna.sees()
    (letter,) = await events(auth, ADDED)
    assert (letter["email"], letter["account_ending"]) == (anna.email, "6789")
    assert await kinds(auth, anna) == ["registration_approved", "account_requested"]
    assert [one["state"] for one in await anna.requests()] == ["added"]
    # Staff have nothing to decide.
    assert await staff_see(auth, state="waiting") == []


async def test_the_registrys_own_address_is_told_who_sees_the_account_now(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    registry.answer["email"] = "owner@example.org"
    await anna.asked()
    assert [one["email"] for one in await events(auth, "auth.account_claimed.v1")] == [
        "owner@example.org"
    ]


async def test_whose_it_is_already_is_told_so(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    registry.holders = {anna.id}
    assert problem(await anna.ask(address_id="1", serial="wrong"))[:2] == (409, "already-yours")
    # Also while cabinet does not know it yet.
    registry.holders = set()
    await anna.asked()
    assert problem(await anna.ask())[:2] == (409, "already-yours")
    assert len(await anna.requests()) == 1


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({"address_id": "1"}, "no-match"),
        ({"account_number": "55-555"}, "no-match"),
        ({"serial": "B-000000"}, "wrong-proof"),
        ({"serial": None}, "no-proof"),
    ],
)
async def test_what_does_not_fit_waits_for_staff_and_does_not_say_what_it_was(
    auth: Auth, registry: Household, anna: Consumer, said: dict[str, Any], because: str
) -> None:
    request = await anna.asked(**said)
    assert (request["state"], request["reason"]) == ("waiting", None)
    (seen,) = await staff_see(auth, state="waiting")
    assert (seen["waiting_because"], seen["asker_id"]) == (because, str(anna.id))
    assert (seen["name"], seen["email"]) == ("Анна Семёнова", anna.email)
    assert not await anna.sees()
    # A slip of the pen: sent once more as it is on the bill, it is one request, and added.
    mended = await anna.asked(account_number="123 456 789")
    if because != "no-match" or "address_id" in said:
        assert mended["id"] == request["id"]
    assert mended["state"] == "added"


async def test_an_office_that_is_away_keeps_nothing_and_counts_nothing_wrong(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    registry.down = True
    assert problem(await anna.ask())[:2] == (503, "temporarily-unavailable")
    assert await anna.requests() == []
    assert await auth.value("SELECT count(*) FROM registration_attempts") == 0


async def test_who_has_guessed_five_times_is_not_let_in_by_what_is_right(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    for number in range(5):
        await anna.asked(account_number=f"9{number}", serial="guessed")
    assert (await anna.asked())["state"] == "waiting"
    assert not await anna.sees()
    because = {one["account_number"]: one["waiting_because"] for one in await staff_see(auth)}
    assert because[NUMBER] == "guessing"
    # A week later it is forgotten.
    await auth.run("UPDATE registration_attempts SET made_at = now() - interval '8 days'")
    assert (await anna.asked())["state"] == "added"


async def test_guesses_count_whichever_address_a_user_takes_and_whichever_door(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    for number in range(5):
        await anna.asked(account_number=f"9{number}", serial="guessed")
    await auth.run("UPDATE users SET email = 'other@example.org' WHERE id = $1", anna.id)
    assert (await anna.asked())["state"] == "waiting"
    # By the address that he had, at registration, too.
    counted = "SELECT count(DISTINCT email_hash) FROM registration_attempts WHERE mismatch"
    assert await auth.value(counted) == 1


@pytest.mark.parametrize(
    ("mismatches", "proof", "state"),
    [
        (5, {"serial": None, "reading_kwh": 12345}, "waiting"),
        (5, {}, "added"),
        (50, {}, "waiting"),
        (50, {"serial": None, "code": CODE}, "added"),
    ],
)
async def test_an_account_that_others_guess_at_needs_the_better_proof(
    auth: Auth,
    registry: Household,
    anna: Consumer,
    *,
    mismatches: int,
    proof: dict[str, Any],
    state: str,
) -> None:
    await auth.run(
        "INSERT INTO registration_attempts"
        " (account_key, email_hash, phone_hash, network_hash, mismatch)"
        " SELECT $1, n::text::bytea, n::text::bytea, n::text::bytea, true"
        " FROM generate_series(1, $2::int) AS n",
        NUMBER,
        mismatches,
    )
    assert (await anna.asked(**proof))["state"] == state


async def test_a_network_waits_as_at_registration(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    answers = [await anna.ask(account_number="123456780") for _ in range(21)]
    assert [one.status_code for one in answers] == [201] * 20 + [429]
    assert int(answers[-1].headers["Retry-After"]) >= 1


async def test_no_more_than_five_requests_of_a_person_are_open(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    made = [await anna.asked(account_number=f"9{number}", serial=None) for number in range(5)]
    assert problem(await anna.ask(account_number="99", serial=None))[:2] == (
        409, "too-many-open-requests",
    )  # fmt: skip
    withdrawn = await anna.browser.delete(f"/api/auth/account-requests/{made[0]['id']}")
    assert withdrawn.status_code == 204
    assert (await anna.asked(account_number="99", serial=None))["state"] == "waiting"


async def test_who_was_shut_out_of_an_account_asks_staff_and_who_left_himself_does_not(
    auth: Auth, registry: Household, anna: Consumer, boris: Consumer
) -> None:
    registry.former = {anna.id, boris.id}
    registry.left = {boris.id}
    assert (await anna.asked())["state"] == "waiting"
    assert [one["waiting_because"] for one in await staff_see(auth)] == ["taken-away"]
    assert (await boris.asked())["state"] == "added"


async def test_staff_give_the_account_to_who_asked(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    request = await anna.asked(serial=None)
    path = f"/api/auth/staff/registrations/{request['id']}"
    answer = await auth.browser.post(f"{path}/approve", headers=await auth.as_staff())
    assert (answer.status_code, answer.json()["state"]) == (200, "approved")
    assert await anna.sees()
    assert [one["email"] for one in await events(auth, ADDED)] == [anna.email]
    assert [one["state"] for one in await anna.requests()] == ["added"]
    # No second user of that address has come to be.
    assert await auth.value("SELECT count(*) FROM users WHERE email = $1", anna.email) == 1


async def test_staff_decline_and_the_asker_reads_why(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    request = await anna.asked(serial=None)
    answer = await auth.browser.post(
        f"/api/auth/staff/registrations/{request['id']}/decline",
        headers=await auth.as_staff(),
        json={"reason": "Пришлите копию договора."},
    )
    assert answer.status_code == 200, answer.text
    (mine,) = await anna.requests()
    assert (mine["state"], mine["reason"]) == ("declined", "Пришлите копию договора.")
    (letter,) = await events(auth, REFUSED)
    assert (letter["email"], letter["reason"]) == (anna.email, "Пришлите копию договора.")
    assert await events(auth, "auth.registration_declined.v1") == []


async def test_a_blocked_asker_is_given_nothing(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    request = await anna.asked(serial=None)
    await auth.run("UPDATE users SET active = false WHERE id = $1", anna.id)
    answer = await auth.browser.post(
        f"/api/auth/staff/registrations/{request['id']}/approve", headers=await auth.as_staff()
    )
    assert problem(answer)[:2] == (409, "user-blocked")
    assert not await anna.sees()


async def test_a_withdrawn_request_is_nobodys_work_any_more(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    request = await anna.asked(serial=None)
    path = f"/api/auth/account-requests/{request['id']}"
    assert (await anna.browser.delete(path)).status_code == 204
    assert await staff_see(auth) == []
    assert [one["state"] for one in await anna.requests()] == ["withdrawn"]
    assert problem(await anna.browser.delete(path))[:2] == (409, "already-decided")
    assert "account_request_withdrawn" in await kinds(auth, anna)


async def test_of_two_who_ask_at_once_one_gets_it_and_the_other_asks_him(live_auth: Auth) -> None:
    """Neither cabinet nor anybody else knows of the first when the second comes."""
    household_of(live_auth)
    people = [
        await consumer(live_auth, "Анна", "anna@example.org"),
        await consumer(live_auth, "Борис", "boris@example.org"),
    ]
    states = [one["state"] for one in await asyncio.gather(*(one.asked() for one in people))]
    assert sorted(states) == ["added", "asked"]
    first = people[states.index("added")]
    assert [one["user_id"] for one in await events(live_auth, ASKED)] == [str(first.id)]


async def test_ten_wishes_at_once_are_one_request(live_auth: Auth) -> None:
    household = household_of(live_auth)
    anna = await consumer(live_auth, "Анна", "anna@example.org")
    boris = await consumer(live_auth, "Борис", "boris@example.org")
    household.holders = {boris.id}
    answers = await asyncio.gather(*(anna.ask() for _ in range(10)))
    # Of what comes in one instant some are told to wait, as at every counter.
    assert {one.status_code for one in answers} <= {201, 429}
    assert len({one.json()["id"] for one in answers if one.status_code == 201}) == 1
    assert len(await events(live_auth, ASKED)) == 1


async def test_nobody_but_a_consumer_asks(auth: Auth, registry: Household) -> None:
    form = {"account_number": NUMBER, "address_id": "65"}
    assert (await auth.browser.post("/api/auth/account-requests", json=form)).status_code == 401
    assert (await auth.browser.get("/api/auth/account-requests")).status_code == 401
    assert (await auth.browser.get("/api/auth/account-consents")).status_code == 401
    staff = await auth.as_staff()
    refused = await auth.browser.post(
        "/api/auth/account-requests", json=form, headers=staff | {"X-Application": "admin"}
    )
    assert refused.status_code == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"account_number": ""},
        {"account_number": " - "},
        {"account_number": "1" * 65},
        {"account_number": "1\n2"},
        {"address_id": ""},
        {"address_id": "x" * 65},
        {"serial": "x" * 65},
        {"serial": "a\tb"},
        {"code": "x" * 41},
        {"reading_kwh": -1},
        {"reading_kwh": 1e12},
        {"user_id": "somebody"},
    ],
)
async def test_odd_input_is_named(
    auth: Auth, registry: Household, anna: Consumer, changes: dict[str, Any]
) -> None:
    answer = await anna.ask(**changes)
    assert answer.status_code == 422, answer.text
    assert await anna.requests() == []


async def test_what_is_old_is_not_listed(auth: Auth, registry: Household, anna: Consumer) -> None:
    request = await anna.asked()
    await auth.run(
        "UPDATE registration_requests SET decided_at = now() - interval '31 days' WHERE id = $1",
        request["id"],
    )
    assert await anna.requests() == []


async def test_a_request_goes_with_its_asker(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    await anna.asked(serial=None)
    await auth.run("DELETE FROM users WHERE id = $1", anna.id)
    assert await staff_see(auth) == []


async def test_the_worker_leaves_consumers_requests_alone(
    auth: Auth, registry: Household, anna: Consumer
) -> None:
    await anna.asked(serial=None)
    looked = await exhaust(
        lambda: look_at_next(auth.database, registry.context), "requests looked at"
    )
    assert looked == 0
