"""Staff delete accounts and subscribers, told before what happens, and bring them back."""

from datetime import timedelta
from typing import Any

import pytest

from services.cabinet.customers.deletions.rules import MOST_AT_ONCE, TERM
from services.cabinet.metering.account_deletions.actions import end_old_deletions
from services.contracts.cabinet import AccessBegun, AccessEnded
from tests.api.cabinet.cards import REASON, Cards, type_of
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import ago, measured, told
from tests.api.cabinet.supply import ANNA


async def numbers(cards: Cards) -> list[str]:
    return [row["number"] for row in (await cards.ask("GET", "accounts")).json()["items"]]


async def restore(cards: Cards, deletion: int) -> Any:
    return await cards.ask("POST", f"deletions/{deletion}/restore")


async def test_the_plan_says_what_would_happen_and_does_nothing(home: Home) -> None:
    await measured(home, ago(5))
    cards = Cards(home)
    answer = await cards.ask("POST", "deletions/plan", {"accounts": [await cards.key("1001")]})
    assert answer.json() == {
        "accounts": 1,
        "customers": 0,
        "open_contracts": 1,
        "meters": 1,
        "measured_meters": 1,
        "users": 1,
        "numbers": ["1001"],
        "restorable_days": 30,
    }
    assert await numbers(cards) == ["1001", "1002"]
    assert await home.acts() == []


async def test_a_deleted_account_is_seen_by_nobody_and_its_readings_stay(home: Home) -> None:
    await measured(home, ago(5))
    cards = Cards(home)
    key = await cards.key("1001")
    rows = await home.rows("SELECT count(*) AS days FROM interval_profile")
    done = await cards.delete(accounts=[key])
    assert done.status_code == 201, done.text
    assert await numbers(cards) == ["1002"]
    assert (await home.get("accounts"))["items"] == []
    assert (await home.get("meters"))["items"] == []
    assert (await cards.ask("GET", f"accounts/{key}")).status_code == 404
    assert await home.rows("SELECT count(*) AS days FROM interval_profile") == rows
    (ended,) = await told(home, AccessEnded.type)
    assert (ended["user_id"], ended["reason"], ended["last_day"]) == (str(ANNA), "taken", None)
    acts = {(act["action"], act["object_kind"], act["object_id"]) for act in await home.acts()}
    assert acts == {
        ("delete_account", "account", str(key)),
        ("delete_accounts", "deletion", str(done.json()["id"])),
    }
    status, differing = await home.manage("check-spans")
    assert status == 0, differing


async def test_what_was_deleted_comes_back_whole(home: Home) -> None:
    await measured(home, ago(5))
    cards = Cards(home)
    before = await home.get("meters")
    card, _ = await cards.account()
    deletion = (await cards.delete(accounts=[card["id"]])).json()["id"]
    (listed,) = (await cards.ask("GET", "deletions")).json()["items"]
    assert (listed["id"], listed["numbers"], listed["deleter"]) == (deletion, ["1001"], "Ольга")
    assert (await restore(cards, deletion)).status_code == 204
    assert (await restore(cards, deletion)).status_code == 204
    assert await home.get("meters") == before
    assert (await cards.account())[0] == card
    assert (await cards.ask("GET", "deletions")).json()["items"] == []
    assert len(await told(home, AccessBegun.type)) == 1
    assert [act["action"] for act in await home.acts()].count("restore_accounts") == 1


async def test_a_subscriber_goes_with_all_his_accounts(home: Home) -> None:
    cards = Cards(home)
    account, _ = await cards.account()
    customer = account["customer"]["id"]
    done = await cards.delete(customers=[customer])
    assert (done.json()["accounts"], done.json()["customers"]) == (1, 1)
    assert (await cards.ask("GET", f"customers/{customer}")).status_code == 404
    assert await numbers(cards) == ["1002"]
    await restore(cards, done.json()["id"])
    assert (await cards.ask("GET", f"customers/{customer}")).status_code == 200
    assert await numbers(cards) == ["1001", "1002"]


async def test_a_batch_does_not_bring_back_what_staff_have_deleted(home: Home) -> None:
    cards = Cards(home)
    account, _ = await cards.account()
    await cards.delete(customers=[account["customer"]["id"]])
    answer = await home.deliver(
        "accounts",
        {"number": "1001", "customer": "c-a"},
        {"number": "1003", "customer": "c-a"},
        {"number": "1004", "customer": "c-b"},
    )
    assert [(e["line"], e["field"], e["code"]) for e in answer["errors"]] == [
        (1, "number", "deleted-account"),
        (2, "customer", "deleted-customer"),
    ]
    again = {"id": "c-a", "kind": "individual", "name": "Анна"}
    answer = await home.deliver("customers", again)
    assert [error["code"] for error in answer["errors"]] == ["deleted-customer"]
    assert await numbers(cards) == ["1002", "1004"]


async def test_a_user_given_a_deleted_account_waits_for_it(home: Home) -> None:
    cards = Cards(home)
    key = await cards.key("1002")
    deletion = (await cards.delete(accounts=[key])).json()["id"]
    await home.link(ANNA, "1002")
    assert [a["number"] for a in (await home.get("accounts"))["items"]] == ["1001"]
    await restore(cards, deletion)
    assert [a["number"] for a in (await home.get("accounts"))["items"]] == ["1001", "1002"]


async def test_who_has_seen_another_plan_is_asked_again(home: Home) -> None:
    cards = Cards(home)
    chosen = {"accounts": [await cards.key("1001")]}
    plan = await cards.ask("POST", "deletions/plan", chosen)
    await home.good("accounts", {"number": "1001", "customer": "c-a", "contract_end": "2021-01-01"})
    late = await cards.ask(
        "POST", "deletions", chosen | {"reason": REASON}, seen=plan.headers["ETag"]
    )
    assert (late.status_code, late.json()["now"]["open_contracts"]) == (412, 0)
    assert (await cards.ask("POST", "deletions", chosen | {"reason": REASON})).status_code == 428
    done = await cards.ask(
        "POST", "deletions", chosen | {"reason": REASON}, seen=late.json()["etag"]
    )
    assert done.status_code == 201
    gone = await cards.ask("POST", "deletions/plan", chosen)
    assert (gone.status_code, type_of(gone)) == (409, "chosen-gone")


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"accounts": [], "customers": []},
        {"accounts": [1], "customers": [1]},
        {"accounts": [0]},
        {"accounts": [2**31]},
        {"accounts": list(range(1, MOST_AT_ONCE + 2))},
    ],
)
async def test_what_cannot_be_chosen_is_refused(home: Home, chosen: dict[str, Any]) -> None:
    assert (await Cards(home).ask("POST", "deletions/plan", chosen)).status_code == 422


async def test_two_thousand_rows_go_and_come_back_at_once(home: Home) -> None:
    await home.good(
        "accounts", *({"number": f"3{n:05}", "customer": "c-b"} for n in range(MOST_AT_ONCE))
    )
    rows = await home.rows("SELECT id FROM customer_accounts WHERE number LIKE '3%'")
    cards = Cards(home)
    done = await cards.delete(accounts=[row["id"] for row in rows])
    assert done.json()["accounts"] == MOST_AT_ONCE
    assert await numbers(cards) == ["1001", "1002"]
    assert (await restore(cards, done.json()["id"])).status_code == 204
    assert (await cards.ask("GET", "accounts")).json()["total"] == MOST_AT_ONCE + 2


async def test_after_the_term_the_number_is_free_and_contacts_are_forgotten(home: Home) -> None:
    await measured(home, ago(5))
    cards = Cards(home)
    account, _ = await cards.account()
    deletion = (await cards.delete(customers=[account["customer"]["id"]])).json()["id"]
    await end_old_deletions(home.database)
    assert len(await home.rows("SELECT FROM customers WHERE email = 'a@example.org'")) == 1
    async with home.database.connection() as connection:
        await connection.execute(
            "UPDATE deletions SET deleted_at = deleted_at - $1::interval",
            TERM + timedelta(minutes=1),
        )
    late = await restore(cards, deletion)
    assert (late.status_code, type_of(late)) == (409, "restore-too-late")
    await end_old_deletions(home.database)
    assert await home.rows("SELECT FROM customers WHERE email = 'a@example.org'") == []
    assert len(await home.rows("SELECT FROM interval_profile")) > 0
    await home.good("customers", {"id": "c-a", "kind": "individual", "name": "Анна Семёнова"})
    await home.good("accounts", {"number": "1001", "customer": "c-a"})
    assert await numbers(cards) == ["1001", "1002"]
    # Who saw the old account does not see another's that has its number now.
    assert (await home.get("accounts"))["items"] == []
