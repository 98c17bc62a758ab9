from datetime import date

import pytest

from services.cabinet.readings.rules import (
    add_months,
    chart_period,
    day_minutes,
    day_stamps,
    interval_stamps,
    kilo,
    period_month_start,
)


@pytest.mark.parametrize(
    ("day", "zone", "minutes"),
    [
        (date(2026, 3, 28), "Europe/London", 1440),
        (date(2026, 3, 29), "Europe/London", 23 * 60),
        (date(2026, 10, 25), "Europe/London", 25 * 60),
        (date(2026, 3, 29), "Europe/Moscow", 1440),
        # Clocks that turn at midnight, by half an hour, and a day that was skipped.
        (date(2021, 3, 28), "Asia/Beirut", 23 * 60),
        (date(2021, 10, 30), "Asia/Beirut", 25 * 60),
        (date(2026, 10, 4), "Australia/Lord_Howe", 1440 - 30),
        (date(2011, 12, 30), "Pacific/Apia", 0),
        # Russia, 2010 and the change of 2014.
        (date(2010, 3, 28), "Europe/Moscow", 23 * 60),
        (date(2014, 10, 26), "Europe/Moscow", 25 * 60),
    ],
)
def test_day_minutes_follow_the_clock(day: date, zone: str, minutes: int) -> None:
    assert day_minutes(day, zone) == minutes


def test_interval_stamps_on_the_long_day_repeat_the_hour_with_another_offset() -> None:
    stamps = interval_stamps(date(2026, 10, 25), 60, 25, "Europe/London")
    assert stamps[:4] == (
        "2026-10-25T00:00:00+01:00",
        "2026-10-25T01:00:00+01:00",
        "2026-10-25T01:00:00+00:00",
        "2026-10-25T02:00:00+00:00",
    )
    assert stamps[-1] == "2026-10-26T00:00:00+00:00"


def test_day_stamps_change_offset_with_the_clock() -> None:
    assert day_stamps(date(2026, 3, 29), 1, "Europe/London") == (
        "2026-03-29T00:00:00+00:00",
        "2026-03-30T00:00:00+01:00",
    )


@pytest.mark.parametrize(
    ("day", "first_day", "start"),
    [
        (date(2026, 1, 5), 20, date(2025, 12, 20)),
        (date(2026, 1, 20), 20, date(2026, 1, 20)),
        (date(2026, 3, 1), 28, date(2026, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 3, 1)),
    ],
)
def test_period_month_start(day: date, first_day: int, start: date) -> None:
    assert period_month_start(day, first_day) == start


def test_chart_period_of_a_billing_month_runs_to_the_day_before_the_next() -> None:
    period = chart_period(date(2026, 3, 5), "month", 20)
    assert (period.start, period.end) == (date(2026, 2, 20), date(2026, 3, 20))
    assert len(period.starts) == 28


def test_chart_period_of_a_billing_year_has_the_months_that_begin_in_it() -> None:
    period = chart_period(date(2026, 1, 5), "year", 20)
    assert (period.start, period.end) == (date(2025, 1, 20), date(2026, 1, 20))
    assert period.starts[-1] == date(2025, 12, 20)
    assert len(period.starts) == 12


def test_chart_period_of_calendar_months_and_years() -> None:
    assert len(chart_period(date(2024, 2, 29), "month", 1).starts) == 29
    year = chart_period(date(2024, 2, 29), "year", 1)
    assert (year.start, year.end) == (date(2024, 1, 1), date(2025, 1, 1))


def test_add_months_passes_years() -> None:
    assert add_months(date(2026, 11, 1), 3) == date(2027, 2, 1)
    assert add_months(date(2026, 1, 20), -1) == date(2025, 12, 20)


@pytest.mark.parametrize(
    ("watt_hours", "printed"),
    [(1, "0.001"), (1001, "1.001"), (2_000_000_000_123, "2000000000.123")],
)
def test_kilo_prints_exactly(watt_hours: int, printed: str) -> None:
    assert repr(kilo(watt_hours)) == printed
