"""A packed day that comes again is to intake as any other."""

from typing import Any

import pytest

from services.kit.clock import utc_now
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.packed import (
    all_days,
    daily_days,
    history,
    of_meter,
    pack,
    packed_days,
    totals,
)
from tests.api.cabinet.supply import BORIS, profile

# How a day is at first, and how it comes again when it has been packed.
_AGAIN: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the same": ({}, {}),
    "corrected": ({}, {"values": [100] * 23 + [7]}),
    "a gap filled": ({"values": [None, *[5] * 23]}, {"values": [4, *[5] * 23]}),
    "a gap made": ({}, {"values": [None, *[100] * 23]}),
    "known no more": ({}, {"values": [None] * 24}),
    "estimated now": ({}, {"quality": "estimated"}),
    "marks for each": ({"quality": "doubtful"}, {"quality": ["good", "estimated"] * 12}),
    "quarters of hours": ({}, {"interval_minutes": 15, "values": [1] * 96}),
    "the largest values": ({}, {"values": [2_000_000_000] * 24}),
    "a day of 23 hours": (
        {"day": "2026-03-29", "values": [1] * 23},
        {"day": "2026-03-29", "values": [2] * 23},
    ),
    "a day of 25 hours": (
        {"day": "2025-10-26", "values": [1] * 25},
        {"day": "2025-10-26", "values": [None, *[1] * 24]},
    ),
}


@pytest.mark.parametrize("how", _AGAIN)
async def test_a_packed_day_that_comes_again_is_as_one_that_is_not_packed(
    home: Home, how: str
) -> None:
    # In one time zone, so that the two meters have days of one length.
    await home.rows("UPDATE usage_points SET time_zone = 'Europe/London'")
    first, again = _AGAIN[how]
    # Another day of the same month.
    beside = profile(**first)["day"][:8] + "05"
    await home.good("interval-profiles", profile(**first), profile(day=beside))
    assert (await pack(home)).days == 2
    await home.good(
        "interval-profiles",
        profile(meter="m-b", **first),
        profile(meter="m-b", day=beside),
    )
    await home.good("interval-profiles", profile(**again), profile(meter="m-b", **again))
    await home.link(BORIS, "1002")
    packed, daily = await home.meter_id(), await home.meter_id(BORIS, "S-B")

    for read in (history, totals):
        rows = await read(home)
        mine, others = of_meter(rows, packed), of_meter(rows, daily)
        # They were first brought by batches of their own.
        for row in mine + others:
            row.pop("batch", None)
        assert mine == others
    days = await all_days(home)
    assert {day: row[0:1] + row[2:] for (meter, day), row in days.items() if meter == packed} == {
        day: row[0:1] + row[2:] for (meter, day), row in days.items() if meter == daily
    }
    written = [row[1] for row in (await daily_days(home)).values()]
    assert (len(written), len(set(written))) == ((2, 1) if how == "the same" else (3, 2))
    day = profile(**again)["day"]
    asked = {"channel": "A+", "interval": "day", "date": day}
    chart = await home.get(f"meters/{daily}/consumption", BORIS, **asked)
    assert await home.chart("day", day) == chart | {"meter_id": packed}


async def test_a_packed_day_that_comes_again_equal_writes_nothing(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(day="2026-09-11"))
    await pack(home)
    stored = "SELECT xmin::text, * FROM interval_months"
    before = await home.rows(stored), await totals(home)
    await home.good("interval-profiles", profile(quality="good"))
    assert (await home.rows(stored), await totals(home)) == before
    assert await daily_days(home) == {}
    assert await history(home) == []


async def test_the_history_tells_which_batch_a_packed_day_came_with(home: Home) -> None:
    await home.deliver("interval-profiles", profile(), batch_id="first")
    await pack(home)
    await home.deliver("interval-profiles", profile(values=[7] * 24), batch_id="second")
    (kept,) = await home.rows(
        "SELECT h.values, b.id AS came, r.id AS went FROM interval_profile_history h"
        " JOIN intake_batches b ON b.number = h.batch"
        " JOIN intake_batches r ON r.number = h.replaced_by"
    )
    assert kept == {"values": [100] * 24, "came": "first", "went": "second"}
    assert (await home.chart("day"))["total"] == 0.168
    assert (await home.chart("month"))["total"] == 0.168


async def test_a_corrected_day_is_packed_again_with_the_others_of_its_month(
    home: Home,
) -> None:
    days = [f"2026-09-{n:02}" for n in range(1, 31)]
    await home.good("interval-profiles", *(profile(day=day) for day in days))
    await pack(home)
    await home.good("interval-profiles", profile(day="2026-09-12", values=[1] * 24))
    assert len(await packed_days(home)) == 29
    before = await all_days(home)
    assert (await pack(home)).days == 1
    assert await daily_days(home) == {}
    assert await packed_days(home) == before
    month = await home.chart("month")
    assert (month["points"][11]["value"], month["total"]) == (0.024, 29 * 2.4 + 0.024)


async def test_a_day_that_was_not_there_comes_into_a_packed_month(home: Home) -> None:
    await home.good("interval-profiles", profile(day="2026-09-10"))
    await pack(home)
    await home.good("interval-profiles", profile(day="2026-09-09", values=[3] * 24))
    assert len(await daily_days(home)) == 1
    await pack(home)
    assert [day.day for _, day in sorted(await packed_days(home))] == [9, 10]
    assert (await home.chart("day", "2026-09-09"))["total"] == 0.072


async def test_many_late_days_of_several_months_and_channels_are_taken_out(
    home: Home,
) -> None:
    lines = [
        profile(channel=channel, unit=unit, day=f"2026-{month:02}-{day:02}")
        for channel, unit in (("A+", "Wh"), ("R-", "varh"))
        for month in (7, 8, 9)
        for day in range(1, 29)
    ]
    await home.good("interval-profiles", *lines)
    assert (await pack(home)).days == len(lines)
    await home.good("interval-profiles", *(line | {"values": [9] * 24} for line in lines))
    assert await packed_days(home) == {}
    assert len(await history(home)) == len(lines)
    assert (await home.chart("year", channel="R-"))["total"] == 3 * 28 * 24 * 9 / 1000


async def test_who_delivers_recent_days_is_not_asked_about_packed_ones(
    home: Home,
) -> None:
    today = str(utc_now().date())
    async with home.database.connection() as connection:
        # So that the partitions are there.
        await home.good("interval-profiles", profile(), profile(day=today, values=[None] * 24))
        told: list[str] = []

        def tell(record: Any) -> None:
            if "SAVEPOINT" not in record.query:
                told.append(record.query)

        connection.add_query_logger(tell)
        await home.good("interval-profiles", profile(day=today, values=[None] * 24))
        recent = list(told)
        told.clear()
        await home.good("interval-profiles", profile())
    assert any("staged_profiles" in query for query in recent)
    assert not any("interval_months" in query for query in recent)
    # Where nothing is packed, that it looked is all that a late day costs.
    assert len(told) == len(recent) + 3
    assert sum("interval_months" in query for query in told) == 1
