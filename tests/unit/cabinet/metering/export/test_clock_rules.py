"""How a zone changes its clock, as Green Button tells it, gives the zone's own local time back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.cabinet.metering.export.clock_rules import LocalTime, local_time

_NO_RULE = 0xFFFFFFFF


def _moment(rule: int, year: int) -> datetime:
    """Return when a rule falls in a year, by the clock until then: read as the schema says."""
    month, operator, day = rule >> 28, rule >> 25 & 7, rule >> 20 & 31
    weekday, hour, seconds = rule >> 17 & 7, rule >> 12 & 31, rule & 0xFFF
    following = date(year + month // 12, month % 12 + 1, 1)
    days = [date(year, month, n) for n in range(1, (following - timedelta(days=1)).day + 1)]
    fitting = [one for one in days if one.isoweekday() == weekday]
    if operator == 0:
        found = days[day - 1]
    elif operator == 1:
        found = next(one for one in fitting if one.day >= day)
    else:
        found = fitting[-1] if operator == 7 else fitting[operator - 2]
    return datetime.combine(found, time()) + timedelta(hours=hour, seconds=seconds)


def _reckoned(told: LocalTime, year: int) -> Callable[[datetime], float]:
    """Return how a reader of the file reckons the offset of a moment (naive UTC) of a year."""
    standard = timedelta(seconds=told.zone_offset)
    if told.start_rule == _NO_RULE:
        return lambda _: standard.total_seconds()
    shifted = standard + timedelta(seconds=told.offset)
    start = _moment(told.start_rule, year) - standard
    end = _moment(told.end_rule, year) - shifted
    return lambda at: (shifted if start <= at < end else standard).total_seconds()


@pytest.mark.parametrize(
    "zone_name",
    [
        "Europe/Berlin",
        "Europe/London",
        "Europe/Dublin",
        "America/New_York",
        "America/Santiago",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "Asia/Jerusalem",
        "Africa/Casablanca",
        "Europe/Moscow",
        "Asia/Kathmandu",
        "Asia/Kamchatka",
    ],
)
@pytest.mark.parametrize("year", [2024, 2026, 2027])
def test_a_reader_of_the_file_gets_the_zones_local_time(zone_name: str, year: int) -> None:
    reckoned = _reckoned(local_time(zone_name, date(year, 7, 1)), year)
    place = ZoneInfo(zone_name)
    # An hour at a time, but for the days that begin or end in another year somewhere.
    for n in range(24, 364 * 24):
        at = datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=n)
        offset = at.astimezone(place).utcoffset()
        assert offset is not None
        assert reckoned(at.replace(tzinfo=None)) == offset.total_seconds(), at


def test_the_rules_are_those_of_the_schema() -> None:
    # Sundays: the second of March and the first of November at 2:00, as the files of others have.
    assert local_time("America/New_York", date(2026, 1, 1)) == (
        0xB40E2000,
        3600,
        0x360E2000,
        -18000,
    )
    # The last Sundays of March (2:00) and October (3:00).
    assert local_time("Europe/Berlin", date(2026, 1, 1)) == (0xAE0E3000, 3600, 0x3E0E2000, 3600)


def test_a_zone_without_changes_has_no_rule() -> None:
    assert local_time("Europe/Moscow", date(2026, 1, 1)) == (_NO_RULE, 0, _NO_RULE, 10800)
    assert local_time("UTC", date(2026, 1, 1)) == (_NO_RULE, 0, _NO_RULE, 0)


def test_a_year_in_which_summer_time_was_given_up_has_the_offset_of_the_day() -> None:
    # Moscow moved on for good on 27 March 2011, and back on 26 October 2014.
    assert local_time("Europe/Moscow", date(2011, 1, 15)).zone_offset == 3 * 3600
    assert local_time("Europe/Moscow", date(2011, 12, 15)) == (_NO_RULE, 0, _NO_RULE, 4 * 3600)
    assert local_time("Europe/Moscow", date(2014, 12, 15)) == (_NO_RULE, 0, _NO_RULE, 3 * 3600)
    # The year before, it went like Berlin's, an hour of standard time further.
    before = local_time("Europe/Moscow", date(2010, 7, 1))
    assert (before.offset, before.zone_offset) == (3600, 3 * 3600)
    assert _moment(before.start_rule, 2010) == datetime.fromisoformat("2010-03-28T02:00")
    assert _moment(before.end_rule, 2010) == datetime.fromisoformat("2010-10-31T03:00")


@pytest.mark.parametrize("zone_name", ["Australia/Sydney", "Europe/Berlin", "America/Santiago"])
def test_the_end_is_after_the_start_everywhere(zone_name: str) -> None:
    told = local_time(zone_name, date(2026, 1, 1))
    assert _moment(told.start_rule, 2026) < _moment(told.end_rule, 2026)
