"""What a chart tells beside energy: what it cost, and how much fell into each tariff zone.

Both need the hours: of points of a day and longer they are read as well, unless at every place the
hour does not matter and only the cost is asked for.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from math import gcd
from typing import NamedTuple
from uuid import UUID

from services.cabinet.metering.consumption import queries
from services.cabinet.metering.consumption.charts import Told, Zone
from services.cabinet.metering.consumption.hours import StoredPlace, list_hours
from services.cabinet.metering.consumption.money import (
    Money,
    in_kopecks,
    money_row,
    zone_row,
    zoned_money_row,
)
from services.cabinet.metering.consumption.places import (
    SummedPlace,
    at_one_clock,
    day_rows,
    days_added,
    days_together,
    interval_rows,
    longest_interval,
    main_zone,
)
from services.cabinet.metering.consumption.rules import (
    Period,
    StepName,
    add_months,
    day_offsets,
    first_of_month,
)
from services.cabinet.metering.consumption.series import Series, grouped
from services.cabinet.metering.consumption.subjects import (
    Place,
    Subject,
    Tariffed,
    list_tariffed,
)
from services.cabinet.metering.consumption.zone_sums import ZoneMap, zone_map_of
from services.cabinet.metering.consumption.zoned_days import (
    MapOf,
    ZonedDays,
    fill_in,
    kept_days,
)
from services.cabinet.metering.costs.rules import (
    KOPECK,
    Clock,
    Part,
    Slots,
    ZoneKey,
    day_prices,
    is_flat,
    parts_of,
    slots_of,
    unit_of,
)
from services.cabinet.metering.tariff_terms.rules import Assigned, cut_into_terms
from services.cabinet.tariffs.queries import Book, book_of
from services.kit.database import Database

_DAY = timedelta(days=1)
_HOUR = 60
# Of more that is not kept by zones all hours are read at once.
_FEW_DAYS = 62
# In what the queries take it: the database, the user, the thing, the channel.
Whose = tuple[Database, UUID, Subject, int]
# What an account has used on each day of a period, in Wh, by all its places together.
DaysUsed = Callable[[int, Period], Awaitable[Sequence[int | None]]]


class Plan:
    """The prices of a place on all days of some months, one for all who have the same.

    `others`: days that count as others. `flat`: the hour does not matter on any of them.
    """

    def __init__(self, parts: tuple[Part, ...], others: tuple[tuple[date, int], ...]) -> None:
        self.parts, self.others = parts, others
        self.flat = all(is_flat(part.version) for part in parts)
        self.unit = unit_of(parts)
        self.banded = tuple(part for part in parts if part.version.banded)


@lru_cache(maxsize=256)
def plan_with(parts: tuple[Part, ...], others: tuple[tuple[date, int], ...]) -> Plan:
    """Return the plan of these parts: the same object for the same, as long as it is known."""
    return Plan(parts, others)


_NO_PLAN = plan_with((), ())


@lru_cache(maxsize=4096)
def plan_of(book: Book, tariffed: Tariffed, first: date, last: date) -> Plan:
    """Return the plan of who has these schedules; the days are whole months, inclusive."""
    assigned = [
        Assigned(since, schedule, "")
        for since, schedule in zip(tariffed.since, tariffed.schedules, strict=True)
    ]
    parts = parts_of(cut_into_terms(assigned, book.schedules, first, last))
    days = sorted(book.days.items())
    return plan_with(parts, tuple((day, kind) for day, kind in days if first <= day <= last))


# What all who have a tariff look at: this month and this year. A year of hours takes 0.1 MB.
@lru_cache(maxsize=64)
def _slots(plan: Plan, clock: Clock) -> Slots:
    return slots_of(plan.parts, plan.others, clock)


@lru_cache(maxsize=1024)
def map_of_plan(plan: Plan, month: date, zone_name: str) -> ZoneMap:
    """Return into which zone each hour of a month falls by the clock of a zone."""
    return zone_map_of(plan.parts, plan.others, month, zone_name)


@lru_cache(maxsize=256)
def _day_prices(plan: Plan, period: Period, unit: int) -> Mapping[int, Sequence[int | None]]:
    return day_prices(plan.parts, period.start, (period.end - period.start).days, {}, unit)


class Tariffs(NamedTuple):
    """The prices of places on all days of a period's months, and what their accounts have used.

    `plans` by usage point, `used`: Wh by account and part, of parts whose price depends on it.
    """

    plans: Mapping[int, Plan]
    used: Mapping[int, Mapping[Part, int]]

    @property
    def flat(self) -> bool:
        """Whether the hour matters nowhere."""
        return all(plan.flat for plan in self.plans.values())

    def of(self, place: Place, clock: Clock) -> Slots:
        """Return into which part and zone each point of a place's clock falls."""
        plan = self.plans.get(place.usage_point_id)
        return slots_of((), (), clock) if plan is None else _slots(plan, clock)

    def map_of(self, place: Place) -> MapOf:
        """Return by which map a place's months are."""
        plan = self.plans.get(place.usage_point_id, _NO_PLAN)
        return lambda month: map_of_plan(plan, month, place.time_zone)

    def day_prices(
        self, place: Place, period: Period, unit: int
    ) -> Mapping[int, Sequence[int | None]]:
        """Return by zone the price of each day of a place, in so many nanoroubles."""
        plan = self.plans.get(place.usage_point_id, _NO_PLAN)
        if not plan.banded:
            return _day_prices(plan, period, unit)
        used = self.used.get(place.account_id, {})
        return day_prices(plan.parts, period.start, (period.end - period.start).days, used, unit)

    def prices(self, place: Place, slots: Slots, unit: int) -> Sequence[int | None]:
        """Return the price of each point of a place, in so many nanoroubles."""
        return slots.prices(self.used.get(place.account_id, {}), unit)


async def find_tariffs(
    database: Database, places: Sequence[Place], period: Period, days_used: DaysUsed
) -> Tariffs | None:
    """Return the prices at places in a period; None when the supplier keeps none for any of it.

    `days_used` is asked where prices depend on it.
    """
    first, last = _whole_months(period)
    told = {place.usage_point_id: place.tariffs for place in places if place.tariffs is not None}
    if unread := {place.usage_point_id for place in places} - told.keys():
        told |= await list_tariffed(database, unread)
    schedules = {key for one in told.values() for key in one.schedules if key is not None}
    if not schedules:
        return None
    book = await book_of(database, next(iter(told.values())).mark, schedules)
    plans = {
        point: plan
        for point, tariffed in told.items()
        if (plan := plan_of(book, tariffed, first, last)).parts
    }
    if not plans:
        return None
    used = {}
    for account in {place.account_id for place in places}:
        mine = {
            part
            for place in places
            if place.account_id == account and place.usage_point_id in plans
            for part in plans[place.usage_point_id].banded
        }
        if mine:
            used[account] = _used(mine, first, await days_used(account, Period(first, last + _DAY)))
    return Tariffs(plans, used)


def _whole_months(period: Period) -> tuple[date, date]:
    last = period.end - _DAY
    return first_of_month(period.start), add_months(last, 1) - _DAY


def _used(parts: set[Part], first: date, days: Sequence[int | None]) -> dict[Part, int]:
    """Return how much was used in each part; `first` is that of the days."""
    return {
        part: sum(filter(None, days[(part.first_day - first).days : (part.end - first).days]))
        for part in parts
    }


async def days_used(whose: Whose, account: int, period: Period) -> Sequence[int | None]:
    """Return what an account has used on each day, as far as the user may see it."""
    database, user_id, _, channel = whose
    days = (period.start, period.end - _DAY)
    stored = await queries.list_days(database, user_id, Subject("account", account), channel, days)
    return days_together(stored, period).values if stored else []


class Rows(NamedTuple):
    """Each place's row of a period by its own clock, in intervals of so many minutes."""

    stored: Sequence[StoredPlace]
    rows: Sequence[Series]
    minutes: int

    def clock(self, period: Period, zone_name: str) -> Clock:
        """Return the points of a row by the clock of a zone."""
        offsets = day_offsets(period, self.minutes, zone_name)
        return Clock(period.start, offsets, self.minutes, zone_name)

    def together(self, rows: Sequence[Series], period: Period, zone_name: str) -> Series:
        """Return rows of the places, one of each, as one."""
        return at_one_clock(rows, self.stored, period, self.minutes, zone_name)


class DayRows(NamedTuple):
    """Each place's row of a period in days; `zones`: what of it fell into each, None: no matter."""

    stored: Sequence[SummedPlace]
    rows: Sequence[Series]
    zones: Sequence[ZonedDays] | None = None
    minutes: int = 0

    def clock(self, period: Period, zone_name: str) -> Clock:
        """Return the points of a row."""
        days = tuple(range((period.end - period.start).days + 1))
        return Clock(period.start, days, 0, zone_name)

    def together(self, rows: Sequence[Series], period: Period, _zone_name: str) -> Series:
        """Return rows of the places, one of each, as one."""
        return days_added(rows, self.stored, period)


async def rows_for(
    whose: Whose, stored: Sequence[SummedPlace], period: Period, tariffs: Tariffs, *, zones: bool
) -> Rows | DayRows:
    """Return the rows by which points of days and longer are told: of days where they are enough.

    Raises TooMuchAtOnce when it is more hours than are put together at once.
    """
    if not zones:
        if tariffs.flat:
            return DayRows(stored, day_rows(stored, period))
        zoned = await _zoned_days(whose, stored, period, tariffs)
        if zoned is not None:
            return DayRows(stored, day_rows(stored, period), zoned)
    return hour_rows(await list_hours(*whose, (period.start, period.end - _DAY)), period)


def hour_rows(stored: Sequence[StoredPlace], period: Period) -> Rows:
    """Return rows of hours, or of what is longer at one of the places."""
    minutes = max(longest_interval(stored), _HOUR) if stored else _HOUR
    return Rows(stored, interval_rows(stored, period, minutes), minutes)


async def _zoned_days(
    whose: Whose, stored: Sequence[SummedPlace], period: Period, tariffs: Tariffs
) -> list[ZonedDays] | None:
    """Return what fell into zones at each place, by days; None where all hours must tell it."""
    found = []
    for one in stored:
        days = kept_days(one, period, tariffs.map_of(one.place))
        if days is None:
            return None
        found.append(days)
    missing = sorted(day for days in found for day in days.missing)
    if not missing:
        return found
    if (missing[-1] - missing[0]).days >= _FEW_DAYS:
        return None
    hours = {
        one.place.usage_point_id: one.stretches
        for one in await list_hours(*whose, (missing[0], missing[-1]))
    }
    whole = all(
        fill_in(days, hours.get(one.place.usage_point_id, ()), period, tariffs.map_of(one.place))
        for one, days in zip(stored, found, strict=True)
    )
    return found if whole else None


class Shape(NamedTuple):
    """The points in which something is told; `starts`: where the months of the period begin."""

    period: Period
    step: StepName
    starts: tuple[date, ...]


def told_of(tariffs: Tariffs, of: Rows | DayRows, shape: Shape, *, cost: bool, zones: bool) -> Told:
    """Return what the rows come to in the points of a chart."""
    places = [one.place for one in of.stored]
    if not places:
        return Told(cost, None, [] if zones else None)
    if isinstance(of, DayRows) and of.zones is not None:
        return Told(cost, _zoned_money(tariffs, of, of.zones, shape), None)
    slots = [tariffs.of(place, of.clock(shape.period, place.time_zone)) for place in places]
    money: Money | None = None
    if cost:
        # The rounder the prices, the smaller the numbers, which takes half of the time.
        unit = gcd(*(slot.unit for slot in slots))
        priced = [
            money_row(row, tariffs.prices(place, slot, unit), priced=slot.whole)
            for row, place, slot in zip(of.rows, places, slots, strict=True)
        ]
        money = in_kopecks(_points(of, priced, shape), KOPECK // unit)
    return Told(cost, money, _zones(of, slots, shape) if zones else None)


def _zoned_money(tariffs: Tariffs, of: DayRows, zoned: Sequence[ZonedDays], shape: Shape) -> Money:
    places = [one.place for one in of.stored]
    plans = [tariffs.plans.get(place.usage_point_id, _NO_PLAN) for place in places]
    unit = gcd(*(plan.unit for plan in plans))
    priced = [
        zoned_money_row(row, days.zones, tariffs.day_prices(place, shape.period, unit))
        for row, days, place in zip(of.rows, zoned, places, strict=True)
    ]
    return in_kopecks(_points(of, priced, shape), KOPECK // unit)


def _points(of: Rows | DayRows, rows: Sequence[Series], shape: Shape) -> Series:
    """Return rows of the places, one of each, together in the points of the shape."""
    period, step, starts = shape
    zone_name = main_zone([one.place for one in of.stored])
    row = of.together(rows, period, zone_name)
    if step in ("interval", "hour"):
        return row
    days = of.clock(period, zone_name).offsets
    if step == "day":
        return grouped(row, days) if of.minutes else row
    return grouped(row, [days[(day - period.start).days] for day in (*starts, period.end)])


def _zones(of: Rows | DayRows, slots: Sequence[Slots], shape: Shape) -> list[Zone]:
    keys: set[ZoneKey] = set().union(*(slot.zones for slot in slots))
    return [
        Zone(
            f"T{key.number}",
            dict(key.titles),
            _points(
                of,
                [
                    zone_row(row, slot.zones.get(key) or bytes(len(row.values)))
                    for row, slot in zip(of.rows, slots, strict=True)
                ],
                shape,
            ),
        )
        for key in sorted(keys)
    ]
