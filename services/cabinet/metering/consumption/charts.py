"""Consumption charts from stored days: plain values in, JSON out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any, NamedTuple

import orjson

from services.cabinet.metering.channels import kilo
from services.cabinet.metering.consumption.rules import (
    IntervalName,
    Period,
    day_stamps,
    first_of_month,
    interval_stamps,
    parts_of,
)
from services.cabinet.metering.consumption.spans import Span, covers, lies_in


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


_DAY = timedelta(days=1)
# Past the constructor that NamedTuple writes in Python: a third of the time of a month's bars.
_bar: Callable[[Iterable[Any]], Bar] = partial(tuple.__new__, Bar)
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
    if not covers(spans, period.start, period.end - _DAY):
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
            wanted = slice(day.day - 1, day.day - 1 + (last - day).days)
            columns = (sums, _flags(bits), estimated or _NONE_OF_THEM, doubtful or _NONE_OF_THEM)
            days += map(_bar, zip(*(column[wanted] for column in columns), strict=True))
        day = last
    return days


_Values = tuple[int | None, ...]
_Columns = tuple[_Values, tuple[bool, ...], _Values, _Values]
_LONGEST_MONTH = 31
_NONE_OF_THEM = (None,) * _LONGEST_MONTH


# Whole months are nearly all alike.
@lru_cache(maxsize=4096)
def _flags(bits: int) -> tuple[bool, ...]:
    return tuple(bits >> n & 1 == 1 for n in range(_LONGEST_MONTH))


def whole(bars: Sequence[Bar]) -> Bar:
    """Return the sum of bars; complete when each of them is."""
    return _whole(_columns(bars))


def _columns(bars: Sequence[Bar]) -> _Columns:
    """Return the values of bars, which are complete, estimated parts, doubtful parts."""
    values, complete, estimated, doubtful = zip(*bars, strict=True)
    return values, complete, estimated, doubtful


def _whole(columns: _Columns) -> Bar:
    values, complete, estimated, doubtful = columns
    return Bar(_sum(values), all(complete), _sum(estimated), _sum(doubtful))


def _are_sound(columns: _Columns) -> bool:
    values, complete, *parts = columns
    return None not in values and all(complete) and all(p.count(None) == len(p) for p in parts)


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _kilo(watt_hours: int | None) -> float | None:
    return None if watt_hours is None else kilo(watt_hours)


def _numbers(watt_hours: Iterable[int | None]) -> list[str]:
    """Return the JSON of each as kWh, or null."""
    kwh = list(map(_kilo, watt_hours))
    # All at once: a tenth of the time that Python takes to write them.
    return orjson.dumps(kwh)[1:-1].decode().split(",")


_YES_NO = ("false", "true")
_SOUND_END = ',"complete":true,"estimated":null,"doubtful":null,"hidden":false}'


def _point(head: str, bar: Bar) -> str:
    value, estimated, doubtful = _numbers((bar.value, bar.estimated, bar.doubtful))
    return (
        f'{head}{value},"complete":{_YES_NO[bar.complete]},"estimated":{estimated}'
        f',"doubtful":{doubtful},"hidden":{_YES_NO[bar == HIDDEN]}}}'
    )


class _Frame(NamedTuple):
    """What is the same for everybody in a period's points.

    `heads` are their JSON up to the value, `sound` the JSON of all of them, to be filled with kWh,
    when they are known and sound. The ends are ISO 8601 with offset.
    """

    heads: tuple[str, ...]
    sound: str
    start: str
    end: str


# Everybody opens the same months; a day has 96 points at the most.
@lru_cache(maxsize=2048)
def _frame(
    period: Period, interval: IntervalName, minutes: int, count: int, zone_name: str
) -> _Frame:
    if interval == "day":
        stamps = interval_stamps(period.start, minutes, count, zone_name)
    elif interval == "month":
        stamps = day_stamps(period.start, count, zone_name)
    else:
        stamps = tuple(day_stamps(day, 1, zone_name)[0] for day in (*period.starts, period.end))
    # The ends' own days: a stamp does not tell them where a midnight is left out.
    firsts = period.starts if interval != "day" else period.starts * count
    nexts = (*period.starts[1:], period.end) if interval != "day" else (period.end,) * count
    heads = tuple(
        f'{{"start":"{start}","end":"{end}","first_day":"{first}","last_day":"{following - _DAY}"'
        ',"value":'
        for start, end, first, following in zip(stamps, stamps[1:], firsts, nexts, strict=False)
    )
    sound = ",".join(f"{head}%s{_SOUND_END}" for head in heads)
    return _Frame(heads, f"[{sound}]", stamps[0], stamps[-1])


def chart_json(
    head: Mapping[str, Any],
    bars: Sequence[Bar],
    period: Period,
    interval: IntervalName,
    meter: MeterData,
) -> bytes:
    """Return the JSON of a chart: `head`, then the points, the total, the period's neighbours."""
    # How long the intervals are makes a difference to a day's points only.
    minutes = meter.interval_minutes if interval == "day" else 0
    frame = _frame(period, interval, minutes, len(bars), meter.time_zone)
    columns = _columns(bars)
    if _are_sound(columns):
        # Nearly every month of nearly everybody.
        points = frame.sound % tuple(_numbers(columns[0]))
    else:
        points = f"[{','.join(map(_point, frame.heads, bars))}]"
    total = _whole(columns)
    has_previous = meter.first_day is not None and meter.first_day < period.start
    has_next = meter.last_day is not None and meter.last_day >= period.end
    return orjson.dumps(
        {
            **head,
            "interval_minutes": meter.interval_minutes,
            "start": frame.start,
            "end": frame.end,
            "first_day": period.start,
            "last_day": period.end - _DAY,
            "points": orjson.Fragment(points),
            "total": _kilo(total.value),
            "complete": total.complete,
            "estimated": _kilo(total.estimated),
            "doubtful": _kilo(total.doubtful),
            "previous_date": period.start - _DAY if has_previous else None,
            "next_date": period.end if has_next else None,
        }
    )
