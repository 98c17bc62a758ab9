"""Points as columns: the numbers of hours or days, without a document around each."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from typing import Any

import orjson

from services.cabinet.metering.consumption.money import Money
from services.cabinet.metering.consumption.rules import (
    Period,
    day_stamps,
    interval_count,
    interval_stamps,
)
from services.cabinet.metering.consumption.series import HIDDEN, Bar, Series

_DAY = timedelta(days=1)
_DAY_MINUTES = 1440
_BAR = ("complete", "estimated", "doubtful")


def _stamps_of(day: date, minutes: int, zone_name: str) -> Sequence[str]:
    if not minutes:
        return day_stamps(day, 1, zone_name)[:-1]
    return interval_stamps(day, minutes, interval_count(day, minutes, zone_name), zone_name)[:-1]


# Of a year's hours: milliseconds; everybody opens the same years.
@lru_cache(maxsize=256)
def _runs(period: Period, minutes: int, zone_name: str) -> orjson.Fragment:
    """Return where points begin: those of one offset, each right after another.

    With 0 minutes the points are the period's local days.
    """
    days = (period.start + n * _DAY for n in range((period.end - period.start).days))
    step = timedelta(minutes=minutes or _DAY_MINUTES)
    runs: list[dict[str, Any]] = []
    due: tuple[datetime, str] | None = None
    for stamp in chain.from_iterable(_stamps_of(day, minutes, zone_name) for day in days):
        moment, offset = datetime.fromisoformat(stamp), stamp[19:]
        if due == (moment, offset):
            runs[-1]["count"] += 1
        else:
            runs.append({"start": stamp, "count": 1})
        due = moment + step, offset
    return orjson.Fragment(orjson.dumps(runs))


def _odd(odd: Mapping[int, Bar]) -> dict[str, Sequence[Any]]:
    told = sorted((number, bar) for number, bar in odd.items() if bar.value is not None)
    columns = {name: [getattr(bar, name) for _, bar in told] for name in _BAR}
    return {"at": [number for number, _ in told], **columns}


def _hidden(odd: Mapping[int, Bar]) -> list[tuple[int, int]]:
    """Return where points that are not the reader's begin, and where they end."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(number for number, bar in odd.items() if bar == HIDDEN):
        if ranges and ranges[-1][1] == number:
            ranges[-1] = ranges[-1][0], number + 1
        else:
            ranges.append((number, number + 1))
    return ranges


def columns_of(
    series: Series, period: Period, minutes: int, zone_name: str, money: Money | None
) -> dict[str, Any]:
    """Return the points of a period as `ConsumptionColumnsOut` has them; 0 minutes: its days."""
    return {
        "minutes": minutes or _DAY_MINUTES,
        "runs": _runs(period, minutes, zone_name),
        "values": series.values,
        "odd": _odd(series.odd),
        "hidden": _hidden(series.odd),
        "costs": money and money.costs,
    }
