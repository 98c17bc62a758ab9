"""A household's real half-hours: what the chart shows is the file's sum, to the Wh."""

import csv
import os
from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import account
from tests.api.cabinet.supply import profile

_BESIDE = Path(__file__).parents[4].parent / "shared" / "data" / "interval-lcl100"
SERIES = Path(os.environ.get("PC_REAL_SERIES", _BESIDE))
_PER_DAY = 48


def read_days(path: Path) -> dict[date, list[int | None]]:
    """Return half-hours in Wh by day; the file's clock is fixed, its stamps are starts."""
    days: dict[date, list[int | None]] = defaultdict(lambda: [None] * _PER_DAY)
    with path.open() as file:
        rows = csv.reader(file)
        next(rows)
        for _, stamp, value in rows:
            day, _, clock = stamp.strip().partition(" ")
            hours, minutes, _ = clock.split(":")
            try:
                energy = Decimal(value.strip()) * 1000
            except ArithmeticError:
                continue
            slot = int(hours) * 2 + int(minutes) // 30
            watt_hours = int(energy.quantize(Decimal(1), ROUND_HALF_UP))
            days[date.fromisoformat(day)][slot] = watt_hours
    return days


@pytest.mark.skipif(not SERIES.is_dir(), reason="../shared/data/interval-lcl100 is not there")
@pytest.mark.parametrize("name", ["MAC000002", "MAC000003", "MAC000010"])
async def test_real_year_is_equal_to_the_file(home: Home, name: str) -> None:
    days = read_days(SERIES / f"{name}.csv")
    # On a fixed clock: every day has 48 half-hours, the days of clock changes too.
    await home.rows("UPDATE usage_points SET time_zone = 'Etc/UTC'")
    # The household has been the customer since before the series.
    await home.good("accounts", account("c-a", date(2010, 1, 1)))
    await home.good(
        "interval-profiles",
        *(
            profile(day=str(day), interval_minutes=30, values=values)
            for day, values in sorted(days.items())
        ),
    )
    sums: dict[int, int] = defaultdict(int)
    for day, values in days.items():
        sums[day.month] += sum(value for value in values if value is not None)
    year = await home.chart("year", "2013-06-01")
    for month in range(1, 13):
        chart = await home.chart("month", f"2013-{month:02}-15")
        known = [value for day, values in days.items() if day.month == month for value in values]
        wanted = sums[month] / 1000 if any(v is not None for v in known) else None
        assert chart["total"] == wanted
        assert year["points"][month - 1]["value"] == wanted
        assert chart["complete"] == (None not in known and len(known) == len(chart["points"]) * 48)
    assert year["total"] == sum(sums.values()) / 1000
    shown = max(days)
    chart = await home.chart("day", str(shown))
    assert [point["value"] for point in chart["points"]] == [
        None if value is None else value / 1000 for value in days[shown]
    ]
