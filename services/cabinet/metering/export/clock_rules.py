"""A zone's clock changes as Green Button tells them: rules of a bit map; pure.

The bit map is `DstRuleType` of the ESPI schema (NAESB REQ.21), the same as that of IEEE 2030.5:
seconds in bits 0-11, hours 12-16, weekday 17-19 (Monday 1), day of the month 20-24, operator 25-27,
month 28-31, by the clock that is valid until the change.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from services.cabinet.zones import zone

_NO_RULE = 0xFFFF_FFFF
_ON_DAY, _WEEKDAY_FROM_DAY, _FIRST_WEEKDAY, _LAST_WEEKDAY = 0, 1, 2, 7
# A rule is told when it holds in so many years before and after as well.
_YEARS_AROUND = 3


class LocalTime(NamedTuple):
    """Offsets in seconds, rules as bit maps: `LocalTimeParameters` of Green Button."""

    end_rule: int
    offset: int
    start_rule: int
    zone_offset: int


class _Change(NamedTuple):
    # By the clock until then.
    at: datetime
    before: timedelta
    after: timedelta


@lru_cache(maxsize=512)
def local_time(zone_name: str, last_day: date) -> LocalTime:
    """Return how the clock of a zone goes in the year of the day.

    A year without changes has none told; so has one whose two changes do not undo each other (a
    zone that gave its summer time up), or with more of them: then the offset is that of the day.
    The schema wants the end after the start. South of the equator, where summer ends first, what is
    told is therefore the winter: a shift back, from the summer's offset.
    """
    changes = _changes(zone_name, last_day.year)
    if len(changes) == 2 and changes[0].before == changes[1].after:
        start, end = (_rule(zone_name, last_day.year, n) for n in (0, 1))
        offset, shift = changes[0].before, changes[0].after - changes[0].before
        return LocalTime(end, _seconds(shift), start, _seconds(offset))
    noon = datetime(last_day.year, last_day.month, last_day.day, 12, tzinfo=zone(zone_name))
    return LocalTime(_NO_RULE, 0, _NO_RULE, _seconds(noon.utcoffset() or timedelta()))


def _seconds(offset: timedelta) -> int:
    return int(offset.total_seconds())


@lru_cache(maxsize=4096)
def _changes(zone_name: str, year: int) -> tuple[_Change, ...]:
    """Return the changes of the clock in a year, in order."""
    return tuple(_find_changes(zone_name, year))


def _find_changes(zone_name: str, year: int) -> Iterator[_Change]:
    place, day = zone(zone_name), timedelta(days=1)

    def offset(moment: datetime) -> timedelta:
        return moment.astimezone(place).utcoffset() or timedelta()

    moment, end = (datetime(y, 1, 1, tzinfo=place).astimezone(UTC) for y in (year, year + 1))
    while moment < end:
        if offset(moment) != offset(moment + day):
            low, high = moment, moment + day
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if offset(middle) == offset(moment) else (low, middle)
            # Between two seconds: the change is on the minute.
            change = (high + timedelta(seconds=30)).replace(second=0, microsecond=0)
            before = offset(moment)
            yield _Change((change + before).replace(tzinfo=None), before, offset(moment + day))
        moment += day


def _rule(zone_name: str, year: int, number: int) -> int:
    """Return the rule of a year's first or second change, the widest that holds around it."""
    change = _changes(zone_name, year)[number].at
    around = [
        changes[number].at
        for y in range(year - _YEARS_AROUND, year + _YEARS_AROUND + 1)
        if len(changes := _changes(zone_name, y)) == 2
    ]
    for operator, day, weekday in _descriptions(change.date()):
        if len(around) == 2 * _YEARS_AROUND + 1 and all(
            moment.month == change.month
            and moment.time() == change.time()
            and moment.day == _day_by(operator, day, weekday, moment.date())
            for moment in around
        ):
            return _packed(change, operator, day, weekday)
    return _packed(change, _ON_DAY, change.day, 0)


def _descriptions(day: date) -> Iterator[tuple[int, int, int]]:
    """Give the ways to name a day of every year: operator, day of the month, weekday."""
    weekday = day.isoweekday()
    yield _LAST_WEEKDAY, 0, weekday
    yield _FIRST_WEEKDAY + (day.day - 1) // 7, 0, weekday
    for first in range(max(1, day.day - 6), day.day + 1):
        yield _WEEKDAY_FROM_DAY, first, weekday


def _day_by(operator: int, day: int, weekday: int, month: date) -> int:
    """Return the day of the month that a description names; one beyond it when there is none."""
    if operator == _LAST_WEEKDAY:
        following = (month.replace(day=1) + timedelta(days=31)).replace(day=1)
        last = following - timedelta(days=1)
        return last.day - (last.isoweekday() - weekday) % 7
    first = month.replace(day=day if operator == _WEEKDAY_FROM_DAY else 1)
    found = first.day + (weekday - first.isoweekday()) % 7
    return found if operator == _WEEKDAY_FROM_DAY else found + 7 * (operator - _FIRST_WEEKDAY)


def _packed(at: datetime, operator: int, day: int, weekday: int) -> int:
    parts: Sequence[tuple[int, int]] = (
        (at.month, 28),
        (operator, 25),
        (day, 20),
        (weekday, 17),
        (at.hour, 12),
        (at.minute * 60 + at.second, 0),
    )
    return sum(value << bits for value, bits in parts)
