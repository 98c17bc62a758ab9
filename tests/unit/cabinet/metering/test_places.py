from datetime import date
from typing import Any

import pytest

from services.cabinet.metering.consumption.hours import StoredPlace, Stretch
from services.cabinet.metering.consumption.places import (
    DaysOfMonth,
    SummedPlace,
    days_together,
    intervals_together,
    known_of,
    longest_interval,
    main_zone,
)
from services.cabinet.metering.consumption.rules import Period, chart_period, month_starts
from services.cabinet.metering.consumption.series import (
    HIDDEN,
    UNKNOWN,
    Bar,
    Series,
    grouped,
    series_of,
    total_of,
)
from services.cabinet.metering.consumption.spans import Span, days_outside
from services.cabinet.metering.consumption.subjects import Place

FEBRUARY = chart_period(date(2026, 2, 5), "month", 1)


def _place(key: int = 1, zone: str = "Europe/Moscow", **changes: Any) -> Place:
    always: tuple[Span, ...] = ((None, None),)
    return Place(key, zone, 1, 60, date(2020, 1, 1), date(2030, 1, 1), always)._replace(**changes)


def _stretch(day: date, days: int, per_day: int, value: int, minutes: int = 60) -> Stretch:
    return Stretch(7, day, days, minutes, per_day, [value] * (days * per_day), None)


def test_a_billing_month_joins_two_months() -> None:
    period = chart_period(date(2026, 3, 5), "month", 20)
    march = series_of([Bar(101, True)] + [Bar(100 + n, False) for n in range(2, 32)])
    stored = SummedPlace(
        _place(),
        [
            DaysOfMonth(date(2026, 2, 1), Series([*range(1, 29)], {})),
            DaysOfMonth(date(2026, 3, 1), march),
        ],
    )
    bars = days_together([stored], period).bars()
    assert [bar.value for bar in bars] == [*range(20, 29), *range(101, 120)]
    assert [bar.complete for bar in bars] == [True] * 10 + [False] * 18


def test_a_year_is_the_sums_of_its_months() -> None:
    year = chart_period(date(2026, 3, 5), "year", 1)
    february = DaysOfMonth(date(2026, 2, 1), Series([2] * 28, {}))
    days = days_together([SummedPlace(_place(), [february])], year)
    borders = [(day - year.start).days for day in (*month_starts(year, 1), year.end)]
    assert grouped(days, borders).bars() == [UNKNOWN, Bar(56, True), *[UNKNOWN] * 10]


def test_what_was_anothers_is_hidden() -> None:
    spans = ((date(2026, 2, 10), date(2026, 2, 11)), (date(2026, 2, 20), None))
    month = DaysOfMonth(date(2026, 2, 1), Series([2] * 28, {}))
    pieces = [piece for span in spans if (piece := month.cut(*span))]
    days = days_together([SummedPlace(_place(spans=spans), pieces)], FEBRUARY)
    assert [bar.value for bar in days.bars()] == [None] * 9 + [2] * 2 + [None] * 8 + [2] * 9
    assert {bar for bar in days.bars() if bar.value is None} == {HIDDEN}
    # Nothing of the reader's is missing on a day that is not his.
    assert total_of(days) == Bar(22, True)


def test_a_meter_that_was_replaced_and_its_heir_make_one_row_of_days() -> None:
    old = DaysOfMonth(date(2026, 2, 1), Series([1] * 13, {}))
    new = DaysOfMonth(date(2026, 2, 13), Series([10] * 16, {}))
    days = days_together([SummedPlace(_place(), [old, new])], FEBRUARY)
    assert days == series_of([Bar(n, True) for n in [1] * 12 + [11] + [10] * 15])


def test_days_of_unlike_length_keep_their_places() -> None:
    period = Period(date(2026, 10, 24), date(2026, 10, 27))
    stored = StoredPlace(
        _place(zone="Europe/Berlin"),
        [
            _stretch(date(2026, 10, 24), 1, 24, 1),
            _stretch(date(2026, 10, 25), 1, 25, 2),
            _stretch(date(2026, 10, 26), 1, 24, 3),
        ],
    )
    row = intervals_together([stored], period, 60, "Europe/Berlin")
    assert row.bars() == [Bar(n, True) for n in [1] * 24 + [2] * 25 + [3] * 24]


def test_hours_come_of_quarters_and_halves_that_follow_one_another() -> None:
    period = Period(date(2026, 2, 1), date(2026, 2, 4))
    stored = StoredPlace(
        _place(),
        [
            _stretch(date(2026, 2, 1), 1, 96, 1, 15),
            _stretch(date(2026, 2, 2), 1, 48, 10, 30),
            _stretch(date(2026, 2, 3), 1, 24, 5),
        ],
    )
    assert longest_interval([stored]) == 60
    row = intervals_together([stored], period, 60, "Europe/Moscow")
    assert row.bars() == [Bar(n, True) for n in [4] * 24 + [20] * 24 + [5] * 24]


@pytest.mark.parametrize(("stored", "expected"), [(23, 24), (25, 24)])
def test_a_place_whose_clock_was_changed_since_loses_nothing(stored: int, expected: int) -> None:
    day = date(2026, 2, 3)
    place = StoredPlace(_place(), [_stretch(day, 1, stored, 1)])
    row = intervals_together([place], chart_period(day, "day", 1), 60, "Europe/Moscow")
    assert len(row.values) == expected
    assert total_of(row).value == stored


def test_an_account_goes_by_the_clock_of_most_of_its_places() -> None:
    zones = ("Asia/Omsk", "Europe/Moscow", "Europe/Moscow")
    assert main_zone([_place(n, zone) for n, zone in enumerate(zones)]) == "Europe/Moscow"
    assert main_zone([_place(1, "Asia/Omsk"), _place(2)]) == "Asia/Omsk"


@pytest.mark.parametrize(
    ("day", "berlin", "moscow", "told"),
    [
        # Each by its own clock, hour for hour.
        (date(2026, 10, 24), 24, 24, [11] * 24),
        # The hour that comes twice in Berlin comes once in Moscow.
        (date(2026, 10, 25), 25, 24, [11] * 3 + [10] + [11] * 21),
        # The hour that Berlin leaves out goes with the one before.
        (date(2026, 3, 29), 23, 24, [11, 12] + [11] * 21),
    ],
)
def test_places_of_unlike_clocks_are_added_hour_for_hour_and_nothing_is_lost(
    day: date, berlin: int, moscow: int, told: list[int]
) -> None:
    places = [
        StoredPlace(_place(1, "Europe/Berlin"), [_stretch(day, 1, berlin, 10)]),
        StoredPlace(_place(2), [_stretch(day, 1, moscow, 1)]),
    ]
    row = intervals_together(places, chart_period(day, "day", 1), 60, "Europe/Berlin")
    assert row == Series([*told], {})
    assert total_of(row).value == 10 * berlin + moscow


def test_quarters_of_an_hour_that_comes_twice_are_told_apart() -> None:
    day = date(2026, 10, 25)
    places = [
        StoredPlace(_place(1, "Europe/Berlin"), [_stretch(day, 1, 100, 10, 15)]),
        StoredPlace(_place(2), [_stretch(day, 1, 96, 1, 15)]),
    ]
    row = intervals_together(places, chart_period(day, "day", 1), 15, "Europe/Berlin")
    assert row.values == [11] * 12 + [10] * 4 + [11] * 84


def test_what_is_known_of_places_runs_from_the_first_to_the_last() -> None:
    places = [
        _place(1, first_day=date(2026, 3, 1), last_day=date(2026, 4, 1), interval_minutes=30),
        _place(2, first_day=None, last_day=None, interval_minutes=15),
        _place(3, first_day=date(2026, 2, 1), last_day=date(2026, 3, 1), interval_minutes=15),
    ]
    assert known_of(places) == (30, date(2026, 2, 1), date(2026, 4, 1))
    assert known_of(places[1:2]) == (15, None, None)


@pytest.mark.parametrize(
    ("spans", "outside"),
    [
        ([(None, None)], []),
        ([], [(1, 28)]),
        ([(5, 9)], [(1, 4), (10, 28)]),
        ([(None, 9), (20, None)], [(10, 19)]),
        ([(1, 28)], []),
        ([(0, 3), (28, 30)], [(4, 27)]),
        ([(30, None)], [(1, 28)]),
        ([(None, -3)], [(1, 28)]),
    ],
)
def test_days_outside_of_spans_are_those_between(
    spans: list[tuple[int | None, int | None]], outside: list[tuple[int, int]]
) -> None:
    def day(number: int) -> date:
        return date.fromordinal(date(2026, 1, 31).toordinal() + number)

    told = days_outside(
        [tuple(None if n is None else day(n) for n in span) for span in spans],  # type: ignore[misc]
        day(1),
        day(28),
    )
    assert told == [(day(a), day(b)) for a, b in outside]
