"""A house's balance as JSON-like values, from what was used at its places."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from services.cabinet.channels import kilo
from services.cabinet.customers.places.rules import address_text
from services.cabinet.metering.consumption.rules import add_months, first_of_month
from services.cabinet.metering.ratios.rules import ratios_of
from services.cabinet.servicing.balance.places import House, Point, chosen_of, sides_of
from services.cabinet.servicing.balance.rules import (
    LEAST_UNITS,
    Side,
    Used,
    Withheld,
    misfit_of,
    natural_key,
    percent,
)
from services.cabinet.zones import zone


def balance_told(house: House, points: Sequence[Point], asked: date | None) -> dict[str, Any]:
    """Return the balance of a house by months (`BalanceOut`), more of the one that is asked for."""
    units = [one for one in points if one.row["scope"] == "unit"]
    common = [one for one in points if one.row["scope"] == "building"]
    sides = [sides_of(n, month, units, common) for n, month in enumerate(house.months)]
    at = house.months.index(asked) if asked else _latest(sides, house)
    chosen = chosen_of(units, common, at)
    read = [moment.astimezone(zone(house.time_zone)) for moment in sides[at][1].until]
    factor = float(house.row["unusual_factor"])
    last_day = add_months(house.months[at], 1) - timedelta(days=1)
    return {
        "house": _named(house.row),
        "first_month": house.first_month,
        "last_month": first_of_month(house.today),
        "month": house.months[at],
        "months": [_month(month, *side) for month, side in zip(house.months, sides, strict=True)],
        "meters": [
            {
                "serial_number": one.row["serial_number"],
                "ratio": float(ratios_of(one.row).on(last_day)),
                "used": _kilo(used.amount if used else None),
                "by": used.by if used and used.amount is not None else None,
                "kind": _misfit(one, chosen, len(house.months), at, factor),
            }
            for one in sorted(common, key=lambda one: natural_key(one.row["serial_number"]))
            if one.stood(house.months[at])
            for used in [chosen[one.row["usage_point_id"]].get(at)]
        ],
        "misfits": [
            {"flat": one.row["flat"], "kind": kind}
            for one in sorted(units, key=lambda one: natural_key(one.row["flat"] or ""))
            for kind in [_misfit(one, chosen, len(house.months), at, factor)]
            if kind is not None
        ],
        "read_from": min(read).date() if read else None,
        "read_to": max(read).date() if read else None,
        "least_units": LEAST_UNITS,
        "hours_withheld": _withheld(house, units, common, at),
    }


def _named(row: Any) -> dict[str, Any]:
    return {
        "id": row["id"],
        "address": address_text(None, row["locality"], row["street"], row["house"], None),
        "locality": row["locality"],
        "street": row["street"],
        "house": row["house"],
    }


def _latest(sides: Sequence[tuple[Side, Side]], house: House) -> int:
    """Return the latest month of which both sides are told, else the last that is over."""
    for n in range(len(sides) - 1, -1, -1):
        common, units = sides[n]
        if common.whole is not None and units.answered:
            return n
    return max(len(house.months) - 2, 0)


def _misfit(
    point: Point, chosen: Mapping[int, Mapping[int, Used]], count: int, at: int, factor: float
) -> str | None:
    told = chosen[point.row["usage_point_id"]]
    read = point.readings.get(at)
    if read is not None and read.misfit is not None:
        return read.misfit
    amounts = [told[n].amount if n in told else None for n in range(count)]
    return misfit_of(amounts, at, factor)


def _month(month: date, came: Side, used: Side) -> dict[str, Any]:
    house, units = came.whole, used.amount if used.answered else None
    gap = None if house is None or units is None else house - units
    return {
        "month": month,
        "house": _kilo(house),
        "units_used": _kilo(units),
        "difference": _kilo(gap),
        "difference_percent": None if gap is None or house is None else percent(gap, house),
        "house_by": None if house is None else max(came.by, key=lambda by: came.by[by]),
        "units": {
            "total": used.expected,
            "answered": used.answered,
            "by_profile": used.by["profile"],
            "by_readings": used.by["readings"],
            "spread": used.spread,
        },
    }


def _kilo(amount: int | None) -> float | None:
    return None if amount is None else kilo(amount)


def _withheld(
    house: House, units: Sequence[Point], common: Sequence[Point], at: int
) -> Withheld | None:
    """Say why a month has no hours; some of its days may be known before all are."""
    month = house.months[at]
    there = [one for one in units if one.stood(month)]
    if len(there) < LEAST_UNITS:
        return "few-units"
    if not any(one.stood(month) for one in common):
        return "no-house-meter"
    if not all(one.profile for one in (*there, *common) if one.stood(month)):
        return "not-by-hours"
    running = month == first_of_month(house.today)
    return None if running or any(at in one.profile for one in there) else "not-by-hours"
