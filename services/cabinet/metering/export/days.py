"""Stored stretches of a place as its reader's days, and where their intervals lie; pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from services.cabinet.metering.consumption.hours import Stretch
from services.cabinet.metering.consumption.rules import interval_count, midnight
from services.cabinet.metering.consumption.spans import lies_in
from services.cabinet.metering.export.rules import (
    ExportDay,
    Measured,
    Place,
    coarser,
    together,
)

_DEFAULT_MINUTES = 60


def days_of(
    place: Place, first: date, last: date, stored: Mapping[str, Sequence[Stretch]]
) -> Iterator[ExportDay]:
    """Give the reader's days from the first to the last (inclusive), by channel what is stored.

    Days of which nothing is stored are among them; those that are not the reader's are not, nor
    what lies before the first value of the place or after its last one.
    """
    if place.measured is None:
        return
    columns = {channel: _by_day(stretches) for channel, stretches in stored.items()}
    day, last = max(first, place.measured[0]), min(last, place.measured[1])
    while day <= last:
        if lies_in(day, place.spans):
            yield ExportDay(
                day,
                {
                    channel: together(parts)
                    for channel, days in columns.items()
                    if (parts := days.get(day)) is not None
                },
            )
        day += timedelta(days=1)


def _by_day(stretches: Sequence[Stretch]) -> dict[date, list[Measured]]:
    days: dict[date, list[Measured]] = {}
    for stretch in stretches:
        day, size, marks = stretch.first_day, stretch.per_day, stretch.quality
        for n in range(stretch.days):
            values = stretch.values[n * size : n * size + size]
            quality = None if marks is None else marks[n]
            days.setdefault(day, []).append(Measured(stretch.minutes, values, quality))
            day += timedelta(days=1)
    return days


class Table(NamedTuple):
    """A day as rows of `minutes`: a column for each channel of the place, all of one length."""

    minutes: int
    rows: int
    columns: Sequence[Measured]
    costs: Sequence[int | None]


def table_of(day: ExportDay, channels: Sequence[str], zone_name: str) -> Table:
    """Return a day as a table; channels of different intervals by the longest of them.

    A day that was stored by another zone's clock may have more intervals than it has by today's:
    what does not fit stands at its end, with no time of its own.
    """
    minutes = max((part.minutes for part in day.channels.values()), default=_DEFAULT_MINUTES)
    columns = [
        _NOTHING if (part := day.channels.get(channel)) is None else coarser(part, minutes)
        for channel in channels
    ]
    count = interval_count(day.day, minutes, zone_name)
    count = max(count, *(len(part.values) for part in columns))
    costs = _NOTHING if day.costs is None else coarser(day.costs, minutes)
    padded = [_padded(part, minutes, count) for part in (*columns, costs)]
    return Table(minutes, count, padded[:-1], padded[-1].values)


_NOTHING = Measured(_DEFAULT_MINUTES, ())


def _padded(part: Measured, minutes: int, count: int) -> Measured:
    missing = count - len(part.values)
    if not missing:
        return part
    marks = part.quality
    if marks is not None and len(marks) > 1:
        marks += bytes(missing)
    return Measured(minutes, [*part.values, *[None] * missing], marks)


@lru_cache(maxsize=8192)
def interval_seconds(day: date, minutes: int, count: int, zone_name: str) -> tuple[int, ...]:
    """Return where `count` intervals of a local day begin, and the end, in seconds since 1970."""
    start, end = (
        int(midnight(one, zone_name).timestamp()) for one in (day, day + timedelta(days=1))
    )
    return tuple(min(start + n * minutes * 60, end) for n in range(count + 1))
