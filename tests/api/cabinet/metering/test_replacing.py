"""Staff replace meters: what was used in the month is what both have counted."""

from datetime import timedelta
from typing import Any

import pytest

from services.kit.clock import utc_now
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.staff_meters import (
    METERS,
    ask,
    card_of,
    found,
    key_of,
    problem,
    refused,
    replace,
)
from tests.api.cabinet.metering.test_register_readings import reading, table
from tests.api.cabinet.supply import POINTS, profile

_DAY = "2026-06-14"


def _exchange(**changes: Any) -> dict[str, Any]:
    return {
        "replaced_on": _DAY,
        "last_readings": {"A+": {"total": "15230"}},
        "new": {"serial_number": "NEW-1"},
        "first_readings": {"A+": {"total": "7"}},
    } | changes


async def _may(home: Home) -> None:
    await home.good("register-readings", reading("2026-05-31", total=15180))


async def _done(home: Home, **changes: Any) -> dict[str, Any]:
    answer = await replace(home, _exchange(**changes))
    assert answer.status_code == 201, answer.text
    done: dict[str, Any] = answer.json()
    return done


@pytest.mark.parametrize(("first", "last"), [("7", 57), ("20000", 20050), ("0", 50)])
async def test_june_is_what_both_meters_have_counted(home: Home, first: str, last: int) -> None:
    """15 180 on 31 May, taken down at 15 230 on 14 June; the new one goes 50 further: 100 kWh."""
    await _may(home)
    await _done(home, first_readings={"A+": {"total": first}})
    await home.good("register-readings", reading("2026-06-30", meter="NEW-1", total=last))
    june = await table(home, "2026-06-01", point=True)
    assert june["consumption"] == 100
    assert [meter["serial_number"] for meter in june["meters"]] == ["S-A", "NEW-1"]


async def test_a_meter_is_replaced_in_one_act_as_a_batch_would(home: Home) -> None:
    await _may(home)
    done = await _done(home)
    meters = {one["serial_number"]: one for one in (await home.get("meters"))["items"]}
    assert (meters["S-A"]["in_service"], meters["S-A"]["removed_on"]) == (False, _DAY)
    assert meters["NEW-1"]["in_service"] is True
    assert done["new_meter_id"] == meters["NEW-1"]["id"]
    card, _ = await card_of(home, "NEW-1")
    assert card["point"]["installed_on"] == _DAY
    assert [(one["serial_number"], one["removed_on"]) for one in card["history"]] == [
        ("NEW-1", None), ("S-A", _DAY),
    ]  # fmt: skip
    assert card["history"][1]["readings"][0]["total"] == 15230
    assert card["history"][1]["readings"][0]["source"] == "inspector"
    assert card["replacement"]["undoable"] is True
    act = (await home.acts())[-1]
    assert (act["action"], act["object_id"]) == ("replace_meter", str(done["old_meter_id"]))
    assert act["details"]["last_readings"] == {"A+ total": 15_230_000}
    assert act["after"] == {"removed_on": _DAY, "meter": done["new_meter_id"]}


async def test_each_zone_is_told_of_both(home: Home) -> None:
    await home.good("register-readings", reading("2026-05-31", T1=100, T2=50, total=150))
    lacking = await replace(home, _exchange(last_readings={"A+": {"T1": "110"}}))
    assert refused(lacking) == {("last_readings.A+.T2", "missing")}
    await _done(
        home,
        last_readings={"A+": {"T1": "110,5", "T2": " 52.25 "}},
        first_readings={"A+": {"T1": "1", "T2": "2"}},
    )
    await home.good("register-readings", reading("2026-06-30", meter="NEW-1", T1=5, T2=3, total=8))
    june = await table(home, "2026-06-01", point=True)
    assert june["consumption_by_zone"] == [
        {"zone": "T1", "consumption": 14.5},
        {"zone": "T2", "consumption": 3.25},
        {"zone": "total", "consumption": 17.75},
    ]
    assert june["consumption"] == 17.75


async def test_a_known_meter_that_stands_nowhere_comes(home: Home) -> None:
    await home.good("meters", {"id": "m-x", "serial_number": "S-X", "model": "mm"})
    done = await _done(home, new={"meter_id": await key_of(home, "S-X")})
    assert done["new_meter_id"] == await key_of(home, "S-X")
    assert await found(home, state="unused") == []


async def test_a_meter_is_taken_down_without_another(home: Home) -> None:
    await _may(home)
    done = await _done(home, new=None, first_readings={})
    assert done["new_meter_id"] is None
    assert await found(home, state="removed") == ["S-A"]
    june = await table(home, "2026-06-01", point=True)
    assert june["consumption"] == 50
    again = await replace(home, _exchange())
    assert problem(again) == (409, "meter-not-installed")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"replaced_on": "2021-04-30"}, {("replaced_on", "before-installation")}),
        ({"replaced_on": "1999-12-31"}, {("replaced_on", "day-out-of-range")}),
        (
            {"replaced_on": str(utc_now().date() + timedelta(days=3))},
            {("replaced_on", "day-ahead")},
        ),
        ({"new": {"meter_id": 999_999}}, {("new.meter_id", "unknown-meter")}),
        ({"new": {"serial_number": "N", "model_id": 9999}}, {("new.model_id", "unknown-model")}),
        ({"new": {"serial_number": "N", "key": "m-b"}}, {("new.key", "taken")}),
        (
            {"new": {"serial_number": "N", "manufactured_on": "2026-07-01"}},
            {("new.manufactured_on", "order")},
        ),
        ({"new": {}}, {("new", "value_error")}),
        ({"new": None}, {("first_readings", "no-meter")}),
        (
            {"last_readings": {"A+": {"total": "15179"}}},
            {("last_readings.A+.total", "reading-lower")},
        ),
        (
            {"last_readings": {"A+": {"total": "-1"}}, "first_readings": {"A+": {"T1": "1,2,3"}}},
            {
                ("last_readings.A+.total", "not-a-number"),
                ("first_readings.A+.T1", "not-a-number"),
            },
        ),
        ({"first_readings": {"A+": {"total": "1" * 20}}}, {
            ("first_readings.A+.total", "not-a-number"),
        }),
        (
            {"first_readings": {"A+": {"T4": "1"}}},
            {("first_readings.A+.T4.[key]", "literal_error")},
        ),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_refused_by_field_and_nothing_is_done(
    home: Home, changes: dict[str, Any], wrong: set[tuple[str, str]]
) -> None:
    await _may(home)
    assert refused(await replace(home, _exchange(**changes))) == wrong
    assert await found(home, state="in_service") == ["S-A", "S-B"]
    assert await found(home, search="NEW-1") == []


async def test_a_meter_that_stands_elsewhere_or_is_known_does_not_come(home: Home) -> None:
    other = await key_of(home, "S-B")
    for key in (other, await key_of(home, "S-A")):
        answer = await replace(home, _exchange(new={"meter_id": key}))
        assert refused(answer) == {("new.meter_id", "stands-elsewhere")}
    (model,) = await home.rows("SELECT id FROM meter_models")
    twin = await replace(home, _exchange(new={"serial_number": "S-B", "model_id": model["id"]}))
    assert refused(twin) == {("new.serial_number", "known-meter")}


async def test_a_counter_that_has_begun_anew_is_told_from_a_lower_one(home: Home) -> None:
    await home.good(
        "meter-models",
        {"id": "mm", "name": "СЕ102", "manufacturer": "Завод", "register_digits": 5},
    )
    await home.good("register-readings", reading("2026-05-31", total=99998))
    await _done(home, last_readings={"A+": {"total": "3"}})
    june = await table(home, "2026-06-01", point=True)
    assert june["consumption"] == 5


async def test_a_lower_last_reading_passes_when_it_is_said_to_be_right(home: Home) -> None:
    await _may(home)
    await _done(home, last_readings={"A+": {"total": "15000"}}, confirm=True)


async def test_a_mistake_is_undone_as_if_it_had_not_been(home: Home) -> None:
    await _may(home)
    before, _ = await card_of(home)
    done = await _done(home)
    _, tag = await card_of(home)
    path = f"{METERS}/{done['old_meter_id']}/replacements/{done['id']}/undo"
    answer = await ask(home, path, method="POST", role="operator", tag=tag)
    assert answer.status_code == 204, answer.text
    assert (await card_of(home))[0] == before
    assert await found(home, state="unused") == ["NEW-1"]
    assert await home.rows("SELECT 1 FROM register_readings WHERE batch = 0") == []
    assert [m["serial_number"] for m in (await home.get("meters"))["items"]] == ["S-A"]
    (spans,) = await home.rows(
        "SELECT count(*) AS differing FROM (TABLE meter_spans EXCEPT TABLE derived_meter_spans) x"
    )
    assert spans["differing"] == 0
    assert (await home.acts())[-1]["action"] == "undo_replacement"
    again = await ask(home, path, method="POST", role="operator", tag=(await card_of(home))[1])
    assert again.status_code == 404
    # And it can be done again, with the meter that is known now.
    twin = await replace(home, _exchange())
    assert refused(twin) == {("new.serial_number", "known-meter")}
    await _done(home, new={"meter_id": await key_of(home, "NEW-1")})


@pytest.mark.parametrize("what", ["reading", "profile", "another"])
async def test_what_was_lived_with_is_not_undone(home: Home, what: str) -> None:
    await _may(home)
    done = await _done(home)
    if what == "reading":
        await home.good("register-readings", reading("2026-06-30", meter="NEW-1", total=57))
    elif what == "profile":
        await home.good("interval-profiles", profile(meter="NEW-1", day="2026-06-20"))
    else:
        await home.good(
            "meters",
            {
                "id": "m-z",
                "serial_number": "S-Z",
                "usage_point": POINTS["a"],
                "installed_on": "2026-07-01",
            },
        )
    card, tag = await card_of(home)
    assert card["replacement"]["undoable"] is False
    path = f"{METERS}/{done['old_meter_id']}/replacements/{done['id']}/undo"
    answer = await ask(home, path, method="POST", role="operator", tag=tag)
    assert problem(answer) == (409, "replacement-final")


async def test_the_second_of_two_and_a_viewer_replace_nothing(home: Home) -> None:
    _, tag = await card_of(home)
    assert problem(await replace(home, _exchange(), role="viewer")) == (403, "forbidden")
    assert problem(await replace(home, _exchange(), tag=None))[0] == 428
    await _done(home)
    late = await replace(home, _exchange(), tag=tag)
    assert problem(late) == (412, "stale")
