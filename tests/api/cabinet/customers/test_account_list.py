"""Staff narrow, order and choose accounts."""

from datetime import timedelta
from typing import Any

import pytest

from tests.api.cabinet.cards import Cards
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import ago
from tests.api.cabinet.supply import POINTS


@pytest.fixture
async def desk(home: Home) -> Cards:
    """Return staff at four accounts: Anna's, the Romashka's, and two without meter and user."""
    await home.good(
        "service-locations",
        {"id": "l-c", "locality": "Тара", "street": "ул. Лесная", "house": "1"},
    )
    soon, past = ago(0) + timedelta(days=20), ago(1)
    await home.good(
        "accounts",
        {"number": "1003", "customer": "c-a", "service_location": "l-c",
         "contract_end": soon.isoformat()},
        {"number": "1004", "customer": "c-b", "contract_end": past.isoformat()},
    )  # fmt: skip
    return Cards(home)


async def numbers(cards: Cards, **view: Any) -> list[str]:
    answer = await cards.ask("GET", "accounts", **view)
    assert answer.status_code == 200, answer.text
    page = answer.json()
    assert page["total"] == len(page["items"])
    return [row["number"] for row in page["items"]]


@pytest.mark.parametrize(
    ("view", "found"),
    [
        ({"kind": "organization"}, ["1002", "1004"]),
        ({"contract": "open"}, ["1001", "1002", "1003"]),
        ({"contract": "ending"}, ["1003"]),
        ({"contract": "closed"}, ["1004"]),
        ({"meter": "with"}, ["1001", "1002"]),
        ({"meter": "without"}, ["1003", "1004"]),
        ({"user": "with"}, ["1001"]),
        ({"user": "without"}, ["1002", "1003", "1004"]),
        ({"locality": "Тара"}, ["1003"]),
        ({"locality": "тара"}, []),
        ({"differences": True}, []),
        ({"search": "a@example"}, ["1001", "1003"]),
        ({"search": "example тара", "contract": "open", "kind": "individual"}, ["1003"]),
        ({"search": "1001", "kind": "organization"}, []),
    ],
)
async def test_filters_narrow_the_list(desk: Cards, view: dict[str, Any], found: list[str]) -> None:
    assert await numbers(desk, **view) == found


async def test_a_tariff_narrows_the_list_by_what_the_choices_say(desk: Cards) -> None:
    choices = (await desk.ask("GET", "accounts/choices")).json()
    assert choices["localities"] == ["Казань", "Тара"]
    (tariff,) = choices["tariffs"]
    assert tariff["name"] == "Двухзонный"
    assert await numbers(desk, tariff=tariff["id"]) == ["1001"]


@pytest.mark.parametrize(
    ("column", "order"),
    [
        ("number", ["1001", "1002", "1003", "1004"]),
        ("customer", ["1001", "1003", "1002", "1004"]),
        ("meters", ["1003", "1004", "1001", "1002"]),
        ("address", ["1004", "1001", "1002", "1003"]),
        ("email", ["1002", "1004", "1001", "1003"]),
    ],
)
async def test_every_column_orders_both_ways(desk: Cards, column: str, order: list[str]) -> None:
    assert await numbers(desk, sort=column) == order
    assert await numbers(desk, sort=f"-{column}") == order[::-1]
    # The last pages are reached from the end.
    page = await desk.ask("GET", "accounts", sort=column, limit=1, offset=3)
    assert [row["number"] for row in page.json()["items"]] == order[3:]


async def test_all_that_was_found_is_chosen_in_one_go(desk: Cards) -> None:
    chosen = (await desk.ask("GET", "accounts/chosen", kind="organization", sort="-number")).json()
    assert [row["number"] for row in chosen["items"]] == ["1004", "1002"]
    assert chosen["total"] == 2
    (customer,) = {row["customer_id"] for row in chosen["items"]}
    plan = await desk.ask("POST", "deletions/plan", {"customers": [customer]})
    assert plan.json()["accounts"] == 2


async def test_a_difference_at_the_meter_marks_its_account(home: Home, desk: Cards) -> None:
    async with home.database.connection() as connection:
        await connection.execute(
            "INSERT INTO staff_edits (kind, object_id, field, value, state, edited_at, edited_by,"
            " editor) SELECT 'usage_point', id, 'scope', '\"unit\"', 'differs', now(),"
            " gen_random_uuid(), 'Ольга' FROM usage_points WHERE mrid = $1::text::uuid",
            POINTS["b"],
        )
    assert await numbers(desk, differences=True) == ["1002"]
    marked = [
        row["number"]
        for row in (await desk.ask("GET", "accounts")).json()["items"]
        if row["differs"]
    ]
    assert marked == ["1002"]


@pytest.mark.parametrize(
    "view",
    [{"kind": "robot"}, {"sort": "colour"}, {"tariff": 0}, {"tariff": 2**31}, {"meter": "some"},
     {"locality": "x" * 401}],
)  # fmt: skip
async def test_what_nobody_can_ask_is_refused(desk: Cards, view: dict[str, Any]) -> None:
    assert (await desk.ask("GET", "accounts", **view)).status_code == 422
