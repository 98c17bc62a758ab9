"""A meter's name of its user's own: seen by him wherever the meter is, and by nobody else."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.contracts.auth import UserDeleted
from services.kit.clock import utc_now
from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import account, ago, newcomer, replace_meter
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.support.tokens import bearer, service_token

CLERK = UUID("00000000-0000-4000-8000-0000000000cc")


async def renamed(home: Home, name: Any, user: UUID = ANNA, serial: str = "S-A") -> httpx.Response:
    meter = await home.meter_id(user, serial)
    return await home.client.put(
        f"/api/cabinet/meters/{meter}/name", json={"name": name}, headers=as_user(user)
    )


async def names(home: Home, user: UUID = ANNA) -> dict[str, tuple[str, str | None]]:
    """Return name and own name of each meter in the list, by serial number."""
    meters = (await home.get("meters", user))["items"]
    return {meter["serial_number"]: (meter["name"], meter["own_name"]) for meter in meters}


async def test_a_new_name_is_wherever_its_user_reads_of_the_meter(home: Home) -> None:
    at = (utc_now() - timedelta(days=1)).isoformat()
    await home.good("meter-events", {"meter": "m-a", "occurred_at": at, "code": 7})
    answer = await renamed(home, "  Дача 🌻 ")
    assert (answer.status_code, answer.json()["name"]) == (200, "Дача 🌻")
    meter = await home.meter_id()
    assert await names(home) == {"S-A": ("Дача 🌻", "Дача 🌻")}
    assert (await home.get(f"meters/{meter}"))["name"] == "Дача 🌻"
    assert (await home.get(f"meters/{meter}/card"))["name"] == "Дача 🌻"
    (event,) = (await home.get(f"meters/{meter}/events"))["items"]
    assert event["meter_name"] == "Дача 🌻"
    overview = await home.get("overview")
    assert overview["meters"][0]["name"] == "Дача 🌻"
    assert overview["diagnostics"]["latest"][0]["meter_name"] == "Дача 🌻"


async def test_an_empty_name_gives_the_suppliers_back(home: Home) -> None:
    await renamed(home, "Дача")
    answer = await renamed(home, "   ")
    assert (answer.json()["name"], answer.json()["own_name"]) == ("СЕ102", None)
    assert await home.rows("TABLE usage_point_names") == []
    await home.link(BORIS, "1002")
    await renamed(home, "Моё", BORIS, "S-B")
    assert (await renamed(home, "", BORIS, "S-B")).json()["name"] == "Цех"


async def test_each_user_of_one_account_has_names_of_his_own(home: Home) -> None:
    other = uuid4()
    await home.link(other, "1001")
    await renamed(home, "Мамина")
    await renamed(home, "=1+1", other)
    assert await names(home) == {"S-A": ("Мамина", "Мамина")}
    assert await names(home, other) == {"S-A": ("=1+1", "=1+1")}


async def test_every_role_names_meters_for_itself(home: Home) -> None:
    await give_role(home, CLERK, "accountant")
    await renamed(home, "Склад", CLERK, "S-B")
    await home.link(BORIS, "1002")
    assert await names(home, CLERK) == {"S-B": ("Склад", "Склад")}
    assert await names(home, BORIS) == {"S-B": ("Цех", None)}


async def test_the_name_stays_when_the_meter_is_replaced(home: Home) -> None:
    await renamed(home, "Дача")
    await replace_meter(home, ago(3), "S-N")
    assert await names(home) == {"S-N": ("Дача", "Дача"), "S-A": ("Дача", "Дача")}


async def test_what_is_over_keeps_the_name_and_who_comes_next_is_not_told_it(home: Home) -> None:
    await renamed(home, "Бабушкина")
    await newcomer(home)
    await home.good("accounts", account("c-z", ago(2)))
    await home.link(BORIS, "1001")
    assert await names(home) == {"S-A": ("Бабушкина", "Бабушкина")}
    assert await names(home, BORIS) == {"S-A": ("СЕ102", None)}


@pytest.mark.parametrize(
    "name",
    [
        "я" * 61,
        "Дом\nсад",
        "\u202eДача",
        "а\u200bб",
        "\u200d",
        "а" * 300,
        None,
        7,
        ["Дача"],
        "а\0б",
    ],
)
async def test_a_bad_name_is_refused_with_its_field_and_changes_nothing(
    home: Home, name: Any
) -> None:
    await renamed(home, "Дача")
    answer = await renamed(home, name)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [error["field"] for error in answer.json()["errors"]] == ["name"]
    assert await names(home) == {"S-A": ("Дача", "Дача")}


async def test_a_body_must_be_a_name_and_nothing_else(home: Home) -> None:
    meter = await home.meter_id()
    bodies: list[Any] = [{}, {"name": "Дача", "colour": "red"}, []]
    for body in bodies:
        answer = await home.client.put(
            f"/api/cabinet/meters/{meter}/name", json=body, headers=as_user(ANNA)
        )
        assert answer.status_code == 422, body


async def test_only_who_is_signed_in_renames_and_only_from_our_page(home: Home) -> None:
    meter = await home.meter_id()
    path, body = f"/api/cabinet/meters/{meter}/name", {"name": "Дача"}
    assert (await home.client.put(path, json=body)).status_code == 401
    cookie = as_user(ANNA)["Authorization"].removeprefix("Bearer ")
    home.client.cookies.set("cabinet_access", cookie)
    elsewhere = {"Origin": "https://elsewhere.example"}
    assert (await home.client.put(path, json=body, headers=elsewhere)).status_code == 403
    assert (await home.client.put(path, json=body)).status_code == 200


async def test_the_names_of_who_is_removed_are_forgotten(home: Home) -> None:
    await renamed(home, "Дача")
    answer = await home.client.post(
        "/internal/events",
        json={
            "id": str(uuid4()),
            "type": UserDeleted.type,
            "occurred_at": utc_now().isoformat(),
            "data": {"user_id": str(ANNA), "user_class": "consumer"},
        },
        headers=bearer(service_token("auth", "cabinet")),
    )
    assert answer.status_code == 204, answer.text
    assert await home.rows("TABLE usage_point_names") == []
