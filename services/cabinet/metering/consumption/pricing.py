"""What a chart tells beside energy: what it cost, and how much fell into each tariff zone.

Both need the hours: of points of a day and longer they are read as well, unless at every place the
hour does not matter and only the cost is asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import gcd
from typing import NamedTuple
from uuid import UUID

from services.cabinet.metering.consumption import queries
from services.cabinet.metering.consumption.charts import Told, Zone
from services.cabinet.metering.consumption.hours import StoredPlace, list_hours
from services.cabinet.metering.consumption.money import Money, in_kopecks, money_row, zone_row
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
from services.cabinet.metering.consumption.subjects import Place, Subject
from services.cabinet.metering.costs.rules import (
    KOPECK,
    Clock,
    Part,
    Slots,
    ZoneKey,
    is_flat,
    parts_of,
    slots_of,
)
from services.cabinet.metering.tariff_terms.queries import terms_of
from services.kit.database import Database, reachable

_DAY = timedelta(days=1)
_HOUR = 60
# In what the queries take it: the database, the user, the thing, the channel.
Whose = tuple[Database, UUID, Subject, int]


class Tariffs(NamedTuple):
    """The prices of places on all days of a period's months, and what their accounts have used.

    `parts` by usage point, `others`: days that count as others, `used`: Wh by account and part,
    of parts whose price depends on it.
    """

    parts: Mapping[int, tuple[Part, ...]]
    others: tuple[tuple[date, int], ...]
    used: Mapping[int, Mapping[Part, int]]

    def of(self, place: Place, clock: Clock) -> Slots:
        """Return into which part and zone each point of a place's clock falls."""
        return slots_of(self.parts.get(place.usage_point_id, ()), self.others, clock)

    def prices(self, place: Place, slots: Slots, unit: int) -> Sequence[int | None]:
        """Return the price of each point of a place, in so many nanoroubles."""
        return slots.prices(self.used.get(place.account_id, {}), unit)


async def find_tariffs(whose: Whose, places: Sequence[Place], period: Period) -> Tariffs | None:
    """Return the prices at places in a period; None when the supplier keeps none for any of it."""
    database = whose[0]
    first, last = _whole_months(period)
    points = {place.usage_point_id for place in places}
    async with reachable(database.reading()) as connection:
        terms = await terms_of(connection, points, first, last)
    parts = {point: some for point, of in terms.points.items() if (some := parts_of(of))}
    if not parts:
        return None
    others = tuple(sorted(terms.days.items()))
    used = {}
    for account in {place.account_id for place in places}:
        mine = {
            part
            for place in places
            if place.account_id == account
            for part in parts.get(place.usage_point_id, ())
            if part.version.banded
        }
        if mine:
            used[account] = await _used(whose, account, mine, Period(first, last + _DAY))
    return Tariffs(parts, others, used)


def _whole_months(period: Period) -> tuple[date, date]:
    last = period.end - _DAY
    return first_of_month(period.start), add_months(last, 1) - _DAY


async def _used(whose: Whose, account: int, parts: set[Part], period: Period) -> dict[Part, int]:
    """Return how much an account has used in each part, by all its places together."""
    database, user_id, _, channel = whose
    days = (period.start, period.end - _DAY)
    stored = await queries.list_days(database, user_id, Subject("account", account), channel, days)
    if not stored:
        return {}
    values = days_together(stored, period).values
    return {
        part: sum(
            filter(
                None, values[(part.first_day - period.start).days : (part.end - period.start).days]
            )
        )
        for part in parts
    }


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
    """Each place's row of a period in days."""

    stored: Sequence[SummedPlace]
    rows: Sequence[Series]
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
    if not zones and all(is_flat(part.version) for some in tariffs.parts.values() for part in some):
        return DayRows(stored, day_rows(stored, period))
    hours = await list_hours(*whose, (period.start, period.end - _DAY))
    minutes = max(longest_interval(hours), _HOUR) if hours else _HOUR
    return Rows(hours, interval_rows(hours, period, minutes), minutes)


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
    slots = [tariffs.of(place, of.clock(shape.period, place.time_zone)) for place in places]
    money: Money | None = None
    if cost:
        # The rounder the prices, the smaller the numbers, which takes half of the time.
        unit = gcd(*(slot.unit for slot in slots))
        priced = [
            money_row(row, tariffs.prices(place, slot, unit))
            for row, place, slot in zip(of.rows, places, slots, strict=True)
        ]
        money = in_kopecks(_points(of, priced, shape), KOPECK // unit)
    return Told(cost, money, _zones(of, slots, shape) if zones else None)


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
