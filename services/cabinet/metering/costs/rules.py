"""The price of each interval of a period at a usage point, and the tariff zone it falls into. Pure.

A price is that of `tariffs/rules.py`: nanoroubles a kWh, with VAT. Of bands of consumption it is
the effective one of a calendar month: all that the account has used fills the bands in order, and
inside a band each hour has its part of the whole. Where a price changes inside a month each part
of it fills bands of its own, whose limits are in proportion to its days.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import gcd
from typing import NamedTuple

from services.cabinet.metering.tariff_terms.rules import Term
from services.cabinet.tariffs.rules import Version, split_over_bands, zones_of_day
from services.cabinet.zones import zone

_DAY = timedelta(days=1)
NO_TARIFF = 0
# Wh times nanoroubles a kWh.
KOPECK = 10**10


class Part(NamedTuple):
    """Days of one calendar month, up to, not including, `end`, on which one version counts."""

    first_day: date
    end: date
    version: Version


class Clock(NamedTuple):
    """The points of a period: intervals of so many minutes of local days from `start` on.

    `offsets`: the number of the first point of each day, and of the end. 0 minutes: a point is a
    day, which is enough of flat versions.
    """

    start: date
    offsets: tuple[int, ...]
    minutes: int
    zone_name: str


class ZoneKey(NamedTuple):
    """A zone as people know it: tariffs that call it alike are told together."""

    number: int
    titles: tuple[tuple[str, str], ...]


def parts_of(terms: Sequence[Term]) -> tuple[Part, ...]:
    """Return terms that have prices, cut where calendar months end."""
    parts: list[Part] = []
    for term in terms:
        if term.version is None:
            continue
        first, last = term.first_day, term.last_day
        while first <= last:
            end = min(_next_month(first), last + _DAY)
            parts.append(Part(first, end, term.version))
            first = end
    return tuple(parts)


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def is_flat(version: Version) -> bool:
    """Say whether the hour does not matter: all zones have the same prices."""
    bands = range(1, len(version.limits) + 1)
    return all(
        len({version.price(number, band) for number in version.zones}) == 1 for band in bands
    )


@dataclass(frozen=True, eq=False)
class Slots:
    """Into which part and zone each point of a period falls: its number in `kinds`.

    Number `NO_TARIFF` is a point without prices.
    """

    numbers: Sequence[int]
    kinds: Sequence[tuple[Part, int]]

    @cached_property
    def whole(self) -> bool:
        """Whether each point has a price."""
        return NO_TARIFF not in self.numbers

    @cached_property
    def unit(self) -> int:
        """In how many nanoroubles all prices are whole; 1 when they depend on what is used."""
        if any(part.version.banded for part, _ in self.kinds):
            return 1
        return gcd(KOPECK, *(part.version.price(number) for part, number in self.kinds))

    def fixed(self, unit: int) -> "Sequence[int | None]":
        """Return the price of each point in the unit, None = none is kept; of no bands."""
        if unit not in self._fixed:
            self._fixed[unit] = self._prices({}, unit)
        return self._fixed[unit]

    @cached_property
    def _fixed(self) -> "dict[int, Sequence[int | None]]":
        return {}

    def prices(self, used: Mapping[Part, int], unit: int) -> "Sequence[int | None]":
        """Return the price of each point as `fixed`; `used`: the account's Wh by part."""
        if any(part in used for part, _ in self.kinds):
            return self._prices(used, unit)
        return self.fixed(unit)

    def _prices(self, used: Mapping[Part, int], unit: int) -> "list[int | None]":
        by_number = [
            None,
            *(price_of(part, number, used.get(part, 0)) // unit for part, number in self.kinds),
        ]
        return list(map(by_number.__getitem__, self.numbers))

    @cached_property
    def zones(self) -> Mapping[ZoneKey, bytes]:
        """By zone, in order, a 1 for each point that falls into it."""
        numbers: dict[ZoneKey, set[int]] = {}
        for slot, (part, number) in enumerate(self.kinds, 1):
            numbers.setdefault(_key(part.version, number), set()).add(slot)
        return {
            key: bytes(slot in mine for slot in self.numbers)
            for key, mine in sorted(numbers.items())
        }


def _key(version: Version, number: int) -> ZoneKey:
    return ZoneKey(number, tuple(sorted(version.zones[number].titles.items())))


def price_of(part: Part, number: int, used: int) -> int:
    """Return nanoroubles a kWh of a zone in a part of which the account has used so many Wh."""
    version = part.version
    if not version.banded or used <= 0:
        return version.price(number)
    days, month = (part.end - part.first_day).days, _next_month(part.first_day) - _DAY
    shares = split_over_bands(
        {number: used}, version.limits, days=days, days_of_month=month.day, rule=version.band_rule
    )
    total = sum(amount * version.price(number, band) for (_, band), amount in shares.items())
    return (2 * total + used) // (2 * used)


def slots_of(
    parts: tuple[Part, ...],
    others: tuple[tuple[date, int], ...],
    clock: Clock,
) -> Slots:
    """Return the slots of the points of a period, each day by its own clock.

    `others`: days that count as others (`tariffs.rules.kind_of`).
    """
    start, offsets, minutes, zone_name = clock
    known = dict(others)
    numbers = array("H", bytes(2 * offsets[-1]))
    kinds: list[tuple[Part, int]] = []
    place = zone(zone_name)
    for part in parts:
        number_of: dict[int, int] = {}
        days: dict[Sequence[int], array[int]] = {}
        first, last = ((day - start).days for day in (part.first_day, part.end))
        for n in range(max(first, 0), min(last, len(offsets) - 1)):
            day, at, end = start + timedelta(days=n), offsets[n], offsets[n + 1]
            zones: Sequence[int] = (
                zones_of_day(part.version, day, minutes, place, known)
                if minutes
                else (min(part.version.zones),)
            )
            if zones not in days:
                for zone_number in zones:
                    if zone_number not in number_of:
                        kinds.append((part, zone_number))
                        number_of[zone_number] = len(kinds)
                days[zones] = array("H", map(number_of.__getitem__, zones))
            found = days[zones]
            if len(found) != end - at:
                # Where a clock is changed by half an hour, the last interval is the shorter.
                found = (found + found[-1:])[: end - at]
            numbers[at:end] = found
    return Slots(numbers, kinds)


def unit_of(parts: Sequence[Part]) -> int:
    """Return in how many nanoroubles all prices of parts are whole, as `Slots.unit`."""
    if any(part.version.banded for part in parts):
        return 1
    return gcd(KOPECK, *(price for part in parts for price in part.version.prices.values()))


def day_prices(
    parts: Sequence[Part], start: date, days: int, used: Mapping[Part, int], unit: int
) -> "dict[int, list[int | None]]":
    """Return by zone the price of each day from `start` on, in the unit, None = none is kept.

    A zone that a day's version does not have costs nothing. `used`: the account's Wh by part.
    """
    prices: dict[int, list[int | None]] = {
        number: [None] * days for part in parts for number in part.version.zones
    }
    for part in parts:
        first, end = (min(max((day - start).days, 0), days) for day in (part.first_day, part.end))
        for number, row in prices.items():
            known = number in part.version.zones
            price = price_of(part, number, used.get(part, 0)) // unit if known else 0
            row[first:end] = [price] * (end - first)
    return prices
