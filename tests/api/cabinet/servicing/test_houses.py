"""The main page of a servicing organisation, its houses and their meters (manual 004, 3.1)."""

from uuid import UUID

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.servicing.handing_in import (
    PLACE,
    ServicingClock,
    as_servicer,
    ask,
    problem,
    send,
    sent,
)
from tests.api.cabinet.serving import VERA, build_house, serve
from tests.api.cabinet.supply import ANNA, as_user

GLEB = UUID("00000000-0000-4000-8000-00000000001e")


async def _house(home: Home) -> int:
    (one,) = (await ask(home, "/houses"))["items"]
    key: int = one["id"]
    return key


async def test_the_main_page_tells_organisation_contact_days_and_houses(
    served: Home, clock: ServicingClock
) -> None:
    await sent(served, "2", "10")
    told = await ask(served)
    assert told["organization"] == {
        "name": "ООО «Управляющая компания o-1»",
        "short_name": "УК o-1",
        "kind": "management_company",
        "inn": None,
        "agreement_number": None,
    }
    assert told["contact"]["name"] == "Вера Домова"
    assert told["contact"]["phone"] == "+79130000000"
    assert told["window"] | {"time_zone": ""} == {
        "open": True,
        "opens_on": "2026-11-15",
        "closes_on": "2026-11-26",
        "time_zone": "",
        "today": "2026-11-20",
        "days_left": 6,
    }
    (house,) = told["houses"]["items"]
    assert house | {"id": 0} == {
        "id": 0,
        "address": "Казань, ул. Садовая, д. 7",
        "locality": "Казань",
        "street": "ул. Садовая",
        "house": "7",
        "unit_meters": 3,
        "common_meters": 1,
        "unit_by_hand": 3,
        "common_by_hand": 1,
        "by_hand": 4,
        "handed_in": 1,
    }
    clock.set("2026-11-28T10:00:00Z")
    window = (await ask(served))["window"]
    assert (window["open"], window["opens_on"], window["days_left"]) == (False, "2026-12-15", 17)


async def test_who_acts_for_none_finds_nothing(served: Home) -> None:
    house = await _house(served)
    for path in ("", "/houses", "/addresses", f"/houses/{house}/flats", f"/houses/{house}/meters"):
        answer = await served.client.get(PLACE + path, headers=as_user(ANNA))
        assert problem(answer) == (404, "not-found")
        assert (await served.client.get(PLACE + path)).status_code == 401


async def test_houses_stand_in_their_order_and_are_searched_by_words(home: Home) -> None:
    built = [
        await build_house(home, house, ("1",), first=first)
        for first, house in enumerate(("10", "2", "2а"), 2)
    ]
    await serve(home, *(location for house in built for location in house))
    told = await ask(home, "/houses")
    assert [one["house"] for one in told["items"]] == ["2", "2а", "10"]
    assert [one["house"] for one in await ask(home, "/addresses")] == ["2", "2а", "10"]
    found = await ask(home, "/houses?query=садовая,+2")
    assert ([one["house"] for one in found["items"]], found["total"]) == (["2", "2а"], 2)
    assert (await ask(home, "/houses?query=100%25"))["items"] == []
    beyond = await ask(home, "/houses?limit=1&offset=7")
    assert (beyond["items"], beyond["total"]) == ([], 3)


async def test_flats_stand_in_their_order(home: Home) -> None:
    await serve(home, *await build_house(home, flats=("10", "1", "10а", "2", "офис 1")))
    house = await _house(home)
    flats = await ask(home, f"/houses/{house}/flats")
    assert [one["flat"] for one in flats] == ["1", "2", "10", "10а", "офис 1"]
    meters = await ask(home, f"/houses/{house}/meters")
    assert [one["flat"] for one in meters["items"]] == ["1", "2", "10", "10а", "офис 1"]
    (only,) = (await ask(home, f"/houses/{house}/meters?flat=10А"))["items"]
    assert only["subscriber"] == "Жилец 10а"


async def test_meters_whose_readings_come_by_themselves_are_not_waited_for(served: Home) -> None:
    await served.rows(
        "UPDATE usage_points p SET read_remotely = true FROM meters m"
        " WHERE m.usage_point_id = p.id AND m.external_id = 'm-7-2' RETURNING 1"
    )
    (house,) = (await ask(served))["houses"]["items"]
    assert (house["unit_meters"], house["common_meters"], house["by_hand"]) == (3, 1, 3)
    assert (house["unit_by_hand"], house["common_by_hand"]) == (2, 1)
    flats = await ask(served, f"/houses/{house['id']}/flats")
    assert [(one["flat"], one["meters"], one["by_hand"]) for one in flats] == [
        ("1", 1, 1),
        ("2", 1, 0),
        ("10", 1, 1),
    ]


async def test_what_was_handed_in_before_a_meter_was_read_remotely_is_not_counted(
    served: Home, clock: ServicingClock
) -> None:
    house = await _house(served)
    await sent(served, "1", "123")
    await served.rows(
        "UPDATE usage_points p SET read_remotely = true FROM meters m"
        " WHERE m.usage_point_id = p.id AND m.external_id IN ('m-7-1', 'm-7-0') RETURNING 1"
    )
    (told,) = (await ask(served))["houses"]["items"]
    assert (told["unit_by_hand"], told["common_by_hand"], told["handed_in"]) == (2, 0, 0)
    assert (await ask(served, f"/houses/{house}/flats"))[0]["handed_in"] == 0


async def test_a_meter_comes_with_all_that_handing_in_needs(
    served: Home, clock: ServicingClock
) -> None:
    house = await _house(served)
    await served.good(
        "register-readings", reading("2026-10-20", "inspector", "m-7-1", T1=100, T2=50)
    )
    made = await send(served, "1", "", values={"T1": "123", "T2": "60,5"})
    assert made.status_code == 201, made.text
    first = (await ask(served, f"/houses/{house}/meters"))["items"][0]
    assert (first["flat"], first["subscriber"], first["serial_number"]) == (
        "1",
        "Жилец 1",
        "000007-1",
    )
    assert [(zone["zone"], zone["digits"]) for zone in first["zones"]] == [("T1", 5), ("T2", 5)]
    assert first["zones"][0]["previous"] == {
        "zone": "T1",
        "value_wh": 100_000,
        "taken_on": "2026-10-20",
        "source": "supplier",
    }
    assert first["submitted"] == made.json()
    assert first["blocked"] is None
    (common,) = (await ask(served, f"/houses/{house}/meters?scope=building"))["items"]
    assert (common["ratio"], common["scope"], common["flat"]) == (20.0, "building", None)


async def test_a_house_that_is_anothers_is_not_there(served: Home) -> None:
    other = await build_house(served, "9", ("1",), first=5)
    await serve(served, *other, user_id=GLEB, organization="o-2")
    (foreign,) = (await ask(served, "/houses", GLEB))["items"]
    for rest in ("flats", "meters"):
        paths = [f"{PLACE}/houses/{key}/{rest}" for key in (foreign["id"], 999_999, "x")]
        answers = [await served.client.get(path, headers=as_servicer()) for path in paths]
        assert [problem(answer) for answer in answers] == [(404, "not-found")] * 3
    assert "9" not in [one["house"] for one in (await ask(served, "/houses"))["items"]]


@pytest.mark.parametrize("path", ["", "/houses", "/addresses"])
async def test_a_list_of_houses_is_read_by_one_statement_beside_whose_it_is(
    served: Home, path: str
) -> None:
    await ask(served, path)
    async with served.database.connection() as connection:
        told: list[str] = []
        with connection.query_logger(lambda record: told.append(record.query)):
            await ask(served, path)
    assert len([query for query in told if "SELECT" in query]) == 2


@pytest.mark.parametrize("query", ["?limit=0", "?limit=201", "?offset=-1", f"?query={'я' * 101}"])
async def test_what_is_asked_for_has_limits(served: Home, query: str) -> None:
    answer = await served.client.get(f"{PLACE}/houses{query}", headers=as_servicer(VERA))
    assert answer.status_code == 422
