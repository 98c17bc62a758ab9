"""The supplier's clock: what it shows, what it skips, what it shows twice."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from services.notifications.supplier.rules import instant_of, offset_of

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("named", "zone", "instant"),
    [
        ("2027-01-10T10:00", "Asia/Omsk", "2027-01-10T04:00:00+00:00"),
        ("2027-01-10T10:00+03:00", "Asia/Omsk", "2027-01-10T07:00:00+00:00"),
        ("2027-03-28T01:59", "Europe/Berlin", "2027-03-28T00:59:00+00:00"),
        ("2027-03-28T02:00", "Europe/Berlin", "no-such-time"),
        ("2027-03-28T02:59:59", "Europe/Berlin", "no-such-time"),
        ("2027-03-28T03:00", "Europe/Berlin", "2027-03-28T01:00:00+00:00"),
        ("2027-10-31T01:59", "Europe/Berlin", "2027-10-30T23:59:00+00:00"),
        ("2027-10-31T02:00", "Europe/Berlin", "repeated-time"),
        ("2027-10-31T02:30+01:00", "Europe/Berlin", "2027-10-31T01:30:00+00:00"),
        ("2027-10-31T03:00", "Europe/Berlin", "2027-10-31T02:00:00+00:00"),
        # A jump of half an hour.
        ("2027-10-03T02:15", "Australia/Lord_Howe", "no-such-time"),
        ("2027-04-04T01:45", "Australia/Lord_Howe", "repeated-time"),
        # Midnight that does not exist.
        ("2027-04-30T00:30", "Africa/Cairo", "no-such-time"),
        ("9999-12-31T23:59-12:00", "UTC", "no-such-time"),
    ],
)
def test_a_named_time_is_one_instant_or_says_why_not(named: str, zone: str, instant: str) -> None:
    found = instant_of(datetime.fromisoformat(named), ZoneInfo(zone))
    assert (found if isinstance(found, str) else found.isoformat()) == instant


@pytest.mark.parametrize(
    ("zone", "month", "said"),
    [
        ("Asia/Omsk", 1, "UTC+6"),
        ("Asia/Kolkata", 1, "UTC+5:30"),
        ("America/St_Johns", 1, "UTC-3:30"),
        ("Europe/Berlin", 7, "UTC+2"),
        ("UTC", 1, "UTC+0"),
    ],
)
def test_an_offset_is_said_as_people_write_it(zone: str, month: int, said: str) -> None:
    assert offset_of(datetime(2027, month, 10, tzinfo=UTC), ZoneInfo(zone)) == said
