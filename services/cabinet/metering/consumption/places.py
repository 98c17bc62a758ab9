"""The meters of a place, and the places of an account, put together at one row of points. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Self

from services.cabinet.metering.consumption.charts import Known
from services.cabinet.metering.consumption.hours import StoredPlace
from services.cabinet.metering.consumption.rules import Period, day_offsets, interval_stamps
from services.cabinet.metering.consumption.series import (
    HIDDEN,
    Bar,
    Series,
    coarser,
    measured,
    series_of,
    together,
    whole,
    whole_or_unknown,
)
from services.cabinet.metering.consumption.spans import Span, days_outside, numbers_in
from services.cabinet.metering.consumption.subjects import Place
from services.cabinet.metering.consumption.zone_sums import ZoneSums

_ALWAYS: tuple[Span, ...] = ((None, None),)


class DaysOfMonth(NamedTuple):
    """The sums of days that follow one another, of one meter; none that is not the user's.

    `zones` has what is kept of the whole month by tariff zones.
    """

    first_day: date
    sums: Series
    zones: ZoneSums | None = None

    def cut(self, first: date | None, last: date | None) -> Self | None:
        """Return the days from the first to the last (None: no limit), or None without any."""
        count = len(self.sums.values)
        start, end = numbers_in(self.first_day, count, (first, last))
        if start >= end:
            return None
        if end - start == count:
            return self
        return self._replace(
            first_day=self.first_day + timedelta(days=start), sums=self.sums.cut(start, end)
        )


class SummedPlace(NamedTuple):
    """A usage point and the days of its meters, in the order of their first days."""

    place: Place
    months: Sequence[DaysOfMonth]


def main_zone(places: Sequence[Place]) -> str:
    """Return the clock by which places are told together: that of most, or of the first of these.

    Each place counts by its own clock all the same, so that its days are those of its bills and
    the hours of a day come to the day: what an account has used from 08:00 on is what each place
    has used from its own 08:00 on, and start and end tell the offset of the main clock.
    """
    if len(places) == 1:
        return places[0].time_zone
    return Counter(place.time_zone for place in places).most_common(1)[0][0]


def known_of(places: Sequence[Place], minutes: int | None = None) -> Known:
    """Return what is known of places together; the longest of their intervals if none is told."""
    if len(places) == 1:
        (place,) = places
        return Known(minutes or place.interval_minutes, place.first_day, place.last_day)
    firsts = [place.first_day for place in places if place.first_day is not None]
    lasts = [place.last_day for place in places if place.last_day is not None]
    return Known(
        minutes or max(place.interval_minutes for place in places),
        min(firsts, default=None),
        max(lasts, default=None),
    )


def longest_interval(stored: Sequence[StoredPlace]) -> int:
    """Return the minutes of the longest intervals that were measured, or else are usual."""
    measured_ones = (stretch.minutes for one in stored for stretch in one.stretches)
    usual = max(one.place.interval_minutes for one in stored)
    return max(measured_ones, default=usual)


def intervals_together(
    stored: Sequence[StoredPlace], period: Period, minutes: int, zone_name: str
) -> Series:
    """Return what places have used, by intervals of so many minutes: none shorter than measured.

    On the day of a replacement each meter has measured a part of it: an interval is known when one
    of them knows it.
    """
    return at_one_clock(interval_rows(stored, period, minutes), stored, period, minutes, zone_name)


def interval_rows(stored: Sequence[StoredPlace], period: Period, minutes: int) -> list[Series]:
    """Return what each place has used, by its own clock; else as `intervals_together`."""
    return [_intervals(one, period, minutes) for one in stored]


def at_one_clock(
    rows: Sequence[Series],
    stored: Sequence[StoredPlace],
    period: Period,
    minutes: int,
    zone_name: str,
) -> Series:
    """Return the sum of rows of places, each by its own clock, at the points of the main one."""
    offsets = day_offsets(period, minutes, zone_name)
    return together(
        [
            (
                _by_clock(row, one.place, period, minutes, zone_name),
                _begins(one.place, period, offsets),
            )
            for row, one in zip(rows, stored, strict=True)
        ]
    )


def days_together(stored: Sequence[SummedPlace], period: Period) -> Series:
    """Return what places have used, by local days.

    A day with two meters of a place is complete when both have measured all of it.
    """
    return days_added(day_rows(stored, period), stored, period)


def day_rows(stored: Sequence[SummedPlace], period: Period) -> list[Series]:
    """Return what each place has used, by local days."""
    return [_days(one, period) for one in stored]


def days_added(rows: Sequence[Series], stored: Sequence[SummedPlace], period: Period) -> Series:
    """Return the sum of rows of days, one of each place."""
    if len(rows) == 1:
        return rows[0]
    days = range((period.end - period.start).days + 1)
    return together(
        [(row, _begins(one.place, period, days)) for row, one in zip(rows, stored, strict=True)]
    )


def _begins(place: Place, period: Period, offsets: Sequence[int]) -> int:
    """Return the first point from which the place has measured."""
    days = len(offsets) - 1
    if place.first_day is None:
        return offsets[days]
    return offsets[min(days, max(0, (place.first_day - period.start).days))]


def _hide(row: Series, place: Place, period: Period, offsets: Sequence[int]) -> Series:
    """Let the row reach to the period's end, and tell nothing of days that are not the user's."""
    row.pad(offsets[-1])
    if place.spans == _ALWAYS:
        return row
    last = period.end - timedelta(days=1)
    for begins, ends in days_outside(place.spans, period.start, last):
        first, end = ((day - period.start).days for day in (begins, ends + timedelta(days=1)))
        row.fill(offsets[first], offsets[end], HIDDEN)
    return row


def _days(stored: SummedPlace, period: Period) -> Series:
    row = Series([], {})
    days = range((period.end - period.start).days + 1)
    for first_day, sums, _ in stored.months:
        at = (first_day - period.start).days
        piece = sums.cut(max(0, -at), days[-1] - at)
        if piece.values:
            row.lay(max(0, at), piece)
    return _hide(row, stored.place, period, days)


def _intervals(stored: StoredPlace, period: Period, minutes: int) -> Series:
    row = Series([], {})
    offsets = day_offsets(period, minutes, stored.place.time_zone)
    for stretch in stored.stretches:
        times = minutes // stretch.minutes
        piece = coarser(
            measured(stretch.values, stretch.quality, stretch.per_day), times, stretch.per_day
        )
        per_day = -(-stretch.per_day // times)
        number = (stretch.first_day - period.start).days
        starts = offsets[number : number + stretch.days + 1]
        if all(b - a == per_day for a, b in pairwise(starts)):
            row.lay(starts[0], piece)
            continue
        # The place has got another clock since.
        for n, (start, end) in enumerate(pairwise(starts)):
            row.lay(start, _fitted(piece.cut(n * per_day, (n + 1) * per_day), end - start))
    return _hide(row, stored.place, period, offsets)


def _fitted(day: Series, count: int) -> Series:
    """Return a day with so many points: what is over goes to the last one."""
    bars = day.bars()
    if len(bars) > count:
        bars = [*bars[: count - 1], whole(bars[count - 1 :])] if count else []
    fitted = series_of(bars)
    fitted.pad(count)
    return fitted


def _by_clock(row: Series, place: Place, period: Period, minutes: int, zone_name: str) -> Series:
    """Return a place's row at the points of the main clock.

    Days are of unlike length where one of the clocks was changed: then an interval goes to the
    point that the main clock calls the same, or to the one before when there is none.
    """
    own, main = (day_offsets(period, minutes, name) for name in (place.time_zone, zone_name))
    if own == main:
        return row
    days: list[Bar] = []
    for n, (start, end) in enumerate(pairwise(own)):
        day = period.start + timedelta(days=n)
        bars = row.cut(start, end).bars()
        count = main[n + 1] - main[n]
        if len(bars) != count:
            bars = _moved(bars, _places_in(day, minutes, place.time_zone, zone_name), count)
        days += bars
    return series_of(days)


def _moved(bars: Sequence[Bar], numbers: Sequence[int], count: int) -> list[Bar]:
    groups: list[list[Bar]] = [[] for _ in range(count)]
    for bar, number in zip(bars, numbers, strict=True):
        groups[number].append(bar)
    # Who has no such hour has used nothing in it.
    return [HIDDEN if set(group) <= {HIDDEN} else whole_or_unknown(group) for group in groups]


@lru_cache(maxsize=256)
def _places_in(day: date, minutes: int, own: str, main: str) -> tuple[int, ...]:
    """Return for each interval of the day by one clock the number of its point by the other."""
    names = _clock_names(day, minutes, main)
    numbers = []
    for name in _clock_names(day, minutes, own):
        before = [(other, number) for number, other in enumerate(names) if other <= name]
        numbers.append(max(before)[1] if before else 0)
    return tuple(numbers)


def _clock_names(day: date, minutes: int, zone_name: str) -> list[tuple[str, int]]:
    """Return what the clock calls each interval of the day; an hour that comes twice, by turn."""
    period = Period(day, day + timedelta(days=1))
    count = day_offsets(period, minutes, zone_name)[-1]
    clocks = [stamp[11:16] for stamp in interval_stamps(day, minutes, count, zone_name)[:-1]]
    return [(clock, clocks[:n].count(clock)) for n, clock in enumerate(clocks)]
