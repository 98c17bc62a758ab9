"""Advice on tariffs: when a year is enough, what it comes to, from which night share two pay."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from services.cabinet.metering.adviser import rules
from services.cabinet.metering.adviser.options import Offer, Year, advice_of
from services.cabinet.metering.consumption.hours import StoredPlace, Stretch
from services.cabinet.metering.consumption.places import interval_rows
from services.cabinet.metering.consumption.pricing import Rows
from services.cabinet.metering.consumption.rules import Period, interval_count
from services.cabinet.metering.consumption.subjects import Place
from services.cabinet.metering.tariff_terms.rules import Term, Terms
from services.cabinet.tariffs.rules import Version, version_of
from tests.support.tariffs import TWO_DAY, one_rate, terms, three_zones, two_zones

TODAY = date(2026, 11, 29)
MOSCOW, BERLIN = "Europe/Moscow", "Europe/Berlin"
YEAR = rules.last_year(TODAY)


def _version(document: dict[str, Any], number: int) -> Version:
    return version_of(number, number, date.fromisoformat(document["valid_from"]), document)


def _offers(*documents: dict[str, Any]) -> list[Offer]:
    return [
        Offer((f"t{number}", ""), _version(document, number), None)
        for number, document in enumerate(documents, 1)
    ]


def _place(hours: list[int], point: int = 1, zone: str = MOSCOW) -> StoredPlace:
    """Return a place that has used so many Wh in each hour by the clock, on every day of a year."""
    place = Place(point, zone, 1, 60, YEAR.start, TODAY, [(None, None)], 7)
    stretches = []
    for number in range((YEAR.end - YEAR.start).days):
        day = YEAR.start + timedelta(days=number)
        count = interval_count(day, 60, zone)
        # In spring the hour from two to three is skipped, in autumn it comes twice.
        of_day = hours if count == 24 else [*hours[:2], *([hours[2]] * (count - 23)), *hours[3:]]
        stretches.append(Stretch(point, day, 1, 60, len(of_day), of_day, None))
    return StoredPlace(place, stretches)


def _told(places: list[StoredPlace], offers: list[Offer], present: int = 0) -> dict[str, Any]:
    mine = offers[present]
    term = Term(YEAR.start, TODAY, mine.version.schedule_id, mine.names[0], mine.version)
    known = Terms({one.place.usage_point_id: [term] for one in places})
    rows = Rows(places, interval_rows(places, YEAR, 60), 60)
    return advice_of(Year(YEAR, rows, ()), offers, known, TODAY)


def _costs(told: dict[str, Any]) -> dict[int, int]:
    return {one["schedule_id"]: one["cost"] for one in told["options"]}


def test_the_year_is_the_twelve_whole_months_before_this_one() -> None:
    assert (date(2025, 11, 1), date(2026, 11, 1)) == YEAR
    assert rules.last_year(date(2026, 3, 1)) == (date(2025, 3, 1), date(2026, 3, 1))
    assert rules.last_year(date(2028, 2, 29)) == (date(2027, 2, 1), date(2028, 2, 1))


@pytest.mark.parametrize(
    ("missing", "enough"), [(0, True), (166, True), (175, True), (176, False), (184, False)]
)
def test_two_percent_of_hours_may_be_missing_and_no_more(missing: int, enough: bool) -> None:
    # 1.9 % of 8760 are 166 hours, 2 % are 175.2, 2.1 % are 184.
    assert rules.too_many(missing, 8760) is not enough


def test_missing_hours_are_counted_by_their_month() -> None:
    months = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]
    starts = [0, 744, 1416]
    assert rules.gaps_of([743, 1416, 1417], starts, months) == [
        (date(2026, 1, 1), 1), (date(2026, 3, 1), 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "ready"),
    [("2026-05-01", "2027-05-01"), ("2026-05-02", "2027-06-01"), ("2026-12-31", "2028-01-01")],
)
def test_a_year_is_ready_when_twelve_whole_months_are_known(since: str, ready: str) -> None:
    assert rules.ready_on(date.fromisoformat(since)) == date.fromisoformat(ready)


@pytest.mark.parametrize(
    ("single", "day", "night", "share"),
    [
        ("5.93", "6.82", "3.64", Fraction(89, 318)),
        ("7", "6", "3", Fraction(-1, 3)),
        ("2", "6", "3", Fraction(4, 3)),
        ("5", "5", "5", None),
        ("5", "4", "6", None),
    ],
)
def test_two_zones_pay_from_a_share_of_night_use(
    single: str, day: str, night: str, share: Fraction | None
) -> None:
    assert rules.break_even(Fraction(single), Fraction(day), Fraction(night)) == share


@pytest.mark.parametrize("nights", [2, 4])
def test_exactly_at_the_break_even_share_both_cost_the_same(nights: int) -> None:
    # Night: 23-07. Of 12 kWh a day so many at night.
    hours = [0] * 24
    hours[3], hours[12] = nights * 1000, (12 - nights) * 1000
    share = Fraction(nights, 12)
    single = 6 - share * 3
    offers = _offers(one_rate(str(float(single))), two_zones("6", "3"))
    told = _told([_place(hours)], offers)
    assert len(set(_costs(told).values())) == 1
    found = told["break_even"]
    assert found["share"] == pytest.approx(float(share))
    assert found["own_share"] == pytest.approx(float(share))


def test_of_the_same_price_the_present_tariff_stands_first() -> None:
    offers = _offers(one_rate("5"), two_zones("5", "5"))
    told = _told([_place([100] * 24)], offers, present=1)
    assert [one["schedule_id"] for one in told["options"]] == [2, 1]
    assert [one["difference"] for one in told["options"]] == [0, 0]
    assert told["break_even"] is None


def test_hours_that_a_clock_skips_or_repeats_count_by_the_clock() -> None:
    hours = [1000] + [0] * 23
    hours[2] = 500
    offers = _offers(two_zones("5", "2"))
    told = _told([_place(hours, zone=BERLIN)], offers)
    days = (YEAR.end - YEAR.start).days
    # One hour from two to three is missing in spring, one more comes in autumn.
    assert told["total"] == pytest.approx(1.5 * days)
    assert _costs(told) == {1: 150 * 2 * days}
    (night,) = (zone for zone in told["options"][0]["zones"] if zone["zone"] == "T2")
    march, october = night["values"][4], night["values"][11]
    assert (march, october) == (pytest.approx(31 * 1.5 - 0.5), pytest.approx(31 * 1.5 + 0.5))


def test_bands_begin_anew_with_each_month_and_fill_by_all_points() -> None:
    banded = terms(("day", "night"), TWO_DAY, (("4", "8"), ("2", "6")), (100, None))
    # 4 kWh a day in each of two places: 120 or 124 kWh a month (112 in February) each.
    one, two = [0] * 24, [0] * 24
    one[12], two[3] = 4000, 4000
    told = _told([_place(one), _place(two, point=2)], _offers(banded))
    expected = 0.0
    month = YEAR.start
    while month < YEAR.end:
        following = (month + timedelta(days=31)).replace(day=1)
        used = 8 * (following - month).days
        below = 100 / used
        half = used / 2
        expected += half * (below * 4 + (1 - below) * 8) + half * (below * 2 + (1 - below) * 6)
        month = following
    assert told["options"][0]["cost"] == pytest.approx(expected * 100, abs=1)
    assert told["options"][0]["months"][3] < told["options"][0]["months"][4]


def test_three_zones_are_reckoned_by_their_hours() -> None:
    hours = [0] * 24
    hours[8], hours[12], hours[23] = 1000, 1000, 1000
    told = _told([_place(hours)], _offers(three_zones()))
    days = (YEAR.end - YEAR.start).days
    assert _costs(told) == {1: (700 + 500 + 200) * days}
    assert [zone["titles"]["en"] for zone in told["options"][0]["zones"]] == [
        "Peak", "Night", "Half-peak",
    ]  # fmt: skip


def test_parts_that_begin_after_the_year_have_used_nothing() -> None:
    banded = _version(terms(("all",), TWO_DAY[:0], (("4", "8"),), (100, None)), 1)
    period = Period(date(2026, 11, 1), date(2026, 12, 1))
    (part,) = rules.whole_year(banded, period)
    assert rules.used_of({1: (part,)}, [1000] * 365, YEAR.start) == {part: 0}
