"""Days, hours and intervals told as columns: the same as rows, in a fraction of the bytes."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import CHARTS, asker, days, tariff
from tests.api.cabinet.supply import DAY, profile
from tests.support.tariffs import two_zones

_BESIDE = ("points", "columns")


def _points(chart: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the points that the columns of a chart tell, as rows have them."""
    columns = chart["columns"]
    step = timedelta(minutes=columns["minutes"])
    starts: list[str] = []
    for run in columns["runs"]:
        first = datetime.fromisoformat(run["start"])
        starts += [(first + n * step).isoformat() for n in range(run["count"])]
    odd = columns["odd"]
    names = [name for name in odd if name != "at"]
    bars = {
        at: dict(zip(names, bar, strict=True))
        for at, *bar in zip(odd["at"], *(odd[name] for name in names), strict=True)
    }
    hidden = {n for first, end in columns["hidden"] for n in range(first, end)}
    points = []
    begins = date.fromisoformat(chart["first_day"])
    for n, (value, start) in enumerate(zip(columns["values"], starts, strict=True)):
        known = value is not None or n in hidden
        bar = bars.get(n, {"complete": known, "estimated": None, "doubtful": None})
        quality = "doubtful" if bar["doubtful"] is not None else "estimated"
        day = (begins + timedelta(days=n)).isoformat() if chart["step"] == "day" else start[:10]
        if bar["doubtful"] is None and bar["estimated"] is None:
            quality = "good"
        points.append(
            {
                "start": start,
                "end": [*starts, chart["end"]][n + 1],
                "first_day": day,
                "last_day": day,
                "value": _kilo(value),
                "complete": bar["complete"],
                "estimated": _kilo(bar["estimated"]),
                "doubtful": _kilo(bar["doubtful"]),
                "quality": None if value is None else quality,
                "hidden": n in hidden,
            }
            | ({"cost": columns["costs"] and columns["costs"][n]} if "cost" in chart else {})
        )
    return points


def _kilo(value: int | None) -> float | None:
    return None if value is None else value / 1000


async def _same(home: Home, of: str = "meters", **query: Any) -> tuple[int, int]:
    """Hold columns to rows of the same question; return how many bytes each of them took."""
    told = await asker(home)
    sizes = []
    charts = []
    for points in ("rows", "columns"):
        answer = await told.response(of, **query, points=points)
        assert answer.status_code == 200, answer.text
        sizes.append(len(answer.content))
        charts.append(answer.json())
    rows, columns = charts
    assert (rows.get("columns"), columns["points"]) == (None, [])
    assert _points(columns) == rows["points"]
    for name in rows.keys() - set(_BESIDE):
        assert columns[name] == rows[name], name
    return sizes[0], sizes[1]


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize("step", ["hour", "day"])
@pytest.mark.parametrize("interval", ["day", "month", "year"])
async def test_columns_tell_what_rows_tell(home: Home, of: str, interval: str, step: str) -> None:
    marks = ["good"] * 20 + ["estimated"] * 3 + ["doubtful"]
    await days(home, "2026-09-01", "2026-09-20", values=list(range(0, 2400, 100)))
    await home.good(
        "interval-profiles",
        profile(day="2026-09-05", quality=marks),
        profile(day="2026-09-06", values=[100] * 7 + [None] * 3 + [100] * 14),
    )
    rows, columns = await _same(home, of, interval=interval, date=DAY, step=step)
    if interval == "year":
        assert columns * 15 < rows


@pytest.mark.parametrize(
    ("zone", "start", "end", "runs"),
    [
        ("Europe/Moscow", "2026-03-01", "2026-04-30", 1),
        ("Europe/Berlin", "2026-03-28", "2026-03-30", 2),
        ("Europe/Berlin", "2026-10-24", "2026-10-26", 2),
        ("Africa/Cairo", "2026-04-23", "2026-04-25", 2),
        ("Australia/Lord_Howe", "2026-04-04", "2026-04-06", 3),
        # There was no 30 December.
        ("Pacific/Apia", "2011-12-29", "2012-01-01", 3),
    ],
)
@pytest.mark.parametrize("step", ["interval", "hour", "day"])
async def test_clocks_that_are_changed_break_the_row_of_points(
    home: Home, zone: str, start: str, end: str, runs: int, step: str
) -> None:
    await home.rows("UPDATE usage_points SET time_zone = $1", zone)
    told = await asker(home)
    await _same(home, start=start, end=end, step=step)
    chart = await told.read("meters", start=start, end=end, step=step, points="columns")
    # A day whose midnight is left out begins an hour late: no other does after it.
    late = zone == "Africa/Cairo" and step == "day"
    assert len(chart["columns"]["runs"]) <= runs + late


async def test_a_time_that_is_not_the_readers_is_a_range(home: Home) -> None:
    await days(home, "2026-09-01", "2026-09-30")
    await home.rows("UPDATE account_holdings SET first_day = '2026-09-10'")
    await _same(home, interval="month", date=DAY, step="hour")
    chart = await (await asker(home)).read(
        "meters", interval="month", date=DAY, step="hour", points="columns"
    )
    assert chart["columns"]["hidden"] == [[0, 216]]
    assert chart["columns"]["odd"]["at"] == []


@pytest.mark.parametrize("step", ["hour", "day"])
async def test_costs_come_as_a_column_as_well(home: Home, step: str) -> None:
    await days(home, "2026-09-01", "2026-09-30")
    month = {"interval": "month", "date": DAY, "step": step, "cost": "true", "zones": "true"}
    # No prices: no column of nothing.
    chart = await (await asker(home)).read("meters", **month, points="columns")
    assert (chart["cost"], chart["columns"]["costs"]) == (None, None)
    await tariff(home, two_zones())
    await _same(home, **month)


async def test_columns_are_not_told_of_months(home: Home) -> None:
    answer = await (await asker(home)).response(
        "meters", interval="year", date=DAY, step="month", points="columns"
    )
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["points"]
