import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from services.cabinet.channels import kilo
from services.cabinet.metering.consumption.rules import (
    Period,
    add_months,
    chart_period,
    day_minutes,
    day_offsets,
    day_stamps,
    fits,
    interval_count,
    interval_stamps,
    month_starts,
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


def test_lord_howes_days_of_change_are_covered_to_their_ends() -> None:
    # The clock goes back by half an hour at 02:00, and forward by half an hour.
    long, short, zone = date(2026, 4, 5), date(2026, 10, 4), "Australia/Lord_Howe"
    assert [interval_count(long, minutes, zone) for minutes in (15, 30, 60)] == [98, 49, 25]
    assert [interval_count(short, minutes, zone) for minutes in (15, 30, 60)] == [94, 47, 24]
    halves = interval_stamps(long, 30, 49, zone)
    assert halves[3:6] == (
        "2026-04-05T01:30:00+11:00",
        "2026-04-05T01:30:00+10:30",
        "2026-04-05T02:00:00+10:30",
    )
    for day, count in ((long, 25), (short, 24)):
        hours = interval_stamps(day, 60, count, zone)
        assert len(set(hours)) == count + 1
        assert hours[-1] == day_stamps(day, 1, zone)[1]


PERIODS = json.loads((Path(__file__).parents[3] / "support" / "periods.json").read_text("utf-8"))


@pytest.mark.parametrize("case", PERIODS, ids=lambda c: f"{c['day']} {c['interval']}")
def test_chart_period_is_the_one_agreed_with_the_web(case: dict[str, Any]) -> None:
    period = chart_period(date.fromisoformat(case["day"]), case["interval"], case["first_day"])
    assert (str(period.start), str(period.end - timedelta(days=1))) == (case["start"], case["last"])


@pytest.mark.parametrize("first_day", range(1, 32))
def test_billing_months_leave_no_day_out_and_take_none_twice(first_day: int) -> None:
    year = chart_period(date(2027, 6, 15), "year", first_day)
    starts = month_starts(year, first_day)
    assert (len(starts), (year.end - year.start).days) == (12, 365)
    assert [start.month for start in starts] == list(range(1, 13))
    for start, end in zip(starts, (*starts[1:], year.end), strict=True):
        for day in (start + timedelta(days=n) for n in range((end - start).days)):
            assert chart_period(day, "month", first_day) == (start, end)
            assert chart_period(day, "year", first_day) == year


def test_chart_period_of_a_billing_month_runs_to_the_day_before_the_next() -> None:
    period = chart_period(date(2026, 3, 5), "month", 20)
    assert (period.start, period.end) == (date(2026, 2, 20), date(2026, 3, 20))


def test_chart_period_of_a_billing_year_has_the_months_that_begin_in_it() -> None:
    period = chart_period(date(2026, 1, 5), "year", 20)
    assert (period.start, period.end) == (date(2025, 1, 20), date(2026, 1, 20))
    starts = month_starts(period, 20)
    assert starts[-1] == date(2025, 12, 20)
    assert len(starts) == 12


def test_chart_period_of_calendar_months_and_years() -> None:
    february = chart_period(date(2024, 2, 29), "month", 1)
    assert (february.end - february.start).days == 29
    year = chart_period(date(2024, 2, 29), "year", 1)
    assert (year.start, year.end) == (date(2024, 1, 1), date(2025, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "first_day", "starts"),
    [
        ("2026-01-15", "2026-03-11", 1, ["2026-01-15", "2026-02-01", "2026-03-01"]),
        ("2026-01-01", "2026-02-01", 1, ["2026-01-01"]),
        ("2026-01-15", "2026-03-11", 20, ["2026-01-15", "2026-01-20", "2026-02-20"]),
        ("2027-01-31", "2027-04-01", 31, ["2027-01-31", "2027-02-28", "2027-03-31"]),
    ],
)
def test_months_of_days_that_are_told_begin_with_a_part_of_one(
    start: str, end: str, first_day: int, starts: list[str]
) -> None:
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    assert [str(day) for day in month_starts(period, first_day)] == starts


@pytest.mark.parametrize(
    ("zone", "start", "days", "minutes", "per_day"),
    [
        ("Europe/Berlin", date(2026, 10, 24), 3, 60, [24, 25, 24]),
        ("Europe/Berlin", date(2026, 3, 28), 3, 30, [48, 46, 48]),
        # The clock goes back by half an hour, and forward by one at midnight.
        ("Australia/Lord_Howe", date(2026, 4, 4), 3, 30, [48, 49, 48]),
        ("Australia/Lord_Howe", date(2026, 4, 4), 3, 60, [24, 25, 24]),
        ("America/Sao_Paulo", date(2018, 11, 3), 3, 60, [24, 23, 24]),
        ("Pacific/Apia", date(2011, 12, 29), 3, 15, [96, 0, 96]),
    ],
)
def test_days_have_the_intervals_of_their_clock(
    zone: str, start: date, days: int, minutes: int, per_day: list[int]
) -> None:
    offsets = day_offsets(Period(start, start + timedelta(days=days)), minutes, zone)
    assert [b - a for a, b in pairwise(offsets)] == per_day


@pytest.mark.parametrize(
    ("step", "interval", "days", "fit"),
    [
        ("day", "day", 0, True),
        ("month", "day", 0, False),
        ("month", "month", 0, True),
        ("interval", "year", 0, True),
        ("month", None, 27, False),
        ("month", None, 28, True),
        ("day", None, 1, True),
    ],
)
def test_a_step_is_no_longer_than_the_period(
    step: Any, interval: Any, days: int, fit: bool
) -> None:
    assert fits(step, interval, days) == fit


def test_add_months_passes_years() -> None:
    assert add_months(date(2026, 11, 1), 3) == date(2027, 2, 1)
    assert add_months(date(2026, 1, 31), -11) == date(2025, 2, 1)


@pytest.mark.parametrize(
    ("watt_hours", "printed"),
    [(1, "0.001"), (1001, "1.001"), (2_000_000_000_123, "2000000000.123")],
)
def test_kilo_prints_exactly(watt_hours: int, printed: str) -> None:
    assert repr(kilo(watt_hours)) == printed
