"""The accounts of one consumer and the card of each: open, closed, feed-in only, formerly his."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import CLARA, account, ago, newcomer, replace_meter
from tests.api.cabinet.supply import ANNA, BORIS, as_user, profile
from tests.support.tokens import bearer, service_token

CLOSED_ON = "2026-06-30"


async def listed(home: Home, user: UUID = ANNA) -> dict[str, Any]:
    """Return a user's accounts by number."""
    return {one["number"]: one for one in (await home.get("accounts", user))["items"]}


async def card(home: Home, number: str = "1001", user: UUID = ANNA) -> dict[str, Any]:
    key = (await listed(home, user))[number]["id"]
    found: dict[str, Any] = await home.get(f"accounts/{key}", user)
    return found


async def second_place(home: Home, number: str, *channels: str) -> None:
    """Give Anna one more account with a meter of its own, which measures these channels."""
    key, at = uuid4().hex[:8], {"account": number, "service_location": f"l-{number[-2:]}"}
    place = {"locality": "Казань", "street": "ул. Мира", "house": "7"}
    await home.good("service-locations", place | {"id": at["service_location"]})
    await home.good(
        "accounts", {"number": number, "customer": "c-a", "service_location": f"l-{number[-2:]}"}
    )
    point = str(uuid4())
    await home.good("usage-points", {"mrid": point} | at)
    await home.good("meters", {"id": f"m-{key}", "serial_number": key, "usage_point": point})
    for channel in channels:
        unit = "varh" if channel.startswith("R") else "Wh"
        await home.good("interval-profiles", profile(meter=f"m-{key}", channel=channel, unit=unit))
    await home.link(ANNA, number)


async def test_an_open_a_closed_and_a_feed_in_only_account_are_all_listed(home: Home) -> None:
    await home.good("interval-profiles", profile())
    await second_place(home, "000 123-45", "A-", "R+")
    await second_place(home, "1003", "A+", "A-")
    await home.good("accounts", account("c-a", contract_end=CLOSED_ON))
    mine = await listed(home)
    # As the bill prints it, zeros and groups included.
    assert set(mine) == {"1001", "000 123-45", "1003"}
    assert {number: one["state"] for number, one in mine.items()} == {
        "1001": "closed", "000 123-45": "open", "1003": "open",
    }  # fmt: skip
    assert {number for number, one in mine.items() if one["feed_in_only"]} == {"000 123-45"}
    closed = mine["1001"]
    assert (closed["contract_end"], closed["ongoing"]) == (CLOSED_ON, False)
    assert closed["kept_until"] == "2029-06-30"
    # Those that go on come first.
    assert [one["state"] for one in (await home.get("accounts"))["items"]] == [
        "open", "open", "closed",
    ]  # fmt: skip


async def test_a_closed_account_is_left_out_of_what_is_announced(home: Home) -> None:
    await second_place(home, "1003")
    await home.good("accounts", account("c-a", contract_end=CLOSED_ON))
    as_notifications = bearer(service_token("notifications", "cabinet"))
    own = await home.client.get(
        "/internal/audience/accounts", params={"user": str(ANNA)}, headers=as_notifications
    )
    assert own.json()["items"] == [{"user_id": str(ANNA), "numbers": ["1003"]}]
    audience = await home.client.get(
        "/internal/audience", params={"account": "1001"}, headers=as_notifications
    )
    assert audience.json()["users"] == []


async def test_an_account_that_is_anothers_now_was_mine(home: Home) -> None:
    await newcomer(home)
    await home.good("accounts", account("c-z", ago(3)))
    mine = (await listed(home))["1001"]
    assert (mine["state"], mine["contract_end"]) == ("former", ago(4).isoformat())
    # Nothing of the one who has it now.
    whole = await card(home)
    assert (whole["customer_name"], whole["others"]) == ("Анна Семёнова", [])


async def test_no_data_make_no_account_feed_in_only(home: Home) -> None:
    assert (await listed(home))["1001"]["feed_in_only"] is False


async def test_a_card_tells_what_the_registry_has_agreed(home: Home) -> None:
    await home.rows("UPDATE supplier_settings SET name = 'Горэнерго'")
    whole = await card(home)
    assert whole | {"id": 0} == {
        "id": 0,
        "number": "1001",
        "customer_name": "Анна Семёнова",
        "address": "Казань, ул. Мира, д. 5, кв. 1",
        "building_type": "apartment",
        "contract_start": "2020-01-01",
        "contract_end": None,
        "ongoing": True,
        "state": "open",
        "kept_until": None,
        "meters_count": 1,
        "feed_in_only": False,
        "supplier": "Горэнерго",
        "agreement_number": None,
        "agreement_start": None,
        "yours_since": datetime.now(UTC).astimezone(ZoneInfo("Europe/Moscow")).date().isoformat(),
        "places": [{"address": "Казань, ул. Мира, д. 5, кв. 1", "meters_count": 1}],
        "others": [],
        "may_leave": True,
    }


async def test_a_card_counts_meters_in_service_not_those_that_were_replaced(home: Home) -> None:
    await replace_meter(home, ago(10), serial="S-NEW")
    whole = await card(home)
    assert whole["meters_count"] == 1
    assert [place["meters_count"] for place in whole["places"]] == [1]
    assert (await home.get("meters"))["total"] == 2


async def test_a_card_tells_the_roles_of_the_others_and_nothing_else_of_them(home: Home) -> None:
    await home.link(BORIS, "1002")
    await home.link(CLARA, "1002")
    await give_role(home, uuid4(), "accountant")
    await give_role(home, uuid4(), "energy_engineer")
    engineer = uuid4()
    await give_role(home, engineer, "administrator")
    whole = await card(home, "1002", BORIS)
    assert whole["others"] == ["accountant", "administrator", "energy_engineer", "linked"]
    assert (whole["agreement_number"], whole["agreement_start"]) == ("Д-2", "2020-01-01")
    assert str(CLARA) not in str(whole)
    theirs = await card(home, "1002", engineer)
    assert theirs["others"] == ["accountant", "energy_engineer", "linked", "linked"]
    assert theirs["may_leave"] is False


async def test_who_comes_and_goes_is_counted_as_of_today(home: Home) -> None:
    await home.link(CLARA, "1001")
    assert (await card(home))["others"] == ["linked"]
    await home.rows("UPDATE account_users SET taken_at = now() WHERE user_id = $1", CLARA)
    assert (await card(home))["others"] == []


@pytest.mark.parametrize("key", ["999999", "0", "x", "9" * 30])
async def test_a_card_of_nobodys_account_is_not_there(home: Home, key: str) -> None:
    for method, path in (("GET", key), ("POST", f"{key}/leave")):
        answer = await home.client.request(
            method,
            f"/api/cabinet/accounts/{path}",
            json={"keep_past": True},
            headers=as_user(ANNA),
        )
        assert answer.status_code == 404
