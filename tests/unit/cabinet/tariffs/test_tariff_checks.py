"""A version that cannot be reckoned with is refused by field, each mistake with its sentence."""

from typing import Any

import pytest

from services.cabinet.tariffs.checks import faults_of
from services.cabinet.tariffs.schemas import VersionTerms
from tests.support.tariffs import (
    ALL_DAYS,
    ONE_DAY,
    hours,
    one_rate,
    terms,
    three_zones,
    two_zones,
    year,
)


def faults(document: dict[str, Any]) -> list[tuple[str, str]]:
    found = faults_of(VersionTerms.model_validate(document))
    assert all(one["message"].endswith(".") for one in found)
    return [(one["field"], one["code"]) for one in found]


def day(*ranges: tuple[str, str, int]) -> dict[str, Any]:
    return two_zones(seasons=year({"kinds": ALL_DAYS, "hours": hours(*ranges)}))


def seasons(*borders: tuple[str, str]) -> dict[str, Any]:
    days = [{"kinds": ALL_DAYS, "hours": ONE_DAY}]
    return one_rate(seasons=[{"begins": b, "ends": e, "days": days} for b, e in borders])


def prices(*rows: tuple[int, int, str]) -> dict[str, Any]:
    return two_zones() | {"prices": [{"zone": z, "band": b, "price": p} for z, b, p in rows]}


def bands(*limits: int | None) -> dict[str, Any]:
    return terms(("all",), ONE_DAY, (("5",) * len(limits),), limits)


@pytest.mark.parametrize(
    "document",
    [
        one_rate(),
        two_zones(),
        three_zones(),
        bands(3900, 6000, None),
        seasons(("10-16", "04-14"), ("04-15", "10-15")),
        seasons(("01-01", "02-28"), ("03-01", "12-31")),
        day(("00:00", "07:30", 2), ("07:30", "24:00", 1)),
        one_rate("5.12345"),
        one_rate("0", vat_percent="0"),
    ],
)
def test_a_whole_version_has_no_mistakes(document: dict[str, Any]) -> None:
    assert faults(document) == []


@pytest.mark.parametrize(
    ("document", "field", "code"),
    [
        (day(("00:00", "08:00", 2), ("07:00", "24:00", 1)), "seasons.0.days.0.hours.1",
         "hours-overlap"),
        (day(("00:00", "07:00", 2), ("08:00", "24:00", 1)), "seasons.0.days.0.hours",
         "hours-missing"),
        (day(("00:00", "23:00", 1)), "seasons.0.days.0.hours", "hours-missing"),
        (day(), "seasons.0.days.0.hours", "hours-missing"),
        (day(("23:00", "07:00", 1)), "seasons.0.days.0.hours.0", "hours-order"),
        (day(("00:00", "24:30", 1)), "seasons.0.days.0.hours.0", "hours-order"),
        (day(("00:00", "07:15", 1)), "seasons.0.days.0.hours.0", "hours-order"),
        (day(("ночь", "день", 1)), "seasons.0.days.0.hours.0", "hours-order"),
        (day(("00:00", "24:00", 3)), "seasons.0.days.0.hours.0.zone", "zone-unknown"),
        (seasons(("02-29", "12-31"), ("01-01", "02-28")), "seasons.0.begins", "leap-day"),
        (seasons(("03-01", "02-29")), "seasons.0.ends", "leap-day"),
        (seasons(("01-01", "02-30"), ("03-01", "12-31")), "seasons.0.ends", "month-day"),
        (seasons(("1 мая", "12-31")), "seasons.0.begins", "month-day"),
        (seasons(("01-01", "06-30"), ("07-02", "12-31")), "seasons", "seasons-missing"),
        (seasons(("01-01", "07-01"), ("07-01", "12-31")), "seasons.1.begins", "seasons-overlap"),
        (one_rate(seasons=year({"kinds": [1, 2, 3, 4, 5, 6, 7], "hours": ONE_DAY})),
         "seasons.0.days", "days-missing"),
        (one_rate(seasons=year({"kinds": ALL_DAYS, "hours": ONE_DAY},
                               {"kinds": [8], "hours": ONE_DAY})),
         "seasons.0.days.1.kinds", "day-twice"),
        (one_rate(seasons=year({"kinds": [*ALL_DAYS, 9], "hours": ONE_DAY})),
         "seasons.0.days.0.kinds", "day-kind"),
        (one_rate("5.123456789012"), "prices.0.price", "price-decimals"),
        (one_rate("-1"), "prices.0.price", "price"),
        (one_rate("5,66"), "prices.0.price", "price"),
        (one_rate("1e3"), "prices.0.price", "price"),
        (one_rate("٥"), "prices.0.price", "price"),
        (prices((1, 1, "5")), "prices", "price-missing"),
        (prices((1, 1, "5"), (2, 1, "2"), (2, 1, "3")), "prices.2", "price-twice"),
        (prices((1, 1, "5"), (2, 1, "2"), (3, 1, "3")), "prices.2", "price-for-nothing"),
        (prices((1, 1, "5"), (2, 1, "2"), (1, 2, "3")), "prices.2", "price-for-nothing"),
        (bands(3900, 3900, None), "bands.1.up_to_kwh", "bands-rising"),
        (bands(6000, 3900, None), "bands.1.up_to_kwh", "bands-rising"),
        (bands(-1, None), "bands.0.up_to_kwh", "bands-rising"),
        (bands(None, None), "bands.0.up_to_kwh", "bands-rising"),
        (bands(3900, 6000), "bands.1.up_to_kwh", "band-open"),
        (bands(1, 2, 3, 4, 5, None), "bands", "bands-many"),
        (one_rate() | {"zones": [{"number": 1, "title": {"ru": "а", "en": "a"}}] * 2},
         "zones.1.number", "zone-twice"),
        (one_rate(vat_percent="20.123"), "vat_percent", "vat"),
        (one_rate(vat_percent="много"), "vat_percent", "vat"),
        (one_rate(valid_from="1999-12-31"), "valid_from", "day-out-of-range"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_its_field(document: dict[str, Any], field: str, code: str) -> None:
    assert (field, code) in faults(document)


def test_a_fourth_zone_is_refused() -> None:
    zones = [{"number": n, "title": {"ru": "а", "en": "a"}} for n in (1, 4)]
    assert ("zones.1.number", "zone-number") in faults(one_rate() | {"zones": zones})
