"""Pure decisions about days, months and billing periods."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple, get_args

from services.cabinet.channels import QUALITIES
from services.cabinet.zones import zone

LAST_SHOWN_DAY = date(2100, 12, 31)

IntervalName = Literal["day", "month", "year"]
PeriodName = Literal["calendar", "billing"]
StepName = Literal["interval", "hour", "day", "month"]

_STEPS: tuple[StepName, ...] = get_args(StepName)
_DEFAULT_STEPS: Mapping[IntervalName, StepName] = {
    "day": "interval",
    "month": "day",
    "year": "month",
}
_LONGEST_STEPS: Mapping[IntervalName, int] = {
    "day": _STEPS.index("day"),
    "month": _STEPS.index("month"),
    "year": _STEPS.index("month"),
}
_SHORTEST_MONTH = 28


def midnight(day: date, zone_name: str) -> datetime:
    """Return the moment at which the local day begins, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=zone(zone_name)).astimezone(UTC)


@lru_cache(maxsize=65536)
def day_minutes(day: date, zone_name: str) -> int:
    """Return how long the local day is: 1440, or less or more where the clock is changed."""
    length = midnight(day + timedelta(days=1), zone_name) - midnight(day, zone_name)
    return int(length.total_seconds()) // 60


def interval_count(day: date, minutes: int, zone_name: str) -> int:
    """Return how many intervals the local day has.

    Where the clock is changed by less than an interval, the last one is the shorter for it.
    """
    return -(-day_minutes(day, zone_name) // minutes)


def intervals_begun(day: date, minutes: int, zone_name: str, moment: datetime) -> int:
    """Return how many intervals of the local day have begun at the moment."""
    passed = moment - midnight(day, zone_name)
    begun = passed // timedelta(minutes=minutes) + 1
    return max(0, min(begun, interval_count(day, minutes, zone_name)))


@lru_cache(maxsize=8192)
def day_stamps(first: date, days: int, zone_name: str) -> tuple[str, ...]:
    """Return where each of the local days begins, and the end: ISO 8601 with offset."""
    place = zone(zone_name)
    return tuple(
        midnight(first + timedelta(days=n), zone_name).astimezone(place).isoformat()
        for n in range(days + 1)
    )


@lru_cache(maxsize=8192)
def interval_stamps(day: date, minutes: int, count: int, zone_name: str) -> tuple[str, ...]:
    """Return where each of `count` intervals of the day begins, and the end: ISO 8601."""
    start, place = midnight(day, zone_name), zone(zone_name)
    end, step = midnight(day + timedelta(days=1), zone_name), timedelta(minutes=minutes)
    return tuple(min(start + n * step, end).astimezone(place).isoformat() for n in range(count + 1))


def first_of_month(day: date) -> date:
    """Return the first day of the day's month."""
    return day.replace(day=1)


def add_months(month: date, count: int) -> date:
    """Return the first day of the month `count` months after that of the day."""
    number = month.year * 12 + month.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def months_between(first: date, last: date) -> int:
    """Return how many months there are from that of one day to that of another, both counted."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def month_start(month: date, first_day: int) -> date:
    """Return where the billing month named by the day's calendar month begins.

    `first_day` is 1-31; a shorter month has it as its last day, so that no day is in two billing
    months or in none.
    """
    return month.replace(day=min(first_day, monthrange(month.year, month.month)[1]))


def period_month(day: date, first_day: int) -> date:
    """Return the first day of the calendar month by which the day's billing month goes."""
    month = first_of_month(day)
    return month if day >= month_start(month, first_day) else add_months(month, -1)


class Period(NamedTuple):
    """Local days from `start` up to, not including, `end`."""

    start: date
    end: date


@lru_cache(maxsize=4096)
def chart_period(day: date, interval: IntervalName, first_day: int) -> Period:
    """Return the period of a chart around the day.

    `first_day` is 1 for calendar periods, else the first day of the billing period (manual 001,
    4.3.1): a billing month runs from it to the day before the next one and is named by its
    start; a billing year is the twelve billing months that start in one calendar year. The web
    has the same rule in `packages/ui/src/period/period.ts`; `tests/support/periods.json` holds
    both to it.
    """
    if interval == "day":
        return Period(day, day + timedelta(days=1))
    month = period_month(day, first_day)
    if interval == "month":
        return Period(*(month_start(add_months(month, n), first_day) for n in (0, 1)))
    january = month.replace(month=1)
    return Period(*(month_start(add_months(january, n), first_day) for n in (0, 12)))


@lru_cache(maxsize=1024)
def month_starts(period: Period, first_day: int) -> tuple[date, ...]:
    """Return where the months of a period begin; the first of them at the period's own start.

    `first_day` is that of `chart_period`. A period that begins or ends inside a month has a part
    of it.
    """
    starts = [period.start]
    month = period_month(period.start, first_day)
    while (following := month_start(add_months(month, 1), first_day)) < period.end:
        starts.append(following)
        month = add_months(month, 1)
    return tuple(starts)


@lru_cache(maxsize=1024)
def day_offsets(period: Period, minutes: int, zone_name: str) -> tuple[int, ...]:
    """Return the number of the first interval of each local day of the period, and of the end."""
    days = (period.start + timedelta(days=n) for n in range((period.end - period.start).days))
    return (0, *accumulate(interval_count(day, minutes, zone_name) for day in days))


def default_step(interval: IntervalName) -> StepName:
    """Return the length of the points of a chart when none is asked for."""
    return _DEFAULT_STEPS[interval]


def fits(step: StepName, interval: IntervalName | None, days: int) -> bool:
    """Say whether a step is no longer than the period: an interval, or else so many days.

    A period of days that are told may begin and end inside months, and then has parts of them.
    """
    if interval is not None:
        return _STEPS.index(step) <= _LONGEST_STEPS[interval]
    return step != "month" or days >= _SHORTEST_MONTH


def parts_of(values: Sequence[int | None], quality: bytes | None) -> tuple[int | None, int | None]:
    """Return how much of the values is estimated, and how much doubtful, in their unit.

    `quality` is one byte for all, one for each value, or None when all are good. None = no such
    value at all; 0 is the sum of some that are 0.
    """
    if quality is None:
        return None, None
    marks = quality if len(quality) > 1 else quality * len(values)
    sums: dict[int, int] = {}
    for value, mark in zip(values, marks, strict=True):
        if value is not None:
            sums[mark] = sums.get(mark, 0) + value
    return sums.get(QUALITIES["estimated"]), sums.get(QUALITIES["doubtful"])
