import asyncio
from datetime import date, timedelta
from typing import Any

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import BORIS, DAY, profile

_STORED = "SELECT batch, values, xmin::text FROM interval_profile ORDER BY day"


async def test_profile_reaches_the_chart_exactly(home: Home) -> None:
    values = [n * 37 + 1 for n in range(24)]
    await home.good("interval-profiles", profile(values=values))
    day = await home.chart("day")
    assert [point["value"] for point in day["points"]] == [value / 1000 for value in values]
    assert (day["total"], day["complete"], day["unit"]) == (sum(values) / 1000, True, "kWh")
    assert day["start"] == "2026-09-10T00:00:00+01:00"
    assert day["interval_minutes"] == 60
    month = await home.chart("month")
    assert len(month["points"]) == 30
    assert month["points"][9]["value"] == sum(values) / 1000
    assert month["points"][9]["complete"]
    assert month["points"][10] == {
        "start": "2026-09-11T00:00:00+01:00",
        "end": "2026-09-12T00:00:00+01:00",
        "first_day": "2026-09-11",
        "last_day": "2026-09-11",
        "value": None,
        "complete": False,
        "estimated": None,
        "doubtful": None,
        "quality": None,
        "hidden": False,
    }
    assert (month["total"], month["complete"]) == (sum(values) / 1000, False)
    year = await home.chart("year")
    assert [point["value"] for point in year["points"]] == [None] * 8 + [sum(values) / 1000] + [
        None
    ] * 3


async def test_missing_interval_makes_its_sums_incomplete(home: Home) -> None:
    await home.good("interval-profiles", profile(values=[None, *[5] * 23]))
    day = await home.chart("day")
    assert day["points"][0]["value"] is None
    assert not day["points"][0]["complete"]
    assert (day["total"], day["complete"]) == (0.115, False)
    assert (await home.chart("month"))["points"][9]["complete"] is False


async def test_redelivery_writes_nothing(home: Home) -> None:
    await home.good("interval-profiles", profile())
    before = await home.rows(_STORED)
    await home.good("interval-profiles", profile(quality="good"))
    assert await home.rows(_STORED) == before
    assert await home.rows("SELECT * FROM interval_profile_history") == []


async def test_correction_replaces_the_day_and_keeps_what_was(home: Home) -> None:
    await home.good("interval-profiles", profile())
    await home.good("interval-profiles", profile(values=[7] * 24, quality="estimated"))
    assert (await home.chart("month"))["total"] == 0.168
    (kept,) = await home.rows(
        "SELECT h.values, h.batch < h.replaced_by AS later, b.source"
        " FROM interval_profile_history h JOIN intake_batches b ON b.number = h.replaced_by"
    )
    assert kept == {"values": [100] * 24, "later": True, "source": "test"}


async def test_day_that_grows_hour_by_hour_replaces_nothing(home: Home) -> None:
    await home.good("interval-profiles", profile(values=[5] * 3 + [None] * 21))
    await home.good("interval-profiles", profile(values=[5] * 4 + [None] * 20))
    assert (await home.chart("day"))["total"] == 0.02
    assert await home.rows("SELECT * FROM interval_profile_history") == []
    await home.good("interval-profiles", profile(values=[5] * 3 + [6] + [None] * 20))
    kept = await home.rows("SELECT values[4] AS was FROM interval_profile_history")
    assert kept == [{"was": 5}]


async def test_correction_to_nothing_empties_the_sum(home: Home) -> None:
    await home.good("interval-profiles", profile())
    await home.good("interval-profiles", profile(values=[None] * 24))
    month = await home.chart("month")
    assert (month["total"], month["points"][9]["value"]) == (None, None)


async def test_later_line_of_a_day_wins(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(values=[1] * 24))
    assert (await home.chart("day"))["total"] == 0.024
    assert await home.rows("SELECT * FROM interval_profile_history") == []


async def test_other_interval_replaces_the_day(home: Home) -> None:
    await home.good("interval-profiles", profile())
    await home.good("interval-profiles", profile(interval_minutes=15, values=[1] * 96))
    day = await home.chart("day")
    assert (day["interval_minutes"], len(day["points"]), day["total"]) == (15, 96, 0.096)
    assert (await home.chart("month"))["interval_minutes"] == 15


async def test_days_of_clock_changes_have_23_and_25_hours(home: Home) -> None:
    await home.good(
        "interval-profiles",
        profile(day="2026-03-29", values=[1] * 23),
        profile(day="2025-10-26", values=[1] * 25),
    )
    short = await home.chart("day", "2026-03-29")
    assert len(short["points"]) == 23
    assert (short["start"], short["end"]) == (
        "2026-03-29T00:00:00+00:00",
        "2026-03-30T00:00:00+01:00",
    )
    assert len((await home.chart("day", "2025-10-26"))["points"]) == 25
    empty = await home.chart("day", "2026-10-25")
    assert len(empty["points"]) == 25
    assert empty["total"] is None
    answer = await home.deliver("interval-profiles", profile(day="2026-03-29"))
    assert [error["code"] for error in answer["errors"]] == ["wrong-count"]


async def test_bad_lines_are_told_and_good_ones_kept(home: Home) -> None:
    no_meter = profile()
    del no_meter["meter"]
    answer = await home.deliver(
        "interval-profiles",
        profile(),
        profile(meter="nobody's"),
        profile(meter="\0"),
        profile(meter=5),
        no_meter,
        profile(values=[1] * 25),
        profile(day=str(date.today() + timedelta(days=3)), values=[1] * 24),  # noqa: DTZ011
        "text",
        profile(day="2026-09-11"),
    )
    assert (answer["accepted"], answer["rejected"]) == (2, 7)
    assert [(e["line"], e["field"], e["code"]) for e in answer["errors"]] == [
        (2, "meter", "unknown-meter"),
        (3, "meter", "unknown-meter"),
        (4, "meter", "wrong-type"),
        (5, "meter", "missing-field"),
        (6, "values", "wrong-count"),
        (7, "day", "out-of-range"),
        (8, None, "not-an-object"),
    ]
    assert (await home.chart("month"))["total"] == 4.8


async def test_billing_month_and_year_follow_the_billing_day(home: Home) -> None:
    await home.rows("UPDATE supplier_settings SET billing_day = 20")
    days = [date(2026, 8, 15) + timedelta(days=n) for n in range(60)]
    await home.good(
        "interval-profiles",
        *(profile(day=str(day), values=[n] * 24) for n, day in enumerate(days)),
    )
    month = await home.chart("month", "2026-09-10", period="billing")
    assert month["start"] == "2026-08-20T00:00:00+01:00"
    assert month["end"] == "2026-09-20T00:00:00+01:00"
    wanted = [n for n, day in enumerate(days) if date(2026, 8, 20) <= day < date(2026, 9, 20)]
    assert month["total"] == sum(wanted) * 24 / 1000
    assert month["complete"]
    assert (month["previous_date"], month["next_date"]) == ("2026-08-19", "2026-09-20")
    year = await home.chart("year", "2026-09-10", period="billing")
    assert year["points"][7]["value"] == month["total"]
    assert year["points"][7]["start"] == month["start"]


async def test_a_running_billing_year_and_month_hold_what_has_been_so_far(home: Home) -> None:
    await home.rows("UPDATE supplier_settings SET billing_day = 20")
    days = [date(2025, 10, 1) + timedelta(days=n) for n in range(423)]
    assert days[-1] == date(2026, 11, 27)
    await home.good(
        "interval-profiles",
        *(profile(meter="m-b", day=str(day), values=[1000] + [0] * 23) for day in days),
    )
    await home.link(BORIS, "1002")
    meter = await home.meter_id(BORIS, "S-B")

    async def billed(interval: str, day: str) -> Any:
        asked = {"channel": "A+", "interval": interval, "date": day, "period": "billing"}
        return await home.get(f"meters/{meter}/consumption", BORIS, **asked)

    year = await billed("year", "2026-11-28")
    assert (year["first_day"], year["last_day"]) == ("2026-01-20", "2027-01-19")
    assert (year["total"], year["complete"]) == (312, False)
    month = await billed("month", "2026-11-28")
    assert (month["first_day"], month["last_day"]) == ("2026-11-20", "2026-12-19")
    assert (month["total"], month["next_date"]) == (8, None)
    april = await billed("month", "2026-04-20")
    assert (april["first_day"], april["total"]) == ("2026-04-20", 30)
    above = await billed("year", april["first_day"])
    assert (above["first_day"], above["points"][3]["first_day"]) == ("2026-01-20", "2026-04-20")
    assert [point["value"] for point in above["points"]] == [
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 8, None,
    ]  # fmt: skip


async def test_billing_months_from_the_31st_leave_no_day_out(home: Home) -> None:
    await home.rows("UPDATE supplier_settings SET billing_day = 31")
    days = [date(2025, 1, 31) + timedelta(days=n) for n in range(365)]
    await home.good(
        "interval-profiles",
        *(profile(day=str(day), values=[1000] + [0] * (_hours(day) - 1)) for day in days),
    )
    year = await home.chart("year", "2025-06-15", period="billing")
    assert [(p["first_day"], p["value"]) for p in year["points"]] == [
        ("2025-01-31", 28), ("2025-02-28", 31), ("2025-03-31", 30), ("2025-04-30", 31),
        ("2025-05-31", 30), ("2025-06-30", 31), ("2025-07-31", 31), ("2025-08-31", 30),
        ("2025-09-30", 31), ("2025-10-31", 30), ("2025-11-30", 31), ("2025-12-31", 31),
    ]  # fmt: skip
    assert (year["total"], year["complete"], year["last_day"]) == (365, True, "2026-01-30")
    months = [
        await home.chart("month", point["first_day"], period="billing") for point in year["points"]
    ]
    assert [month["total"] for month in months] == [point["value"] for point in year["points"]]


def _hours(day: date) -> int:
    return {date(2025, 3, 30): 23, date(2025, 10, 26): 25}.get(day, 24)


async def test_the_repeated_hour_has_two_offsets_and_the_skipped_one_none(home: Home) -> None:
    await home.rows("UPDATE usage_points SET time_zone = 'Europe/Berlin'")
    await home.good(
        "interval-profiles",
        profile(day="2025-10-26", values=[1] * 25),
        profile(day="2026-03-29", values=[1] * 23),
    )
    long = [point["start"] for point in (await home.chart("day", "2025-10-26"))["points"]]
    assert long[2:4] == ["2025-10-26T02:00:00+02:00", "2025-10-26T02:00:00+01:00"]
    short = [point["start"] for point in (await home.chart("day", "2026-03-29"))["points"]]
    assert short[1:3] == ["2026-03-29T01:00:00+01:00", "2026-03-29T03:00:00+02:00"]


async def test_a_day_without_a_midnight_is_itself(home: Home) -> None:
    await home.rows("UPDATE usage_points SET time_zone = 'Africa/Cairo'")
    await home.good(
        "interval-profiles",
        profile(day="2026-04-23"),
        profile(day="2026-04-24", values=[100] * 23),
    )
    month = await home.chart("month", "2026-04-01")
    points = [(p["first_day"], p["last_day"], p["value"]) for p in month["points"][22:24]]
    assert points == [("2026-04-23", "2026-04-23", 2.4), ("2026-04-24", "2026-04-24", 2.3)]
    year = await home.chart("year", "2026-04-01")
    assert year["points"][3]["last_day"] == "2026-04-30"


async def test_deliveries_of_the_same_days_at_once_neither_fail_nor_double(
    live_home: Home,
) -> None:
    days = [str(date(2026, 9, 1) + timedelta(days=n)) for n in range(30)]

    def batch(value: int) -> list[object]:
        order = days if value % 2 else days[::-1]
        return [
            profile(meter=meter, day=day, values=[value] * 24)
            for day in order
            for meter in ("m-a", "m-b")
        ]

    answers = await asyncio.gather(
        *(live_home.deliver("interval-profiles", *batch(value)) for value in range(1, 9))
    )
    assert all(answer["accepted"] == 60 for answer in answers)
    month = await live_home.chart("month")
    values = {point["value"] for point in month["points"]}
    assert len(values) == 1
    assert month["total"] == round(values.pop() * 30, 3)
    (count,) = await live_home.rows(
        "SELECT (SELECT count(*) FROM interval_profile) AS days,"
        " (SELECT count(*) FROM interval_profile_history) AS replaced"
    )
    assert count == {"days": 60, "replaced": 7 * 60}


async def test_the_same_batch_at_once_is_stored_once(live_home: Home) -> None:
    answers = await asyncio.gather(
        *(
            live_home.deliver("interval-profiles", profile(), batch_id="one-and-only")
            for _ in range(6)
        )
    )
    assert all(answer == answers[0] for answer in answers)
    rows = await live_home.rows("SELECT 1 FROM intake_batches WHERE id = 'one-and-only'")
    assert len(rows) == 1
    assert (await live_home.chart("day", DAY))["total"] == 2.4
