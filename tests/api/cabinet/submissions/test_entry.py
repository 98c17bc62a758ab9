"""Readings handed in by hand: taken once, corrected, seen at once (cases B5, B14, B15, B34)."""

from typing import Any
from uuid import uuid4

import pytest

from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import five_digits, reading, table, told
from tests.api.cabinet.submissions import handing_in
from tests.api.cabinet.submissions.handing_in import (
    Clock,
    fields,
    form,
    readings,
    refused,
    taken,
)
from tests.api.cabinet.supply import ANNA, BORIS


async def test_a_reading_is_taken_and_stands_in_the_table_at_once(home: Home) -> None:
    await home.good("register-readings", reading("2026-10-20", T1=100))
    made = await taken(home, {"T1": "123,4"})
    assert made["state"] == "on_its_way"
    assert made["taken_on"] == "2026-11-20"
    assert made["values"] == [{"zone": "T1", "value_wh": 123_400, "decimals": None}]
    assert made["consumption_wh"] == {"T1": 23_400}
    assert made["previous"] == [
        {"zone": "T1", "value_wh": 100_000, "taken_on": "2026-10-20", "source": "own"}
    ]
    assert (made["correctable_until"], made["way"]) == ("2026-11-26", "web")
    last, _ = (await table(home, "2026-11-01"))["items"]
    assert (last["origin"], told(last)) == ("own", {"T1": (123.4, 23.4)})
    (meter,) = await form(home)
    assert meter["submitted"] == made
    assert meter["zones"][0]["previous"]["value_wh"] == 100_000
    (event,) = await handing_in.told(home)
    assert event["data"] | {"meter_id": 0, "usage_point_id": 0} == {
        "submission_id": made["id"],
        "user_ids": [str(ANNA)],
        "meter_id": 0,
        "usage_point_id": 0,
        "serial_number": "S-A",
        "account_ending": "",
        "state": "on_its_way",
        "by": "consumer",
        "taken_on": "2026-11-20",
        "values": {"T1": 123_400},
        "corrects": None,
        "code": None,
        "text": None,
    }


async def test_the_same_again_is_the_same_and_other_values_are_a_correction(
    home: Home, clock: Clock
) -> None:
    """Case B14."""
    first = await taken(home, {"T1": "100"})
    clock.set("2026-11-20T10:00:01Z")
    assert await taken(home, {"T1": "100"}) == first
    assert await taken(home, {"T1": "0100,0"}) == first
    clock.set("2026-11-20T10:05:00Z")
    second = await taken(home, {"T1": "101"})
    assert (second["corrects"], second["id"] != first["id"]) == (first["id"], True)
    assert await readings(home) == [(2, 101_000)]
    meter = await home.meter_id()
    listed = await home.get(f"meters/{meter}/submissions")
    assert listed["total"] == 2
    beyond = await home.get(f"meters/{meter}/submissions", offset=5)
    assert beyond == {"items": [], "total": 2}
    assert [(one["state"], one["corrected_by"]) for one in listed["items"]] == [
        ("on_its_way", None),
        ("corrected", second["id"]),
    ]
    history = await home.rows("SELECT t1 FROM register_reading_history")
    assert [row["t1"] for row in history] == [100_000]
    states = await home.get(f"submissions/{first['id']}/states")
    assert [(one["state"], one["by"]) for one in states] == [
        ("on_its_way", "consumer"),
        ("corrected", "consumer"),
    ]
    # The page shows the new value and its day at once.
    assert (await form(home))[0]["submitted"] == second
    assert len(await handing_in.told(home)) == 2


async def test_a_counter_that_begins_anew_is_told_from_a_mistake(home: Home) -> None:
    """Case B5."""
    await five_digits(home)
    await home.good("register-readings", reading("2026-10-20", T1=99_999.8, T2=99_998, T3=12_345))
    values = {"T1": "0,4", "T2": "00003", "T3": "12350"}
    asked = await refused(home, values, 409, "reading-to-confirm")
    assert [(one["zone"], one["why"], one["consumption_wh"]) for one in asked["zones"]] == [
        ("T1", ["rollover"], 600),
        ("T2", ["rollover"], 5000),
    ]
    lower = await refused(home, values | {"T3": "12300"}, 422, "reading-lower", confirm=True)
    assert fields(lower) == {"values.T3": "reading-lower"}
    made = await taken(home, values, confirm=True)
    assert made["consumption_wh"] == {"T1": 600, "T2": 5000, "T3": 5000}


async def test_a_computed_reading_gives_way_to_ones_own(home: Home, clock: Clock) -> None:
    """Case B15."""
    await home.good(
        "register-readings",
        reading("2026-10-15", T1=900),
        reading("2026-11-01", "computed", T1=940),
    )
    (meter,) = await form(home)
    assert meter["zones"][0]["previous"] | {"zone": ""} == {
        "zone": "",
        "value_wh": 900_000,
        "taken_on": "2026-10-15",
        "source": "own",
    }
    clock.set("2026-11-15T10:00:00Z")
    made = await taken(home, {"T1": "930"})
    assert made["consumption_wh"] == {"T1": 30_000}
    own, computed, _ = (await table(home, "2026-11-01"))["items"]
    assert [one["origin"] for one in (own, computed)] == ["own", "computed"]
    assert (computed["replaced"], told(own)) == (True, {"T1": (930, 30)})


async def test_as_many_decimals_as_the_counter_has(home: Home) -> None:
    """Case B34."""
    await five_digits(home)
    await home.good("register-readings", reading("2026-10-20", T1=1200, T2=10))
    many = await refused(home, {"T1": "1234,56", "T2": "11"}, 422, "validation-failed")
    assert fields(many) == {"values.T1": "too-many-decimals"}
    missing = await refused(home, {"T1": "1234,5"}, 422, "validation-failed")
    assert fields(missing) == {"values.T2": "missing"}
    comma = await taken(home, {"T1": "1 234,5", "T2": "11"})
    assert comma["values"][0] == {"zone": "T1", "value_wh": 1_234_500, "decimals": 1}
    assert await taken(home, {"T1": "1234.5", "T2": "11.0"}) == comma


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12a", "not-a-number"),
        ("1,2,3", "not-a-number"),
        ("1.2,3", "not-a-number"),
        ("1e3", "not-a-number"),
        ("٣", "not-a-number"),
        ("=1", "not-a-number"),
        ("-5", "negative"),
        ("−5", "negative"),
        ("12345678901234567890", "too-many-digits"),
        ("1,2345", "too-many-decimals"),
        ("", "missing"),
        ("   ", "missing"),
    ],
)
async def test_what_no_counter_shows_is_refused_by_its_field(
    home: Home, text: str, code: str
) -> None:
    problem = await refused(home, {"T1": text}, 422, "validation-failed")
    assert fields(problem) == {"values.T1": code}
    assert not await readings(home)


async def test_each_zone_that_is_missing_is_named(home: Home) -> None:
    """Of a body without any value too, by each field; no other code would help anybody."""
    await home.good("register-readings", reading("2026-10-20", T1=100, T2=50))
    bodies: list[tuple[Any, tuple[str, ...]]] = [({}, ("T1", "T2")), ({"T2": "51"}, ("T1",))]
    for values, missing in bodies:
        problem = await refused(home, values, 422, "validation-failed")
        assert fields(problem) == {f"values.{zone}": "missing" for zone in missing}


async def test_times_are_told_by_the_clock_of_the_place(home: Home, clock: Clock) -> None:
    clock.set("2026-11-20T23:30:00+00:00")
    await home.rows("UPDATE usage_points SET time_zone = 'Asia/Omsk'")
    made = await taken(home, {"T1": "100"})
    assert made["submitted_at"] == "2026-11-21T05:30:00+06:00"
    assert made["taken_on"] == "2026-11-21"
    for path, where in (
        (f"meters/{made['meter_id']}/submissions", ["items", 0]),
        (f"submissions/{made['id']}", []),
        ("submissions/form", ["items", 0, "submitted"]),
    ):
        shown = await home.get(path)
        for step in where:
            shown = shown[step]
        assert shown["submitted_at"] == made["submitted_at"], path


async def test_bodies_that_are_no_reading_are_refused(home: Home) -> None:
    bodies: list[Any] = [{"T9": "1"}, {"T1": 12}, {"T1": None}, {"T1": "1" * 41}, [], "1"]
    for values in bodies:
        await refused(home, values, 422, "validation-failed")
    await refused(home, {"T1": "1"}, 422, "validation-failed", taken_on="tomorrow")
    await refused(home, {"T1": "1"}, 422, "validation-failed", confirm="yes")
    wrong = await refused(home, {"T1": "1", "T2": "2"}, 422, "validation-failed")
    assert fields(wrong) == {"values.T2": "no-such-zone"}


async def test_far_more_than_usual_is_asked_back(home: Home) -> None:
    months = [reading(f"2026-{month:02}-20", T1=100 * month) for month in range(3, 11)]
    await home.good("register-readings", *months)
    asked = await refused(home, {"T1": "1400"}, 409, "reading-to-confirm")
    (zone,) = asked["zones"]
    assert (zone["zone"], zone["why"], zone["consumption_wh"]) == ("T1", ["unusual"], 400_000)
    assert zone["previous"]["value_wh"] == 1_000_000
    assert 290_000 < zone["most_wh"] < 330_000
    assert (await form(home))[0]["zones"][0]["most_wh"] == zone["most_wh"]
    assert (await taken(home, {"T1": "1400"}, confirm=True))["consumption_wh"] == {"T1": 400_000}
    # Of a supplier with more patience it is not.
    await home.rows("UPDATE supplier_settings SET unusual_factor = 6")
    await taken(home, {"T1": "1401"})


async def test_consumption_is_told_with_the_ratio_of_the_place(home: Home) -> None:
    await home.rows("UPDATE usage_points SET transformation_ratio = 40")
    await home.good("register-readings", reading("2026-10-20", T1=100))
    made = await taken(home, {"T1": "102,5"})
    assert (made["values"][0]["value_wh"], made["consumption_wh"]) == (102_500, {"T1": 100_000})


async def test_a_day_before_is_compared_with_what_came_before_and_after_it(home: Home) -> None:
    await home.good(
        "register-readings",
        reading("2026-10-20", T1=100),
        reading("2026-11-18", "inspector", T1=120),
    )
    above = await refused(home, {"T1": "130"}, 422, "reading-lower", taken_on="2026-11-16")
    assert fields(above) == {"values.T1": "reading-above-later"}
    made = await taken(home, {"T1": "115"}, taken_on="2026-11-16")
    assert (made["taken_on"], made["consumption_wh"]) == ("2026-11-16", {"T1": 15_000})
    # The same values of another day are another reading.
    moved = await taken(home, {"T1": "115"}, taken_on="2026-11-17")
    assert (moved["taken_on"], moved["corrects"]) == ("2026-11-17", made["id"])
    # An inspector's reading of the same moment stays beside it.
    beside = await taken(home, {"T1": "120"}, taken_on="2026-11-18")
    assert await readings(home) == [(2, 100_000), (3, 120_000), (2, 120_000)]
    assert beside["consumption_wh"] == {"T1": 0}


async def test_ones_own_reading_is_no_delivery_of_a_system(home: Home) -> None:
    await home.good("register-readings", reading("2026-10-20", T1=100))
    before = await home.get("acts/deliveries")
    assert [one["kind"] for one in before["items"]] == ["register-readings"]
    await taken(home, {"T1": "110"})
    assert await home.get("acts/deliveries") == before


async def test_who_sees_the_readings_is_told_and_nobody_else(home: Home) -> None:
    clerk, engineer, former = (uuid4() for _ in range(3))
    await give_role(home, clerk, "accountant")
    await give_role(home, engineer, "energy_engineer")
    await home.link(BORIS, "1002")
    await home.link(former, "1002")
    await home.rows(
        "UPDATE account_users SET taken_at = now(), taken_by = 'staff', last_day = '2026-11-01'"
        " WHERE user_id = $1",
        former,
    )
    await taken(home, {"T1": "1"}, user_id=engineer, serial="S-B")
    (event,) = await handing_in.told(home)
    assert sorted(event["data"]["user_ids"]) == sorted([str(BORIS), str(engineer)])


async def test_readings_of_former_customers_are_not_told(home: Home) -> None:
    await home.good("register-readings", reading("2026-10-20", T1=500))
    await home.good("customers", {"id": "c-n", "kind": "individual", "name": "Новый"})
    changed = {"service_location": "l-a", "contract_start": "2026-11-10"}
    await home.good("accounts", {"number": "1001", "customer": "c-n"} | changed)
    new: Any = BORIS
    await home.link(new, "1001")
    await home.rows("UPDATE account_users SET customer_id = (SELECT max(id) FROM customers)")
    (meter,) = [one for one in await form(home, new) if one["serial_number"] == "S-A"]
    assert meter["zones"][0]["previous"] is None
    made = await taken(home, {"T1": "510"}, user_id=new)
    assert (made["previous"], made["consumption_wh"]) == ([], {})
