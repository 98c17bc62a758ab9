"""Pure decisions about days, months and billing periods."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from services.cabinet.zones import zone

INTERVALS = (15, 30, 60)
FIRST_DAY = date(2000, 1, 1)
LAST_SHOWN_DAY = date(2100, 12, 31)

IntervalName = Literal["day", "month", "year"]
PeriodName = Literal["calendar", "billing"]


def midnight(day: date, zone_name: str) -> datetime:
    """Return the moment at which the local day begins, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=zone(zone_name)).astimezone(UTC)


@lru_cache(maxsize=65536)
def day_minutes(day: date, zone_name: str) -> int:
    """Return how long the local day is: 1440, or less or more where the clock is changed."""
    length = midnight(day + timedelta(days=1), zone_name) - midnight(day, zone_name)
    return int(length.total_seconds()) // 60


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
    step = timedelta(minutes=minutes)
    return tuple((start + n * step).astimezone(place).isoformat() for n in range(count + 1))


def first_of_month(day: date) -> date:
    """Return the first day of the day's month."""
    return day.replace(day=1)


def add_months(month: date, count: int) -> date:
    """Return the same day of the month `count` months later; the day must be 28 or less."""
    number = month.year * 12 + month.month - 1 + count
    return month.replace(year=number // 12, month=number % 12 + 1)


def period_month_start(day: date, first_day: int) -> date:
    """Return where the month with the day begins, when months begin at `first_day` (1-28)."""
    start = day.replace(day=first_day)
    return start if start <= day else add_months(start, -1)


@dataclass(frozen=True, slots=True)
class Period:
    """Local days from `start` up to, not including, `end`; `starts` are those of its points."""

    start: date
    end: date
    starts: tuple[date, ...]


@lru_cache(maxsize=4096)
def chart_period(day: date, interval: IntervalName, first_day: int) -> Period:
    """Return the period of a chart around the day, with the first days of its points.

    `first_day` is 1 for calendar periods, else the first day of the billing period (manual 001,
    4.3.1): a billing month runs from it to the day before the next one and is named by its
    start; a billing year is the twelve billing months that start in one calendar year.
    """
    if interval == "day":
        return Period(day, day + timedelta(days=1), (day,))
    month = period_month_start(day, first_day)
    if interval == "month":
        end = add_months(month, 1)
        days = (end - month).days
        return Period(month, end, tuple(month + timedelta(days=n) for n in range(days)))
    start = month.replace(month=1)
    return Period(start, add_months(start, 12), tuple(add_months(start, n) for n in range(12)))


def kilo(watt_hours: int) -> float:
    """Return kWh, exact to the Wh when printed."""
    return watt_hours / 1000
