"""Consumption and readings as they were known at the end of a day, beside now."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.cabinet.metering.partitions import ensure_partitions
from services.cabinet.metering.registers.actions import putting_own_readings, take_own_readings_out
from services.kit.clock import utc_now
from services.kit.together import write_together
from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.staff_meters import METERS, ask, key_of, problem
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.packed import pack
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, as_user, profile

_MONTH = {"channel": "A+", "interval": "month", "date": "2026-09-01"}


async def came(home: Home, kind: str, at: str, *records: Any) -> str:
    """Deliver records as if the batch had come at a moment; return its id."""
    batch = str(uuid4())
    answer = await home.deliver(kind, *records, batch_id=batch)
    assert answer["errors"] == []
    moment = datetime.fromisoformat(at)
    (row,) = await home.rows(
        "UPDATE intake_batches SET received_at = $1 WHERE id = $2 RETURNING number", moment, batch
    )
    for table in ("interval_profile_history", "register_reading_history"):
        await home.rows(
            f"UPDATE {table} SET replaced_at = $1 WHERE replaced_by = $2",
            moment,
            row["number"],
        )
    return batch


async def corrected(home: Home) -> list[str]:
    """Two days of September that came in time; the first was corrected twice since."""
    return [
        await came(
            home,
            "interval-profiles",
            "2026-09-12T03:00:00+00:00",
            profile(day="2026-09-10", values=[100] * 24),
            profile(day="2026-09-11", values=[50] * 24),
        ),
        await came(
            home,
            "interval-profiles",
            "2026-10-05T03:00:00+00:00",
            profile(day="2026-09-10", values=[200] * 24),
        ),
        await came(
            home,
            "interval-profiles",
            "2026-10-20T03:00:00+00:00",
            profile(day="2026-09-10", values=[150] * 24),
        ),
    ]


async def month(home: Home, day: str | None = None, **query: Any) -> Any:
    asked = _MONTH | ({} if day is None else {"as_known_on": day}) | query
    return await home.get(f"meters/{await home.meter_id()}/consumption", **asked)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("day", "first", "steps"),
    [
        ("2026-09-12", 2.4, 2), ("2026-10-04", 2.4, 2), ("2026-10-05", 4.8, 1),
        ("2026-10-19", 4.8, 1), ("2026-10-20", 3.6, 0), ("2026-11-01", 3.6, 0),
    ],
)  # fmt: skip
async def test_a_corrected_day_is_what_it_was_on_each_day(
    home: Home, packed: bool, day: str, first: float, steps: int
) -> None:
    await corrected(home)
    if packed:
        assert (await pack(home)).days == 2
    told = await month(home, day)
    assert [told["points"][n]["value"] for n in (9, 10)] == [first, 1.2]
    assert told["total"] == round(first + 1.2, 3)
    assert (told["as_known_on"], told["nothing_known"]) == (day, False)
    assert told["corrections_total"] == len(told["corrections"]) == steps
    # What is asked for now is as ever, and tells nothing of it.
    now = await month(home)
    assert (now["total"], now.get("corrections")) == (4.8, None)


async def test_corrections_are_told_step_by_step(home: Home) -> None:
    _, second, third = await corrected(home)
    told = (await month(home, "2026-09-12"))["corrections"]
    assert [(one["before"], one["after"], one["difference"]) for one in told] == [
        (2.4, 4.8, 2.4), (4.8, 3.6, -1.2),
    ]  # fmt: skip
    assert [one["batch_id"] for one in told] == [second, third]
    assert [one["sender"] for one in told] == ["test", "test"]
    assert told[0]["at"].startswith("2026-10-05T03:00:00")
    assert (told[0]["day"], told[0]["meter_id"]) == ("2026-09-10", await home.meter_id())


@pytest.mark.parametrize(("interval", "points", "nth"), [("day", 24, 0), ("year", 12, 8)])
async def test_every_length_of_points_knows_it(
    home: Home, interval: str, points: int, nth: int
) -> None:
    await corrected(home)
    told = await month(home, "2026-10-06", interval=interval, date="2026-09-10")
    assert len(told["points"]) == points
    assert told["points"][nth]["value"] == {"day": 0.2, "year": 6.0}[interval]


async def test_what_came_later_was_not_known(home: Home) -> None:
    """A day that had passed by then and came later is told as a correction of nothing."""
    await corrected(home)
    early = await month(home, "2026-09-11")
    assert (early["total"], early["nothing_known"]) == (None, True)
    # Of the eleventh itself nothing could be known yet.
    assert [(one["day"], one["before"], one["after"]) for one in early["corrections"]] == [
        ("2026-09-10", None, 2.4), ("2026-09-10", 2.4, 4.8), ("2026-09-10", 4.8, 3.6),
    ]  # fmt: skip
    empty = await month(home, "2026-09-12", date="2026-07-01")
    assert (empty["nothing_known"], empty["corrections"]) == (False, [])


async def test_a_day_ends_by_the_clock_of_the_place(home: Home) -> None:
    """In London it is still the fifth when a batch comes half an hour before midnight there."""
    await came(home, "interval-profiles", "2026-09-11T03:00:00+00:00", profile(day="2026-09-10"))
    await came(
        home,
        "interval-profiles",
        "2026-10-05T22:59:59+00:00",
        profile(day="2026-09-10", values=[200] * 24),
    )
    assert (await month(home, "2026-10-05"))["total"] == 4.8
    assert (await month(home, "2026-10-04"))["total"] == 2.4


async def test_a_day_to_come_is_refused(home: Home) -> None:
    await corrected(home)
    meter = await home.meter_id()
    ahead = str(utc_now().date() + timedelta(days=2))
    for what in ("consumption", "readings"):
        query = (_MONTH if what == "consumption" else {"channel": "A+", "date": "2026-09-01"}) | {
            "as_known_on": ahead
        }
        answer = await home.client.get(
            f"/api/cabinet/meters/{meter}/{what}", params=query, headers=as_user(ANNA)
        )
        assert problem(answer) == (422, "date-out-of-range")
    today = await month(home, str(utc_now().date()))
    assert today["total"] == 4.8


async def test_only_ones_own_days_are_told(home: Home) -> None:
    """A meter that stood elsewhere before brings neither values nor corrections of that time."""
    await home.good(
        "meters",
        {"id": "m-b", "serial_number": "S-B", "usage_point": POINTS["b"],
         "installed_on": "2020-01-01"},
    )  # fmt: skip
    for at, value in (("2026-09-11T03:00:00+00:00", 700), ("2026-10-05T03:00:00+00:00", 800)):
        record = profile(meter="m-b", day="2026-09-09", values=[value] * 24)
        await came(home, "interval-profiles", at, record)
    await home.good(
        "meters",
        {"id": "m-b", "serial_number": "S-B", "usage_point": POINTS["a"],
         "installed_on": "2026-09-10"},
    )  # fmt: skip
    told = await month(home, "2026-09-20")
    assert (told["total"], told["corrections"]) == (None, [])
    refused = await home.client.get(
        f"/api/cabinet/meters/{await home.meter_id()}/consumption",
        params=_MONTH | {"as_known_on": "2026-09-20"},
        headers=as_user(BORIS),
    )
    assert refused.status_code == 404


async def test_a_role_without_readings_is_refused_it(home: Home) -> None:
    await corrected(home)
    await give_role(home, BORIS, "accountant")
    meter = await key_of(home, "S-B")
    answer = await home.client.get(
        f"/api/cabinet/meters/{meter}/consumption",
        params=_MONTH | {"as_known_on": "2026-09-20"},
        headers=as_user(BORIS),
    )
    assert problem(answer) == (403, "forbidden")


async def _readings(home: Home, day: str, **query: Any) -> Any:
    meter = await home.meter_id()
    asked = {"channel": "A+", "date": "2026-09-01", "as_known_on": day} | query
    return await home.get(f"meters/{meter}/readings", **asked)


async def test_a_corrected_reading_is_what_it_was(home: Home) -> None:
    await came(
        home,
        "register-readings",
        "2026-09-30T20:00:00+00:00",
        reading("2026-08-31", total=100),
        reading("2026-09-30", total=150),
    )
    batch = await came(
        home, "register-readings", "2026-10-05T03:00:00+00:00", reading("2026-09-30", total=140)
    )
    before = await _readings(home, "2026-10-04")
    assert (before["consumption"], before["items"][0]["zones"][0]["value"]) == (50, 150)
    (one,) = before["corrections"]
    assert one["zones"] == [{"zone": "total", "before": 150, "after": 140, "difference": -10}]
    assert (one["batch_id"], one["sender"]) == (batch, "test")
    assert one["taken_at"] == "2026-09-30T12:00:00+01:00"
    after = await _readings(home, "2026-10-05")
    assert (after["consumption"], after["corrections"]) == (40, [])
    # On the day before they came nothing was known.
    early = await _readings(home, "2026-09-29")
    assert (early["items"], early["nothing_known"]) == ([], True)
    point = (await home.get(f"meters/{await home.meter_id()}"))["usage_point_id"]
    same = await home.get(
        f"usage-points/{point}/readings",
        channel="A+", date="2026-09-01", as_known_on="2026-10-04",
    )  # fmt: skip
    assert same["consumption"] == 50


async def test_what_a_person_entered_is_known_from_then_on(home: Home) -> None:
    await home.good("register-readings", reading("2026-09-10", total=100))
    await home.rows("UPDATE register_readings SET batch = 0, known_at = '2026-09-20T00:00:00Z'")
    assert (await _readings(home, "2026-09-19"))["items"] == []
    assert len((await _readings(home, "2026-09-20"))["items"]) == 1


async def handed_in(home: Home, taken_at: str, kwh: int, known_at: str = "") -> None:
    """Add what a consumer read off his counter, as if it had come at a moment; now by default."""
    meter, moment = await home.meter_id(), datetime.fromisoformat(taken_at)
    await ensure_partitions(home.database, "register_readings", [moment.date()])
    async with home.database.plain_transaction() as connection:
        await write_together(
            connection, [putting_own_readings([(meter, moment, {"total": kwh * 1000})])]
        )
    if known_at:
        known = datetime.fromisoformat(known_at)
        await home.rows(
            "UPDATE register_readings SET known_at = $1 WHERE taken_at = $2", known, moment
        )


async def taken_out(home: Home, at: str) -> None:
    """Take the last reading out, as if at a moment."""
    meter = await home.meter_id()
    (last,) = await home.rows(
        "SELECT max(taken_at) AS taken_at FROM register_readings WHERE meter_id = $1", meter
    )
    async with home.database.plain_transaction() as connection:
        await take_own_readings_out(connection, [(meter, last["taken_at"])])
    await home.rows(
        "UPDATE register_reading_history SET replaced_at = $1 WHERE taken_at = $2",
        datetime.fromisoformat(at), last["taken_at"],
    )  # fmt: skip


async def test_what_a_consumer_hands_in_is_known_from_then_on(home: Home) -> None:
    """Not from the day of which it is; of one that nothing tells the time of that day counts."""
    await handed_in(home, "2026-09-10T11:00:00+00:00", 100)
    today = utc_now().date()
    known = {
        day: len((await _readings(home, str(day)))["items"])
        for day in (today - timedelta(days=2), today)
    }
    assert list(known.values()) == [0, 1]
    await home.rows("UPDATE register_readings SET known_at = NULL")
    assert [len((await _readings(home, f"2026-09-{day:02}"))["items"]) for day in (9, 10)] == [0, 1]


async def test_a_reading_that_was_taken_out_stays_known_on_the_days_before(home: Home) -> None:
    """As of one that was corrected by its consumer, or refused: it was what was known then."""
    await handed_in(home, "2026-09-10T10:00:00+00:00", 100, "2026-09-10T10:00:00+00:00")
    await taken_out(home, "2026-09-12T09:00:00+00:00")
    await handed_in(home, "2026-09-12T09:00:00+00:00", 113, "2026-09-12T09:00:00+00:00")
    then = await _readings(home, "2026-09-11")
    assert [row["zones"][0]["value"] for row in then["items"]] == [100]
    assert then["nothing_known"] is False
    (gone,) = then["corrections"]
    assert gone["zones"] == [{"zone": "total", "before": 100, "after": None, "difference": None}]
    assert (gone["at"], gone["sender"]) == ("2026-09-12T09:00:00+00:00", None)
    after = await _readings(home, "2026-09-12")
    assert [row["zones"][0]["value"] for row in after["items"]] == [113]
    assert after["corrections"] == []
    before = await _readings(home, "2026-09-09")
    assert (before["items"], before["corrections"]) == ([], [])


async def test_what_is_entered_anew_at_the_same_moment_was_not_there_in_between(
    home: Home,
) -> None:
    noon = "2026-09-10T11:00:00+00:00"
    await handed_in(home, noon, 100, "2026-09-11T08:00:00+00:00")
    await taken_out(home, "2026-09-13T08:00:00+00:00")
    await handed_in(home, noon, 130, "2026-09-15T08:00:00+00:00")
    known = {
        day: [row["zones"][0]["value"] for row in answer["items"]]
        for day in (10, 11, 12, 13, 14, 15)
        for answer in [await _readings(home, f"2026-09-{day}")]
    }
    assert known == {10: [], 11: [100], 12: [100], 13: [], 14: [], 15: [130]}
    told = (await _readings(home, "2026-09-10"))["corrections"]
    steps = [(one["zones"][0]["before"], one["zones"][0]["after"]) for one in told]
    assert steps == [(None, 100), (100, None), (None, 130)]


async def test_corrections_are_those_of_the_period_and_of_what_it_begins_with(home: Home) -> None:
    days = ("2026-08-10", "2026-08-31", "2026-09-30", "2026-10-31")
    for at, more in (("2026-11-01T03:00:00+00:00", 0), ("2026-11-05T03:00:00+00:00", 5)):
        readings = [reading(day, total=100 * n + more) for n, day in enumerate(days, 1)]
        await came(home, "register-readings", at, *readings)
    told = (await _readings(home, "2026-11-03"))["corrections"]
    assert [one["taken_at"][:10] for one in told] == ["2026-08-31", "2026-09-30"]


async def test_staff_see_the_same_and_their_look_is_recorded(home: Home) -> None:
    await corrected(home)
    await came(
        home, "register-readings", "2026-09-11T03:00:00+00:00", reading("2026-09-10", total=100)
    )
    meter = await key_of(home, "S-A")
    then = (
        await ask(
            home, f"{METERS}/{meter}/consumption", params=_MONTH | {"as_known_on": "2026-09-12"}
        )
    ).json()
    assert (then["total"], then["corrections_total"], then["meter_id"]) == (3.6, 2, meter)
    now = (await ask(home, f"{METERS}/{meter}/consumption", params=_MONTH)).json()
    assert (now["total"], now["corrections"]) == (4.8, [])
    query = {"channel": "A+", "date": "2026-09-01"}
    readings = (await ask(home, f"{METERS}/{meter}/readings", params=query)).json()
    assert readings["items"][0]["zones"][0]["value"] == 100
    looks = [(act["action"], act["object_id"]) for act in await home.acts(looks=True)]
    assert looks == [("look_at_meter", str(meter))] * 3
    for what, params in (("consumption", _MONTH), ("readings", query)):
        absent = await ask(home, f"{METERS}/999999/{what}", params=params)
        assert absent.status_code == 404
