"""What hours cost: by zone and version, by bands of a month, in kopecks that come to the sum."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from services.cabinet.metering.consumption.money import Money, in_kopecks, money_row, zone_row
from services.cabinet.metering.consumption.rules import Period, day_offsets
from services.cabinet.metering.consumption.series import (
    HIDDEN,
    UNKNOWN,
    Bar,
    Series,
    grouped,
    series_of,
)
from services.cabinet.metering.costs.rules import (
    KOPECK,
    Clock,
    Part,
    Slots,
    is_flat,
    parts_of,
    slots_of,
)
from services.cabinet.metering.tariff_terms.rules import Term
from services.cabinet.tariffs.rules import Version, version_of
from tests.support.tariffs import ONE_DAY, one_rate, terms, three_zones, two_zones

MOSCOW = "Europe/Moscow"
BERLIN = "Europe/Berlin"
ROUBLE = 10**9


def _version(document: dict[str, Any], number: int = 1) -> Version:
    return version_of(number, 1, date.fromisoformat(document["valid_from"]), document)


def _term(version: Version | None, first: str, last: str) -> Term:
    return Term(date.fromisoformat(first), date.fromisoformat(last), 1, "t", version)


def _slots(
    parts: tuple[Part, ...],
    first: str,
    days: int,
    minutes: int = 60,
    zone: str = MOSCOW,
    others: tuple[tuple[date, int], ...] = (),
) -> Slots:
    start = date.fromisoformat(first)
    offsets = day_offsets(Period(start, start + timedelta(days=days)), minutes, zone)
    return slots_of(parts, others, Clock(start, offsets, minutes, zone))


def _day(version: Version, day: str, minutes: int = 60, zone: str = MOSCOW) -> Sequence[int | None]:
    parts = parts_of([_term(version, day, day)])
    return _slots(parts, day, 1, minutes, zone).fixed(1)


def _kopecks(row: Series) -> Money:
    return in_kopecks(row, KOPECK)


def test_terms_are_cut_where_months_end_and_have_prices() -> None:
    version = _version(one_rate())
    parts = parts_of(
        [
            _term(None, "2026-01-01", "2026-01-14"),
            _term(version, "2026-01-15", "2026-03-02"),
        ]
    )
    assert [(part.first_day, part.end) for part in parts] == [
        (date(2026, 1, 15), date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 3, 3)),
    ]


def test_each_hour_has_the_price_of_its_zone() -> None:
    day, night = 5 * ROUBLE, 2 * ROUBLE
    assert _day(_version(two_zones()), "2026-03-10") == [night] * 7 + [day] * 16 + [night]
    assert _day(_version(two_zones()), "2026-03-10", 30)[13:15] == [night, day]
    three = _day(_version(three_zones()), "2026-03-10")
    assert [price // ROUBLE for price in three if price] == (
        [2] * 7 + [7] * 3 + [5] * 7 + [7] * 4 + [5] * 2 + [2]
    )


@pytest.mark.parametrize(("day", "nights"), [("2026-03-29", 7), ("2026-10-25", 9)])
def test_a_day_on_which_the_clock_changes_has_its_hours_by_the_clock(day: str, nights: int) -> None:
    prices = _day(_version(two_zones()), day, zone=BERLIN)
    assert len(prices) == nights + 16
    assert prices.count(2 * ROUBLE) == nights


def test_an_hour_cut_short_by_half_an_hour_of_the_clock_has_a_price() -> None:
    # On Lord Howe the clock goes back by half an hour: 24.5 hours.
    prices = _day(_version(two_zones()), "2026-04-05", zone="Australia/Lord_Howe")
    assert len(prices) == 25
    assert None not in prices


def test_a_price_that_changes_inside_a_month_counts_by_day() -> None:
    old, new = _version(one_rate("5")), _version(one_rate("6"), 2)
    parts = parts_of(
        [_term(old, "2026-07-01", "2026-07-15"), _term(new, "2026-07-16", "2026-07-31")]
    )
    slots = _slots(parts, "2026-07-01", 31)
    assert slots.fixed(1) == [5 * ROUBLE] * (15 * 24) + [6 * ROUBLE] * (16 * 24)


def test_days_before_the_first_price_have_none() -> None:
    parts = parts_of([_term(_version(one_rate()), "2026-07-03", "2026-07-31")])
    prices = _slots(parts, "2026-07-01", 3).fixed(1)
    assert prices[:48] == [None] * 48
    assert None not in prices[48:]


def test_vat_is_added_to_prices_without_it() -> None:
    version = _version(one_rate("5.00001", vat_percent="22", vat_included=False))
    assert _day(version, "2026-03-10")[0] == 6_100_012_200


def _banded(**changes: Any) -> Version:
    return _version(
        terms(
            ("day", "night"),
            two_zones()["seasons"][0]["days"][0]["hours"],
            (("4", "6", "9"), ("2", "3", "5")),
            (3900, 6000, None),
            **changes,
        )
    )


def test_bands_are_filled_by_the_whole_month_and_shared_alike_by_its_hours() -> None:
    parts = parts_of([_term(_banded(), "2026-03-01", "2026-03-31")])
    slots = _slots(parts, "2026-03-10", 1)
    assert slots.unit == 1
    prices = slots.prices({parts[0]: 7_000_000}, 1)
    shares = [Fraction(3900, 7000), Fraction(2100, 7000), Fraction(1000, 7000)]
    day = sum(share * price for share, price in zip(shares, (4, 6, 9), strict=True))
    night = sum(share * price for share, price in zip(shares, (2, 3, 5), strict=True))
    assert prices[12] == round(day * ROUBLE)
    assert prices[0] == round(night * ROUBLE)
    # Below the first limit, and before anything is used, all is of the first band.
    for used in (3_900_000, 0):
        assert slots.prices({parts[0]: used}, 1)[12] == 4 * ROUBLE
    assert slots.prices({}, 1)[12] == 4 * ROUBLE


def test_a_part_of_a_month_fills_bands_in_proportion_to_its_days() -> None:
    old = _banded()
    parts = parts_of(
        [
            _term(old, "2026-06-01", "2026-06-15"),
            _term(_version(one_rate("8"), 2), "2026-06-16", "2026-06-30"),
        ]
    )
    slots = _slots(parts, "2026-06-01", 30)
    # Half of the month: the first band ends at 1 950 kWh.
    prices = slots.prices({parts[0]: 2_950_000}, 1)
    assert prices[12] == round(ROUBLE * (Fraction(1950, 2950) * 4 + Fraction(1000, 2950) * 6))
    assert prices[-1] == 8 * ROUBLE


def test_zones_are_known_by_what_their_tariff_calls_them() -> None:
    two, three = _version(two_zones()), _version(three_zones(), 2)
    parts = parts_of(
        [_term(two, "2026-07-01", "2026-07-01"), _term(three, "2026-07-02", "2026-07-02")]
    )
    zones = _slots(parts, "2026-07-01", 2).zones
    told = [(key.number, dict(key.titles)["ru"], sum(mask)) for key, mask in zones.items()]
    # Both tariffs have a night of the same name; T1 is the day in one, the peak in the other.
    assert told == [(1, "День", 16), (1, "Пик", 7), (2, "Ночь", 16), (3, "Полупик", 9)]


def test_day_and_night_are_not_swapped() -> None:
    row = Series([0] * 24, {})
    row.values[12], row.values[0] = 100_000, 50_000
    version = _version(two_zones("5.00", "2.00"))
    parts = parts_of([_term(version, "2026-03-10", "2026-03-10")])
    slots = _slots(parts, "2026-03-10", 1)
    assert _kopecks(money_row(row, slots.fixed(1))).total == 600_00
    kwh = {
        dict(key.titles)["ru"]: sum(value or 0 for value in zone_row(row, mask).values)
        for key, mask in slots.zones.items()
    }
    assert kwh == {"День": 100_000, "Ночь": 50_000}


def test_points_come_to_the_total_whatever_is_rounded_off() -> None:
    chance = random.Random(7)
    for _ in range(50):
        values = [chance.randrange(0, 2_000) for _ in range(744)]
        prices = [chance.randrange(1, 12 * ROUBLE) for _ in values]
        exact = sum(value * price for value, price in zip(values, prices, strict=True))
        row = money_row(Series(list(values), {}), prices)
        money = _kopecks(row)
        assert money.total == (exact + KOPECK // 2) // KOPECK
        assert sum(cost for cost in money.costs if cost is not None) == money.total
        days = _kopecks(grouped(row, range(0, 745, 24)))
        assert days.total == money.total == sum(cost or 0 for cost in days.costs)
        for cost, value, price in zip(money.costs, values, prices, strict=True):
            assert cost is not None
            assert abs(cost * KOPECK - value * price) < KOPECK


def test_what_is_missing_costs_nothing_and_makes_the_sum_incomplete() -> None:
    row = series_of([Bar(1000, True), UNKNOWN, Bar(500, False), HIDDEN, Bar(200, True, 200, None)])
    money = _kopecks(money_row(row, [5 * ROUBLE] * 5))
    assert money == ([500, None, 250, None, 100], 850, False)
    sound = series_of([Bar(1000, True), HIDDEN])
    assert _kopecks(money_row(sound, [5 * ROUBLE] * 2)) == ([500, None], 500, True)


def test_a_point_of_which_a_part_has_no_price_tells_none() -> None:
    row = money_row(Series([1000] * 4, {}), [None, 5 * ROUBLE, 5 * ROUBLE, 5 * ROUBLE])
    assert _kopecks(row) == ([None, 500, 500, 500], 1500, False)
    assert _kopecks(grouped(row, [0, 2, 4])) == ([None, 1000], 1000, False)
    nothing = money_row(Series([1000] * 2, {}), [None, None])
    assert _kopecks(nothing) == ([None, None], None, False)
    assert _kopecks(Series([], {})) == ([], None, False)


def test_parts_of_zones_come_to_the_whole_and_keep_gaps() -> None:
    row = series_of([Bar(100, True), UNKNOWN, Bar(300, False), HIDDEN])
    parts = [zone_row(row, mask).bars() for mask in (b"\1\1\0\0", b"\0\0\1\1")]
    assert parts[0] == [Bar(100, True), UNKNOWN, Bar(0, False), HIDDEN]
    assert parts[1] == [Bar(0, True), UNKNOWN, Bar(300, False), HIDDEN]


def test_a_version_whose_zones_cost_the_same_needs_no_hours() -> None:
    assert is_flat(_version(one_rate()))
    assert is_flat(_version(two_zones("5", "5")))
    assert not is_flat(_version(two_zones()))
    parts = parts_of(
        [_term(_version(terms(("all",), ONE_DAY, (("5",),))), "2026-03-02", "2026-03-05")]
    )
    days = slots_of(parts, (), Clock(date(2026, 3, 1), (0, 1, 2, 3), 0, MOSCOW))
    assert days.fixed(1) == [None, 5 * ROUBLE, 5 * ROUBLE]
