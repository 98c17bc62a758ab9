"""Working minutes of the desk: when an answer is due, and how long one took."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from services.cabinet.support.hours.rules import Hours, answer_due, working_minutes

MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
WEEK = Hours(frozenset({1, 2, 3, 4, 5}), time(9), time(18), 480)


def at(text: str, zone: ZoneInfo = MOSCOW) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("begin", "due"),
    [
        # Within a day; over its end; from the night, the weekend, the last minute.
        ("2026-11-23T09:00", "2026-11-23T17:00"),
        ("2026-11-23T10:30", "2026-11-24T09:30"),
        ("2026-11-23T03:00", "2026-11-23T17:00"),
        ("2026-11-28T12:00", "2026-11-30T17:00"),
        ("2026-11-27T17:59", "2026-11-30T16:59"),
        ("2026-11-23T18:00", "2026-11-24T17:00"),
    ],
)
def test_an_answer_is_due_after_so_many_working_minutes(begin: str, due: str) -> None:
    assert answer_due(at(begin), WEEK, MOSCOW) == at(due)


@pytest.mark.parametrize(
    ("begin", "end", "minutes"),
    [
        ("2026-11-23T09:00", "2026-11-23T09:00", 0),
        ("2026-11-23T09:00", "2026-11-23T10:29", 89),
        ("2026-11-23T17:30", "2026-11-24T09:30", 60),
        ("2026-11-27T18:00", "2026-11-30T09:00", 0),
        ("2026-11-23T00:00", "2026-11-30T00:00", 5 * 540),
        ("2026-11-24T10:00", "2026-11-23T10:00", 0),
    ],
)
def test_only_minutes_of_the_desks_hours_are_counted(begin: str, end: str, minutes: int) -> None:
    assert working_minutes(at(begin), at(end), WEEK, MOSCOW) == minutes


def test_a_clock_that_is_set_makes_no_minutes() -> None:
    nights = Hours(frozenset({7}), time(1), time(5), 60)
    # On this Sunday an hour is missing between two and three.
    spring = at("2026-03-29T01:30", BERLIN)
    assert answer_due(spring, nights, BERLIN) == at("2026-03-29T03:30", BERLIN)
    assert working_minutes(spring, at("2026-03-29T05:00", BERLIN), nights, BERLIN) == 150


def test_a_long_term_ends() -> None:
    seldom = Hours(frozenset({1}), time(9), time(10), 20_000)
    due = answer_due(at("2026-11-23T09:00"), seldom, MOSCOW)
    assert due > at("2032-01-01T00:00")


def test_a_day_that_is_not_as_its_week_is_worked_at_its_own_times_or_not_at_all() -> None:
    tuesday, saturday = date(2026, 11, 24), date(2026, 11, 28)
    hours = replace(WEEK, exceptions={tuesday: None, saturday: (time(10), time(12))})
    assert answer_due(at("2026-11-23T17:00"), hours, MOSCOW) == at("2026-11-25T16:00")
    assert working_minutes(at("2026-11-24T00:00"), at("2026-11-25T00:00"), hours, MOSCOW) == 0
    assert working_minutes(at("2026-11-28T00:00"), at("2026-11-29T00:00"), hours, MOSCOW) == 120
