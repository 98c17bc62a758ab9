"""Tariff schedules as staff write them: a document, and its parts to be changed."""

from copy import deepcopy
from typing import Any

ALL_DAYS = [1, 2, 3, 4, 5, 6, 7, 8]
_TITLES = {
    "day": {"ru": "День", "en": "Day"},
    "night": {"ru": "Ночь", "en": "Night"},
    "peak": {"ru": "Пик", "en": "Peak"},
    "half-peak": {"ru": "Полупик", "en": "Half-peak"},
    "all": {"ru": "Круглосуточно", "en": "All day"},
}


def hours(*ranges: tuple[str, str, int]) -> list[dict[str, Any]]:
    return [{"begins": begins, "ends": ends, "zone": zone} for begins, ends, zone in ranges]


def year(*days: dict[str, Any]) -> list[dict[str, Any]]:
    """Return one season of the whole year."""
    return [{"begins": "01-01", "ends": "12-31", "days": list(days)}]


def terms(
    zones: tuple[str, ...],
    day: list[dict[str, Any]],
    prices: tuple[tuple[str, ...], ...],
    limits: tuple[int | None, ...] = (None,),
    **changes: Any,
) -> dict[str, Any]:
    """Return a version; `prices` has a row for each zone with a price for each band."""
    return {
        "valid_from": "2026-01-01",
        "zones": [
            {"number": number, "title": _TITLES[name]} for number, name in enumerate(zones, 1)
        ],
        "seasons": deepcopy(year({"kinds": ALL_DAYS, "hours": day})),
        "bands": [{"up_to_kwh": limit} for limit in limits],
        "band_rule": "all_zones_pro_rata",
        "prices": [
            {"zone": zone, "band": band, "price": price}
            for zone, row in enumerate(prices, 1)
            for band, price in enumerate(row, 1)
        ],
        "vat_percent": "20",
        "vat_included": True,
        "source": "",
    } | changes


ONE_DAY = hours(("00:00", "24:00", 1))
TWO_DAY = hours(("00:00", "07:00", 2), ("07:00", "23:00", 1), ("23:00", "24:00", 2))
THREE_DAY = hours(
    ("00:00", "07:00", 2),
    ("07:00", "10:00", 1),
    ("10:00", "17:00", 3),
    ("17:00", "21:00", 1),
    ("21:00", "23:00", 3),
    ("23:00", "24:00", 2),
)


def one_rate(price: str = "5.66", **changes: Any) -> dict[str, Any]:
    return terms(("all",), ONE_DAY, ((price,),), **changes)


def two_zones(day: str = "5.00", night: str = "2.00", **changes: Any) -> dict[str, Any]:
    return terms(("day", "night"), TWO_DAY, ((day,), (night,)), **changes)


def three_zones(**changes: Any) -> dict[str, Any]:
    return terms(
        ("peak", "night", "half-peak"), THREE_DAY, (("7.00",), ("2.00",), ("5.00",)), **changes
    )
