"""Reminders come once, at the set hour of the place, also when the clock changes (case B29)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.cabinet.submissions.reminders.rules import Due, due_at, moment_of

BERLIN = ZoneInfo("Europe/Berlin")
NINE = time(9)


def _moments(at: time, zone: ZoneInfo, first: date, days: int) -> list[datetime]:
    return [moment_of(first + timedelta(days=n), at, zone) for n in range(days)]


def test_nine_is_nine_on_the_days_around_the_change() -> None:
    """Berlin, 27 to 29 March 2027: the clock goes forward on the 28th."""
    moments = _moments(NINE, BERLIN, date(2027, 3, 27), 3)
    assert [f"{moment:%d %H:%M}" for moment in moments] == ["27 08:00", "28 07:00", "29 07:00"]
    assert {moment.astimezone(BERLIN).time() for moment in moments} == {NINE}


def test_an_hour_that_the_clock_skips_comes_once() -> None:
    moments = _moments(time(2, 30), BERLIN, date(2027, 3, 27), 3)
    assert [moment.astimezone(BERLIN).date().day for moment in moments] == [27, 28, 29]
    assert moments[1] == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_an_hour_that_the_clock_shows_twice_comes_once() -> None:
    moments = _moments(time(2, 30), BERLIN, date(2027, 10, 30), 3)
    assert moments[1] == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert len(set(moments)) == 3


def _told(
    at: time, zone: ZoneInfo, days: int, what: str, *, window: tuple[int, int], year: int = 2027
) -> list[datetime]:
    """Return the moments, minute by minute through a spring, when a user becomes due."""
    told: list[datetime] = []
    known: set[date] = set()
    moment, end = datetime(year, 2, 1, tzinfo=UTC), datetime(year, 4, 15, tzinfo=UTC)
    while moment < end:
        for due in due_at(moment, at, zone, *window):
            if due.what == what and days in due.days and due.opens_on not in known:
                known.add(due.opens_on)
                told.append(moment.astimezone(zone))
        moment += timedelta(minutes=30)
    return told


def test_the_first_is_told_four_days_before_once() -> None:
    """Window from the 1st, 4 days ahead: on 25 February 2027."""
    told = _told(NINE, ZoneInfo("Asia/Omsk"), 4, "start", window=(1, 5))
    assert [f"{moment:%d.%m %H:%M}" for moment in told] == ["25.02 09:00", "28.03 09:00"]


@pytest.mark.parametrize("at", [NINE, time(2, 30), time(0), time(23, 30)])
def test_each_window_is_told_once_whatever_the_clock_does(at: time) -> None:
    # From 1 April, 4 days ahead: on 28 March, when the clock of Berlin changes.
    told = _told(at, BERLIN, 4, "start", window=(1, 5))
    assert [moment.date() for moment in told] == [date(2027, 2, 25), date(2027, 3, 28)]
    hours = {moment.time() for moment in told}
    assert hours == {at} or (at == time(2, 30) and hours == {at, time(3, 30)})


@pytest.mark.parametrize(
    ("window", "days", "expected"),
    [
        # The last day of a short month, and a window that crosses the month's end.
        ((23, 31), 2, ["26.02", "29.03"]),
        ((28, 3), 2, ["01.02", "01.03", "01.04"]),
        ((23, 26), 15, ["11.02", "11.03", "11.04"]),
    ],
)
def test_the_end_is_told_so_many_days_before_the_last_day(
    window: tuple[int, int], days: int, expected: list[str]
) -> None:
    told = _told(NINE, ZoneInfo("Europe/Moscow"), days, "end", window=window)
    assert [f"{moment:%d.%m}" for moment in told] == expected
    assert {moment.time() for moment in told} == {NINE}


def _due(moment: str, what: str = "start") -> list[Due]:
    found = due_at(datetime.fromisoformat(moment), NINE, ZoneInfo("Asia/Omsk"), 23, 26)
    return [due for due in found if due.what == what]


def test_before_the_hour_only_what_nobody_told_yesterday_is_due() -> None:
    (before,) = _due("2026-11-19T08:59:59+06:00")
    (after,) = _due("2026-11-19T09:00:00+06:00")
    assert (before.days, after.days) == ((5,), (4, 5))
    assert (after.opens_on, after.closes_on) == (date(2026, 11, 23), date(2026, 11, 26))


def test_a_reminder_that_nobody_sent_is_sent_a_day_later_and_then_no_more() -> None:
    assert [due.days for due in _due("2026-11-23T12:00:00+06:00")] == [(1,)]
    assert _due("2026-11-24T12:00:00+06:00") == []
    assert [due.days for due in _due("2026-11-26T12:00:00+06:00", "end")] == [(1,)]


def test_places_go_by_their_own_clocks() -> None:
    moment = datetime.fromisoformat("2026-11-19T03:30:00Z")
    omsk = [due.days for due in due_at(moment, NINE, ZoneInfo("Asia/Omsk"), 23, 26)]
    moscow = [due.days for due in due_at(moment, NINE, ZoneInfo("Europe/Moscow"), 23, 26)]
    assert (omsk[0], moscow[0]) == ((4, 5), (5,))
