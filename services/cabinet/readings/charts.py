"""Consumption charts from stored days: plain values in, plain values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from services.cabinet.readings.rules import (
    IntervalName,
    Period,
    day_stamps,
    first_of_month,
    interval_stamps,
    kilo,
)

# Sum in Wh (None = nothing known), and whether nothing is missing.
Bar = tuple[int | None, bool]
_UNKNOWN: Bar = (None, False)


@dataclass(frozen=True, slots=True)
class MeterData:
    """What a chart needs to know of the meter beside its readings."""

    time_zone: str
    interval_minutes: int
    first_day: date | None
    last_day: date | None
    visible_from: date | None


def day_bars(values: Sequence[int | None] | None, count: int) -> list[Bar]:
    """Return a bar per interval of a day."""
    if values is None:
        return [_UNKNOWN] * count
    return [(value, value is not None) for value in values]


def period_bars(
    months: Mapping[date, tuple[Sequence[int | None], int]],
    period: Period,
    interval: IntervalName,
    visible_from: date | None,
) -> list[Bar]:
    """Return a bar per day (`month`) or per month (`year`) of the period.

    `months` maps the first day of a month to the sums of its days and the bits of the complete
    ones.
    """
    days = _daily(months, period, visible_from)
    if interval == "month":
        return days
    bars = []
    for start, end in zip(period.starts, (*period.starts[1:], period.end), strict=True):
        first = (start - period.start).days
        bars.append(whole(days[first : first + (end - start).days]))
    return bars


def _daily(
    months: Mapping[date, tuple[Sequence[int | None], int]],
    period: Period,
    visible_from: date | None,
) -> list[Bar]:
    days: list[Bar] = []
    day = period.start
    while day < period.end:
        month = first_of_month(day)
        following = (month + timedelta(days=31)).replace(day=1)
        last = min(period.end, following)
        packed = months.get(month)
        if packed is None:
            days += [_UNKNOWN] * (last - day).days
        else:
            sums, bits = packed
            days += [
                (sums[n], bits >> n & 1 == 1)
                for n in range(day.day - 1, day.day - 1 + (last - day).days)
            ]
        day = last
    if visible_from is not None and visible_from > period.start:
        hidden = min((visible_from - period.start).days, len(days))
        days[:hidden] = [_UNKNOWN] * hidden
    return days


def whole(bars: Sequence[Bar]) -> Bar:
    """Return the sum of bars; complete when each of them is."""
    known = [value for value, _ in bars if value is not None]
    return sum(known) if known else None, all(complete for _, complete in bars)


def chart_document(
    bars: Sequence[Bar], period: Period, interval: IntervalName, meter: MeterData
) -> dict[str, Any]:
    """Return the points, the total and the neighbours of a period, ready to be written."""
    if interval == "day":
        stamps = interval_stamps(period.start, meter.interval_minutes, len(bars), meter.time_zone)
    elif interval == "month":
        stamps = day_stamps(period.start, len(bars), meter.time_zone)
    else:
        stamps = tuple(
            day_stamps(day, 1, meter.time_zone)[0] for day in (*period.starts, period.end)
        )
    total, complete = whole(bars)
    points = [
        {
            "start": stamps[n],
            "end": stamps[n + 1],
            "value": None if value is None else kilo(value),
            "complete": known,
        }
        for n, (value, known) in enumerate(bars)
    ]
    first = max((d for d in (meter.first_day, meter.visible_from) if d), default=None)
    has_previous = meter.first_day is not None and first is not None and first < period.start
    has_next = meter.last_day is not None and meter.last_day >= period.end
    return {
        "interval_minutes": meter.interval_minutes,
        "start": stamps[0],
        "end": stamps[-1],
        "points": points,
        "total": None if total is None else kilo(total),
        "complete": complete,
        "previous_date": period.start - timedelta(days=1) if has_previous else None,
        "next_date": period.end if has_next else None,
    }
