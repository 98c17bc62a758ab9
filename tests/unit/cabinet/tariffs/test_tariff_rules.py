"""Zones of real days, prices by zone and band, and months that are cut: in whole numbers."""

from datetime import date, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.cabinet.metering.tariff_terms.rules import Assigned, cut_into_terms
from services.cabinet.tariffs.rules import (
    Version,
    cost_of_month,
    kopecks_of,
    split_over_bands,
    version_of,
    version_on,
    zone_energy,
    zones_of_day,
)
from tests.support.tariffs import (
    ALL_DAYS,
    ONE_DAY,
    TWO_DAY,
    hours,
    one_rate,
    terms,
    three_zones,
    two_zones,
    year,
)

OMSK, BERLIN = ZoneInfo("Asia/Omsk"), ZoneInfo("Europe/Berlin")
KWH = 1000


def version(document: dict[str, Any], id_: int = 1) -> Version:
    return version_of(id_, 1, date.fromisoformat(document["valid_from"]), document)


def test_zones_of_a_day_are_told_for_every_interval() -> None:
    two = version(two_zones())
    day = date(2026, 9, 10)
    assert zones_of_day(two, day, 60, OMSK, {}) == (2,) * 7 + (1,) * 16 + (2,)
    assert zones_of_day(two, day, 30, OMSK, {}) == (2,) * 14 + (1,) * 32 + (2,) * 2
    assert zones_of_day(two, day, 15, OMSK, {}) == (2,) * 28 + (1,) * 64 + (2,) * 4


def test_a_border_at_half_past_divides_half_hours_and_an_hour_counts_as_it_begins() -> None:
    half = version(terms(("day", "night"), hours(("00:00", "07:30", 2), ("07:30", "24:00", 1)),
                         (("5",), ("2",))))  # fmt: skip
    day = date(2026, 9, 10)
    assert zones_of_day(half, day, 30, OMSK, {})[14:16] == (2, 1)
    assert zones_of_day(half, day, 60, OMSK, {})[7:9] == (2, 1)


def test_a_day_of_23_hours_lacks_the_hour_that_the_clock_skips() -> None:
    # The clock goes from 02:00 to 03:00, in the middle of the night.
    found = zones_of_day(version(two_zones()), date(2026, 3, 29), 60, BERLIN, {})
    assert found == (2,) * 6 + (1,) * 16 + (2,)
    quarters = zones_of_day(version(two_zones()), date(2026, 3, 29), 15, BERLIN, {})
    assert len(quarters) == 92
    assert quarters.count(2) == 28


def test_a_day_of_25_hours_has_the_repeated_hour_twice() -> None:
    ends = hours(("00:00", "02:00", 1), ("02:00", "03:00", 2), ("03:00", "24:00", 1))
    odd = version(terms(("day", "night"), ends, (("5",), ("2",))))
    found = zones_of_day(odd, date(2026, 10, 25), 60, BERLIN, {})
    assert found == (1, 1, 2, 2) + (1,) * 21


def test_weekdays_holidays_and_seasons_have_hours_of_their_own() -> None:
    document = one_rate() | {
        "zones": two_zones()["zones"],
        "seasons": [
            {
                "begins": "10-16",
                "ends": "02-28",
                "days": [
                    {"kinds": [1, 2, 3, 4, 5], "hours": TWO_DAY},
                    {"kinds": [6, 7, 8], "hours": hours(("00:00", "24:00", 2))},
                ],
            },
            {"begins": "03-01", "ends": "10-15", "days": [{"kinds": ALL_DAYS, "hours": ONE_DAY}]},
        ],
        "prices": two_zones()["prices"],
    }
    seasonal = version(document)
    night = (2,) * 24

    def of(day: date, days: dict[date, int] | None = None) -> Any:
        return zones_of_day(seasonal, day, 60, OMSK, days or {})

    working, saturday = date(2026, 11, 4), date(2026, 11, 7)
    assert of(working).count(2) == 8
    assert of(saturday) == night
    # A holiday in the week, and a Saturday on which people work as on a Friday.
    assert of(working, {working: 8}) == night
    assert of(saturday, {saturday: 5}).count(2) == 8
    assert of(date(2026, 3, 1)) == (1,) * 24
    # 29 February goes with the day before.
    assert of(date(2028, 2, 29)).count(2) == 8


def test_counters_are_told_by_the_zone_that_they_count_never_by_habit() -> None:
    two = version(two_zones())
    shown = {1: 100 * KWH, 2: 50 * KWH}

    def rubles(zones: dict[int, int]) -> dict[str, float]:
        energy = zone_energy(two, shown, zones)
        assert energy is not None
        cost = cost_of_month(two, energy, days=30, days_of_month=30)
        return {
            two.zones[zone].titles["ru"]: kopecks_of(amount) / 100
            for (zone, _), (_, amount) in cost.items()
        }

    assert rubles({}) == {"День": 500.0, "Ночь": 100.0}
    assert sum(rubles({}).values()) == 600.00
    # On this meter the first counter is that of the night.
    swapped = rubles({1: 2, 2: 1})
    assert (swapped["День"], swapped["Ночь"]) == (250.0, 200.0)
    assert sum(swapped.values()) == 450.00


def test_a_counter_of_no_zone_is_not_guessed_at() -> None:
    shown = {1: 100, 2: 50, 3: 20}
    assert zone_energy(version(two_zones()), shown, {}) is None
    # Peak and half-peak of the meter are the day of the tariff.
    assert zone_energy(version(two_zones()), shown, {3: 1}) == {1: 120, 2: 50}
    assert zone_energy(version(one_rate()), shown, {}) == {1: 170}


def test_vat_that_is_not_in_the_price_is_added_to_the_last_digit() -> None:
    without = version(one_rate("4.71667", vat_percent="20", vat_included=False))
    assert without.price(1) == 5_660_004_000
    assert kopecks_of(1000 * KWH * without.price(1)) == 5660_00
    assert version(one_rate("5.66")).price(1) == 5_660_000_000
    assert version(one_rate("1", vat_percent="0.01", vat_included=False)).price(1) == 1_000_100_000


def test_kopecks_are_rounded_once_and_half_up() -> None:
    # 1 kWh at 0.005 roubles: half a kopeck.
    assert kopecks_of(KWH * version(one_rate("0.005")).price(1)) == 1
    assert kopecks_of(KWH * version(one_rate("0.00499")).price(1)) == 0
    assert kopecks_of(-KWH * version(one_rate("0.005")).price(1)) == -1


def test_all_zones_together_fill_the_bands_in_order() -> None:
    limits = (3900 * KWH, 6000 * KWH, None)
    split = split_over_bands({1: 5000 * KWH, 2: 2500 * KWH}, limits, days=30, days_of_month=30)
    assert split == {
        (1, 1): 2600 * KWH,
        (2, 1): 1300 * KWH,
        (1, 2): 1400 * KWH,
        (2, 2): 700 * KWH,
        (1, 3): 1000 * KWH,
        (2, 3): 500 * KWH,
    }


def test_limits_of_a_part_of_a_month_are_in_proportion_to_its_days() -> None:
    limits = (3100, None)
    assert split_over_bands({1: 2000}, limits, days=10, days_of_month=31) == {
        (1, 1): 1000,
        (1, 2): 1000,
    }
    assert split_over_bands({1: 900}, limits, days=10, days_of_month=31) == {(1, 1): 900}


def test_nothing_is_lost_or_made_by_sharing_out() -> None:
    random = Random(34)
    for _ in range(2000):
        energy = {
            zone: random.randrange(0, 10 ** random.randint(1, 7))
            for zone in range(1, random.randint(2, 4))
        }
        limits = (*sorted(random.sample(range(1, 3_000_000), random.randint(0, 4))), None)
        days = random.randint(1, 31)
        split = split_over_bands(energy, limits, days=days, days_of_month=31)
        for zone, amount in energy.items():
            assert sum(wh for (one, _), wh in split.items() if one == zone) == amount
        assert all(wh > 0 for wh in split.values())
        for band, limit in enumerate(limits[:-1], 1):
            upto = sum(wh for (_, one), wh in split.items() if one <= band)
            assert upto <= round(limit * days / 31) + 1  # type: ignore[operator]


def test_what_was_given_away_stays_in_the_first_band() -> None:
    assert split_over_bands({1: -500}, (100, None), days=1, days_of_month=1) == {(1, 1): -500}


def test_a_change_of_price_in_mid_month_counts_from_its_day() -> None:
    old = version(one_rate("5.00"), 1)
    new = version(one_rate("6.00", valid_from="2026-07-15"), 2)
    assert version_on((old, new), date(2026, 7, 14)) is old
    assert version_on((old, new), date(2026, 7, 15)) is new
    assert version_on((old, new), date(2025, 12, 31)) is None
    found = cut_into_terms(
        [Assigned(None, 1, "Один")], {1: (old, new)}, date(2026, 7, 1), date(2026, 7, 31)
    )
    assert [(one.first_day.day, one.last_day.day, one.version) for one in found] == [
        (1, 14, old),
        (15, 31, new),
    ]


def test_what_is_assigned_is_cut_into_terms_without_holes() -> None:
    one, two = version(one_rate(), 1), version(two_zones(valid_from="2026-02-10"), 2)
    assigned = [
        Assigned(None, 1, "Один"),
        Assigned(date(2026, 2, 5), 2, "Два"),
        Assigned(date(2026, 2, 20), None, ""),
        Assigned(date(2026, 2, 25), 1, "Один"),
    ]
    found = cut_into_terms(assigned, {1: (one,), 2: (two,)}, date(2026, 2, 1), date(2026, 2, 28))
    assert [(term.first_day.day, term.last_day.day, term.version) for term in found] == [
        (1, 4, one),
        # A schedule whose prices begin later than it does.
        (5, 9, None),
        (10, 19, two),
        (25, 28, one),
    ]


@pytest.mark.parametrize("document", [one_rate(), two_zones(), three_zones()])
def test_every_day_of_a_year_has_a_zone_for_each_hour(document: dict[str, Any]) -> None:
    known = version(document)
    for number in range(366):
        day = date(2028, 1, 1) + timedelta(days=number)
        assert set(zones_of_day(known, day, 60, OMSK, {})) == set(known.zones)


def test_a_season_of_the_whole_year_is_one() -> None:
    assert len(version(one_rate(seasons=year({"kinds": ALL_DAYS, "hours": ONE_DAY}))).seasons) == 1
