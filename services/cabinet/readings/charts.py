"""Consumption charts from stored days: plain values in, plain values out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from services.cabinet.readings.rules import (
    IntervalName,
    Period,
    day_stamps,
    first_of_month,
    interval_stamps,
    kilo,
    parts_of,
)
from services.cabinet.readings.spans import Span, covers, lies_in


class Bar(NamedTuple):
    """A sum in Wh (None = nothing known), whether nothing is missing, and what of it is unsound.

    `estimated` and `doubtful` are parts of the sum; None = there is no such value in it.
    """

    value: int | None
    complete: bool
    estimated: int | None = None
    doubtful: int | None = None


class Month(NamedTuple):
    """The days of a month as stored: sums, bits of the complete ones, unsound parts or None."""

    sums: Sequence[int | None]
    complete: int
    estimated: Sequence[int | None] | None = None
    doubtful: Sequence[int | None] | None = None


UNKNOWN = Bar(None, False)
# A time that is not the reader's: nothing is told of it, and nothing of his is missing there.
HIDDEN = Bar(None, True)


@dataclass(frozen=True, slots=True)
class MeterData:
    """What a chart needs to know of the meter beside its readings."""

    time_zone: str
    interval_minutes: int
    first_day: date | None
    last_day: date | None
    # The days that are the reader's; outside of them nothing is told.
    spans: Sequence[Span] = ((None, None),)


def day_bars(values: Sequence[int | None] | None, quality: bytes | None, count: int) -> list[Bar]:
    """Return a bar per interval of a day; `quality` is one byte for all, or one for each."""
    if values is None:
        return [UNKNOWN] * count
    if quality is None:
        return [Bar(value, value is not None) for value in values]
    marks = quality if len(quality) > 1 else quality * len(values)
    return [
        Bar(value, value is not None, *parts_of([value], bytes([mark])))
        for value, mark in zip(values, marks, strict=True)
    ]


def period_bars(
    months: Mapping[date, Month],
    period: Period,
    interval: IntervalName,
    spans: Sequence[Span],
) -> list[Bar]:
    """Return a bar per day (`month`) or per month (`year`) of the period.

    `months` maps the first day of a month to what is stored of its days.
    """
    days = _daily(months, period)
    # Nearly everybody's period is his from end to end: it needs no look at its days.
    if not covers(spans, period.start, period.end - timedelta(days=1)):
        for n in range(len(days)):
            if not lies_in(period.start + timedelta(days=n), spans):
                days[n] = HIDDEN
    if interval == "month":
        return days
    bars = []
    for start, end in zip(period.starts, (*period.starts[1:], period.end), strict=True):
        first = (start - period.start).days
        bars.append(whole(days[first : first + (end - start).days]))
    return bars


def _daily(
    months: Mapping[date, Month],
    period: Period,
) -> list[Bar]:
    days: list[Bar] = []
    day = period.start
    while day < period.end:
        month = first_of_month(day)
        following = (month + timedelta(days=31)).replace(day=1)
        last = min(period.end, following)
        packed = months.get(month)
        if packed is None:
            days += [UNKNOWN] * (last - day).days
        else:
            sums, bits, estimated, doubtful = packed
            days += [
                Bar(
                    sums[n],
                    bits >> n & 1 == 1,
                    estimated[n] if estimated else None,
                    doubtful[n] if doubtful else None,
                )
                for n in range(day.day - 1, day.day - 1 + (last - day).days)
            ]
        day = last
    return days


def whole(bars: Sequence[Bar]) -> Bar:
    """Return the sum of bars; complete when each of them is."""
    return Bar(
        _sum(bar.value for bar in bars),
        all(bar.complete for bar in bars),
        _sum(bar.estimated for bar in bars),
        _sum(bar.doubtful for bar in bars),
    )


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _told(bar: Bar) -> dict[str, Any]:
    return {
        "value": None if bar.value is None else kilo(bar.value),
        "complete": bar.complete,
        "estimated": None if bar.estimated is None else kilo(bar.estimated),
        "doubtful": None if bar.doubtful is None else kilo(bar.doubtful),
    }


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
    # The ends' own days: a stamp does not tell them where a midnight is left out.
    firsts = period.starts if interval != "day" else period.starts * len(bars)
    nexts = (*period.starts[1:], period.end) if interval != "day" else (period.end,) * len(bars)
    one_day = timedelta(days=1)
    points = [
        {
            "start": stamps[n],
            "end": stamps[n + 1],
            "first_day": firsts[n],
            "last_day": nexts[n] - one_day,
            **_told(bar),
            "hidden": bar == HIDDEN,
        }
        for n, bar in enumerate(bars)
    ]
    told = _told(whole(bars))
    has_previous = meter.first_day is not None and meter.first_day < period.start
    has_next = meter.last_day is not None and meter.last_day >= period.end
    return {
        "interval_minutes": meter.interval_minutes,
        "start": stamps[0],
        "end": stamps[-1],
        "first_day": period.start,
        "last_day": period.end - one_day,
        "points": points,
        "total": told.pop("value"),
        **told,
        "previous_date": period.start - one_day if has_previous else None,
        "next_date": period.end if has_next else None,
    }
