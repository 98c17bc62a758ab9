"""Consumption in points of any length: of a meter's place, a usage point and an account."""

from typing import Any

import pytest

from services.kit.alike import Alike
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import CHARTS, asker, days, values
from tests.api.cabinet.supply import BORIS, DAY, POINTS, profile

_HEADS = {"meters": "meter_id", "usage-points": "usage_point_id", "accounts": "account_id"}


async def _halves(home: Home) -> None:
    await days(home, "2026-09-01", "2026-09-30", interval_minutes=30, values=[100, 150] * 24)


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize(
    ("interval", "step", "count", "each"),
    [
        ("day", None, 48, (0.1, 0.15)),
        ("day", "interval", 48, (0.1, 0.15)),
        ("day", "hour", 24, (0.25,)),
        ("day", "day", 1, (6.0,)),
        ("month", None, 30, (6.0,)),
        ("month", "interval", 1440, (0.1, 0.15)),
        ("month", "hour", 720, (0.25,)),
        ("month", "day", 30, (6.0,)),
        ("month", "month", 1, (180.0,)),
    ],
)
async def test_every_step_of_a_period_comes_to_the_same(
    home: Home, of: str, interval: str, step: str | None, count: int, each: tuple[float, ...]
) -> None:
    await _halves(home)
    told = await asker(home)
    chart = await told.read(of, interval=interval, date=DAY, **({"step": step} if step else {}))
    assert chart[_HEADS[of]] == told.keys[of]
    assert values(chart) == [*each] * (count // len(each))
    assert chart["total"] == (6.0 if interval == "day" else 180.0)
    assert chart["step"] == (step or {"day": "interval", "month": "day"}[interval])
    assert (chart["interval"], chart["date"], chart["complete"]) == (interval, DAY, True)
    assert chart["interval_minutes"] == 30
    assert {point["quality"] for point in chart["points"]} == {"good"}


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize(("step", "count"), [("month", 12), ("day", 365), ("hour", 8760)])
async def test_a_year_is_told_by_months_days_and_hours(
    home: Home, of: str, step: str, count: int
) -> None:
    await _halves(home)
    chart = await (await asker(home)).read(of, interval="year", date=DAY, step=step)
    assert len(chart["points"]) == count
    assert (chart["total"], chart["complete"]) == (180.0, False)
    known = [n for n, value in enumerate(values(chart)) if value is not None]
    first, last = {
        "month": (8, 8),
        "day": (243, 272),
        # In spring an hour was left out.
        "hour": (243 * 24 - 1, 273 * 24 - 2),
    }[step]
    assert (known[0], known[-1], len(known)) == (first, last, last - first + 1)
    assert (chart["first_day"], chart["last_day"]) == ("2026-01-01", "2026-12-31")


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize(("step", "count"), [("interval", 144), ("hour", 72), ("day", 3)])
async def test_days_are_told_from_the_first_to_the_last_inclusive(
    home: Home, of: str, step: str, count: int
) -> None:
    await _halves(home)
    span = {"start": "2026-09-28", "end": "2026-09-30", "step": step}
    chart = await (await asker(home)).read(of, **span)
    assert (len(chart["points"]), chart["total"]) == (count, 18.0)
    assert (chart["interval"], chart["date"], chart["step"]) == (None, None, step)
    assert (chart["first_day"], chart["last_day"]) == ("2026-09-28", "2026-09-30")
    assert (chart["previous_date"], chart["next_date"]) == ("2026-09-27", None)


async def test_months_of_told_days_begin_and_end_with_parts(home: Home) -> None:
    await home.rows("UPDATE supplier_settings SET billing_day = 20")
    await days(home, "2026-08-01", "2026-09-30")
    told = await asker(home)
    span = {"start": "2026-08-30", "end": "2026-09-29", "step": "month"}
    chart = await told.read("meters", **span)
    assert values(chart) == [4.8, 69.6]
    assert [(p["first_day"], p["last_day"]) for p in chart["points"]] == [
        ("2026-08-30", "2026-08-31"),
        ("2026-09-01", "2026-09-29"),
    ]
    billing = await told.read("meters", **span, period="billing")
    assert [(p["first_day"], p["last_day"]) for p in billing["points"]] == [
        ("2026-08-30", "2026-09-19"),
        ("2026-09-20", "2026-09-29"),
    ]
    assert values(billing) == [50.4, 24.0]


@pytest.mark.parametrize("of", CHARTS)
async def test_both_hours_of_an_autumn_night_are_told_apart(home: Home, of: str) -> None:
    # In London the clock goes back at 02:00 of the 25th, and forward at 01:00 of 29 March.
    await home.good(
        "interval-profiles",
        profile(day="2026-10-24"),
        profile(day="2026-10-25", interval_minutes=30, values=list(range(50))),
        profile(day="2026-10-26"),
        profile(day="2026-03-29", values=[7] * 23),
    )
    told = await asker(home)
    chart = await told.read(of, start="2026-10-24", end="2026-10-26", step="hour")
    assert len(chart["points"]) == 24 + 25 + 24
    assert [(p["start"], p["value"]) for p in chart["points"][24:28]] == [
        ("2026-10-25T00:00:00+01:00", 0.001),
        ("2026-10-25T01:00:00+01:00", 0.005),
        ("2026-10-25T01:00:00+00:00", 0.009),
        ("2026-10-25T02:00:00+00:00", 0.013),
    ]
    assert chart["total"] == 2.4 + sum(range(50)) / 1000 + 2.4
    month = await told.read(of, interval="month", date="2026-10-01", step="hour")
    assert len(month["points"]) == 31 * 24 + 1
    spring = await told.read(of, interval="day", date="2026-03-29", step="hour")
    assert (len(spring["points"]), spring["total"]) == (23, 0.161)
    year = await told.read(of, interval="year", date="2026-03-29", step="hour")
    assert (len(year["points"]), year["total"]) == (8760, chart["total"] + 0.161)


@pytest.mark.parametrize(
    ("zone", "day", "counts"),
    [
        ("Australia/Lord_Howe", "2026-04-05", {15: (98, 25), 30: (49, 25), 60: (25, 25)}),
        ("Australia/Lord_Howe", "2025-10-05", {15: (94, 24), 30: (47, 24), 60: (24, 24)}),
        ("America/Sao_Paulo", "2018-11-04", {15: (92, 23), 60: (23, 23)}),
        ("Pacific/Apia", "2011-12-30", {60: (0, 0)}),
    ],
)
async def test_days_of_odd_clocks_keep_all_that_was_measured(
    home: Home, zone: str, day: str, counts: dict[int, tuple[int, int]]
) -> None:
    point = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a"}
    await home.good("usage-points", point | {"time_zone": zone})
    await home.rows("UPDATE meter_installations SET installed_on = '2010-01-01'")
    await home.rows("UPDATE account_holdings SET first_day = '2010-01-01'")
    told = await asker(home)
    for minutes, (intervals, hours) in counts.items():
        measured = list(range(1, intervals + 1))
        await home.good(
            "interval-profiles", profile(day=day, interval_minutes=minutes, values=measured)
        )
        for step, count in (("interval", intervals), ("hour", hours)):
            chart = await told.read("meters", interval="day", date=day, step=step)
            assert len(chart["points"]) == count
            assert sum(round(v * 1000) for v in values(chart) if v) == sum(measured)


@pytest.mark.parametrize("of", CHARTS)
async def test_an_hour_of_which_a_part_is_missing_is_unknown(home: Home, of: str) -> None:
    quality = ["estimated"] + ["good"] * 3 + ["doubtful", "estimated"] + ["good"] * 42
    halves = [10, 20, None, 30, 40, 50, *[5] * 42]
    await home.good(
        "interval-profiles", profile(interval_minutes=30, values=halves, quality=quality)
    )
    chart = await (await asker(home)).read(of, start=DAY, end=DAY, step="hour")
    whole, unknown, unsound, sound = chart["points"][:4]
    told = ("value", "complete", "estimated", "doubtful", "quality", "hidden")
    assert [[point[name] for name in told] for point in (whole, unknown, unsound, sound)] == [
        [0.03, True, 0.01, None, "estimated", False],
        [None, False, None, None, None, False],
        [0.09, True, 0.05, 0.04, "doubtful", False],
        [0.01, True, None, None, "good", False],
    ]
    assert (chart["estimated"], chart["doubtful"], chart["complete"]) == (0.06, 0.04, False)


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize("step", ["interval", "hour", "day"])
async def test_a_month_runs_across_a_replacement_with_no_day_twice(
    home: Home, of: str, step: str
) -> None:
    new = {"id": "m-n", "serial_number": "S-N", "usage_point": POINTS["a"]}
    await home.good("meters", new | {"installed_on": "2026-09-14"})
    # What either measures when it does not stand here is nobody's here.
    await days(home, "2026-09-01", "2026-09-13")
    await days(home, "2026-09-15", "2026-09-30", values=[777] * 24)
    await days(home, "2026-09-01", "2026-09-13", meter="m-n", values=[777] * 24)
    await days(home, "2026-09-14", "2026-09-30", meter="m-n", values=[200] * 24)
    for serial in ("S-A", "S-N"):
        told = await asker(home, serial=serial)
        chart = await told.read(of, interval="month", date=DAY, step=step)
        per_day, scale = (24, 1) if step != "day" else (1, 24)
        assert [round(1000 * (v or 0)) for v in values(chart)] == [100 * scale] * (13 * per_day) + [
            200 * scale
        ] * (17 * per_day)
        assert (chart["total"], chart["complete"]) == (13 * 2.4 + 17 * 4.8, True)


async def test_each_kind_of_energy_is_asked_for_alone(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(channel="R-", unit="varh"))
    told = await asker(home)
    for of in CHARTS:
        chart = await told.read(of, channel="R-", interval="month", date=DAY, step="hour")
        assert (chart["unit"], chart["total"]) == ("kvarh", 2.4)
        assert (await told.read(of, channel="A-", interval="month", date=DAY))["total"] is None


@pytest.mark.parametrize("step", ["month", "day", "hour"])
async def test_a_billing_year_that_begins_on_the_31st_has_no_hole(home: Home, step: str) -> None:
    await home.rows("UPDATE supplier_settings SET billing_day = 31")
    # Where the clock is never changed.
    await home.link(BORIS, "1002")
    await days(home, "2026-01-31", "2026-04-30", meter="m-b")
    told = await asker(home, BORIS, "S-B")
    year = {"interval": "year", "date": "2026-03-05", "period": "billing", "step": step}
    chart = await told.read("meters", **year)
    assert (chart["first_day"], chart["last_day"]) == ("2026-01-31", "2027-01-30")
    ends = [point["end"] for point in chart["points"]]
    assert [point["start"] for point in chart["points"]] == [chart["start"], *ends[:-1]]
    assert len(ends) == {"month": 12, "day": 365, "hour": 8760}[step]
    assert chart["total"] == 90 * 2.4
    if step == "month":
        assert values(chart)[:4] == [67.2, 74.4, 72.0, 2.4]


async def test_a_billing_day_that_was_changed_counts_at_once(home: Home) -> None:
    told = await asker(home)
    for day, first in ((20, "2026-08-20"), (5, "2026-09-05"), (20, "2026-08-20")):
        await home.rows("UPDATE supplier_settings SET billing_day = $1", day)
        for step in ("hour", "day"):
            month = {"interval": "month", "date": DAY, "period": "billing", "step": step}
            assert (await told.read("meters", **month))["first_day"] == first


@pytest.mark.parametrize("of", CHARTS)
async def test_a_chart_is_one_statement(
    home: Home, of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = await asker(home)
    # The first of a billing period learns the supplier's day.
    await told.read(of, interval="month", date=DAY, period="billing")
    asked: list[str] = []
    fetch = home.database.fetch

    async def counted(query: str, *arguments: Any) -> Any:
        asked.append(query)
        return await fetch(query, *arguments)

    together = home.database.fetch_alike

    async def counted_together(about: Alike, *question: Any) -> Any:
        asked.append(about.one)
        return await together(about, *question)

    monkeypatch.setattr(home.database, "fetch", counted)
    monkeypatch.setattr(home.database, "fetch_alike", counted_together)
    steps = {
        "day": ("interval", "hour", "day"),
        "month": ("interval", "hour", "day", "month"),
        "year": ("interval", "hour", "day", "month"),
    }
    for interval, lengths in steps.items():
        for step in lengths:
            for period in ("calendar", "billing"):
                asked.clear()
                await told.read(of, interval=interval, date=DAY, step=step, period=period)
                assert len(asked) == 1, (interval, step, period)
