"""A year of hours under tariffs: what `AdviceOut` has of sums. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from services.cabinet.channels import kilo
from services.cabinet.metering.adviser import rules
from services.cabinet.metering.consumption.places import at_one_clock, main_zone
from services.cabinet.metering.consumption.pricing import (
    Rows,
    Shape,
    Tariffs,
    plan_with,
    told_of,
)
from services.cabinet.metering.consumption.rules import Period, day_offsets, month_starts
from services.cabinet.metering.consumption.series import Series, grouped
from services.cabinet.metering.costs.rules import Part, parts_of, price_of
from services.cabinet.metering.tariff_terms.rules import Term, Terms
from services.cabinet.tariffs.rules import Version

_ROUBLE = 10**9
_PERCENT = 100


# What a tariff is called in Russian, and in English (empty: not at all).
Names = tuple[str, str]


class Offer(NamedTuple):
    """A tariff as it is today; `next_from`: since when other prices are known already."""

    names: Names
    version: Version
    next_from: date | None


class Year(NamedTuple):
    """The hours of an account's points, and the days of the year that count as others."""

    period: Period
    rows: Rows
    others: tuple[tuple[date, int], ...]

    def days(self) -> Series:
        """Return what the points have used together, by days of the main clock."""
        places = [one.place for one in self.rows.stored]
        zone = main_zone(places)
        minutes = self.rows.minutes
        together = at_one_clock(self.rows.rows, self.rows.stored, self.period, minutes, zone)
        return grouped(together, day_offsets(self.period, minutes, zone))


def advice_of(year: Year, offers: Sequence[Offer], terms: Terms, today: date) -> dict[str, Any]:
    """Return the sums of advice: options, what was paid, the break-even share.

    `terms`: what the points had from the beginning of the year to today.
    """
    reckoning = _Reckoning(year)
    present = _present(year, terms, today)
    versions = {version.id: version for version in present.values()}
    alike = next(iter(versions.values())) if len(versions) == 1 else None
    options = [
        reckoning.uniform(
            offer, present=alike is not None and offer.version.id == alike.id, offered=True
        )
        for offer in offers
    ]
    if present and not any(one["present"] for one in options):
        names = _names(terms, today)
        if alike is not None:
            offer = Offer(names[0], alike, None)
            options.append(reckoning.uniform(offer, present=True, offered=False))
        else:
            options.append(reckoning.several(present, names))
    mine = next((one["cost"] for one in options if one["present"]), None)
    for one in options:
        one["difference"] = None if mine is None else one["cost"] - mine
    options.sort(key=lambda one: (one["cost"], not one["present"], one["names"]))
    return {
        "state": "told",
        "ready_on": None,
        "total": kilo(reckoning.total),
        "options": options,
        "paid": reckoning.paid(terms),
        "break_even": _break_even(options),
    }


def _last_terms(terms: Terms, today: date) -> dict[int, Term]:
    return {
        point: some[-1]
        for point, some in terms.points.items()
        if some and some[-1].last_day >= today
    }


def _present(year: Year, terms: Terms, today: date) -> dict[int, Version]:
    """Return the version that each point has today; nothing when one of them has no prices."""
    last = _last_terms(terms, today)
    versions: dict[int, Version] = {}
    for one in year.rows.stored:
        term = last.get(one.place.usage_point_id)
        if term is None or term.version is None:
            return {}
        versions[one.place.usage_point_id] = term.version
    return versions


def _names(terms: Terms, today: date) -> list[Names]:
    last = _last_terms(terms, today).values()
    return sorted({(term.schedule_name, term.schedule_name_en) for term in last})


class _Reckoning:
    """A year, and what is the same under each tariff."""

    def __init__(self, year: Year) -> None:
        self._year = year
        self._days = year.days().values
        self._months = month_starts(year.period, 1)
        self._shape = Shape(year.period, "month", self._months)
        self._points = [one.place.usage_point_id for one in year.rows.stored]
        self.total = sum(filter(None, self._days))

    def _tariffs(self, parts: Mapping[int, tuple[Part, ...]]) -> tuple[Tariffs, dict[Part, int]]:
        used = rules.used_of(parts, self._days, self._year.period.start)
        accounts = {one.place.account_id for one in self._year.rows.stored}
        by_account = dict.fromkeys(accounts, used) if used else {}
        plans = {point: plan_with(some, self._year.others) for point, some in parts.items()}
        return Tariffs(plans, by_account), used

    def uniform(self, offer: Offer, *, present: bool, offered: bool) -> dict[str, Any]:
        """Return the option that all points have one tariff."""
        version = offer.version
        parts = rules.whole_year(version, self._year.period)
        tariffs, used = self._tariffs(dict.fromkeys(self._points, parts))
        told = told_of(tariffs, self._year.rows, self._shape, cost=True, zones=True)
        assert told.money is not None
        assert told.zones is not None
        zones = []
        for zone in told.zones:
            number = int(zone.code.removeprefix("T"))
            values = [value or 0 for value in zone.parts.values]
            zones.append(
                {
                    "zone": zone.code,
                    "titles": dict(zone.titles),
                    "price": version.price(number) / _ROUBLE,
                    "total": kilo(sum(values)),
                    "values": [kilo(value) for value in values],
                    "prices": [
                        price_of(part, number, used.get(part, 0)) / _ROUBLE for part in parts
                    ],
                }
            )
        return {
            "schedule_id": version.schedule_id,
            "names": [offer.names[0]],
            "names_en": [offer.names[1]],
            "present": present,
            "offered": offered,
            "cost": told.money.total or 0,
            "months": [cost or 0 for cost in told.money.costs],
            "zones": zones,
            "bands": version.banded,
            "vat_percent": version.vat / _PERCENT,
            "prices_since": version.valid_from,
            "next_prices_from": offer.next_from,
        }

    def several(self, present: Mapping[int, Version], names: Sequence[Names]) -> dict[str, Any]:
        """Return the option that each point keeps what it has."""
        parts = {
            point: rules.whole_year(version, self._year.period)
            for point, version in present.items()
        }
        tariffs, _ = self._tariffs(parts)
        told = told_of(tariffs, self._year.rows, self._shape, cost=True, zones=False)
        assert told.money is not None
        return {
            "schedule_id": None,
            "names": [name for name, _ in names],
            "names_en": [name for _, name in names],
            "present": True,
            "offered": False,
            "cost": told.money.total or 0,
            "months": [cost or 0 for cost in told.money.costs],
            "zones": [],
            "bands": any(version.banded for version in present.values()),
            "vat_percent": None,
            "prices_since": None,
            "next_prices_from": None,
        }

    def paid(self, terms: Terms) -> dict[str, Any] | None:
        """Return what the hours cost by the tariff and the prices of their own time."""
        parts = {point: found for point, some in terms.points.items() if (found := parts_of(some))}
        if not parts:
            return None
        tariffs, _ = self._tariffs(parts)
        money = told_of(tariffs, self._year.rows, self._shape, cost=True, zones=False).money
        if money is None or money.total is None:
            return None
        known = None not in money.costs
        return {"cost": money.total, "complete": known, "months": list(money.costs)}


def _break_even(options: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Compare the cheapest offered tariff of one zone with the cheapest of two."""
    by_zones = {
        count: next((one for one in options if one["offered"] and len(one["zones"]) == count), None)
        for count in (1, 2)
    }
    single, two = by_zones[1], by_zones[2]
    if single is None or two is None:
        return None
    night, day = sorted(two["zones"], key=lambda zone: zone["price"])
    prices = [_average(zone) for zone in (*single["zones"], day, night)]
    share = rules.break_even(*prices)
    total = night["total"] + day["total"]
    if share is None or not total:
        return None
    return {
        "single_id": single["schedule_id"],
        "two_id": two["schedule_id"],
        "share": float(min(max(share, Fraction(0)), Fraction(1))),
        "own_share": night["total"] / total,
    }


def _average(zone: Mapping[str, Any]) -> Fraction:
    """Return what a kWh of a zone has cost over the year; the first band's price without any."""
    pairs = list(zip(zone["values"], zone["prices"], strict=True))
    total = sum(Fraction(value) for value, _ in pairs)
    if not total:
        return Fraction(zone["price"])
    return sum((Fraction(value) * Fraction(price) for value, price in pairs), Fraction(0)) / total
