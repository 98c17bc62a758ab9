"""A local day packed: gaps, changes of the clock, what does not fit."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.integration.conversion.profiles import day_grid
from services.integration.conversion.profiles import profile_record as record_of
from services.integration.conversion.values import Unfit


def item(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "meter_id": "M1",
        "obis": "1.8.0",
        "day": "2026-03-01",
        "time_zone": "Asia/Omsk",
        "interval_minutes": 60,
        "unit": "kWh",
        "stamps": "start",
        "readings": [["2026-03-01T00:00:00+06:00", "0.5"], ["2026-03-01T23:00:00+06:00", "1.25"]],
    }
    return made | changes


def profile_record(item: dict[str, Any]) -> dict[str, Any]:
    return record_of(item, None)


def test_missing_intervals_become_null() -> None:
    record = profile_record(item())
    assert record["values"] == [500, *[None] * 22, 1250]
    assert record["unit"] == "Wh"
    assert "quality" not in record


def test_quality_is_kept_beside_each_value() -> None:
    record = profile_record(item(readings=[["2026-03-01T01:00:00+06:00", "1", "estimated"]]))
    assert record["quality"] == ["good", "estimated", *["good"] * 22]


def test_reactive_energy_is_varh() -> None:
    record = profile_record(item(obis="3.8.0", unit="kvarh"))
    assert (record["channel"], record["unit"]) == ("R+", "varh")


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-25", 25)]
)
def test_day_of_a_clock_change_is_shorter_or_longer(day: str, hours: int) -> None:
    zone = ZoneInfo("Europe/Berlin")
    start = datetime.fromisoformat(day).replace(tzinfo=zone).timestamp()
    stamps = [datetime.fromtimestamp(start + k * 3600, zone).isoformat() for k in range(hours)]
    readings = [[stamp, f"0.{k:03d}"] for k, stamp in enumerate(stamps)]
    record = profile_record(item(day=day, time_zone="Europe/Berlin", readings=readings))
    assert record["values"] == list(range(hours))
    assert day_grid(day, "Europe/Berlin", 15).count == hours * 4


def test_stamps_of_another_offset_mean_the_same_moments() -> None:
    moment = datetime.fromisoformat("2026-03-01T05:00:00+06:00") - timedelta(hours=6)
    stamp = moment.replace(tzinfo=ZoneInfo("UTC")).isoformat()
    assert profile_record(item(readings=[[stamp, "1"]]))["values"][5] == 1000


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"obis": "9.9.9"}, "obis", "unknown-value"),
        ({"unit": "Wh"}, "unit", "wrong-unit"),
        ({"unit": "kvarh"}, "unit", "wrong-unit"),
        ({"interval_minutes": 60.0}, "interval_minutes", "unknown-value"),
        ({"interval_minutes": "60"}, "interval_minutes", "unknown-value"),
        ({"day": "20260301"}, "day", "not-a-day"),
        ({"day": "2026-W09-7"}, "day", "not-a-day"),
        ({"day": "٢٠٢٦-03-01"}, "day", "not-a-day"),
        ({"readings": [["2026-03-01T00:00:00.5+06:00", "1"]]}, "readings", "off-the-day"),
        ({"readings": [["2026-03-01T00:00:00+06:00", "1e3"]]}, "readings", "not-a-number"),
        ({"stamps": "middle"}, "stamps", "unknown-value"),
        ({"stamps": ["end"]}, "stamps", "unknown-value"),
        ({"interval_minutes": 7}, "interval_minutes", "unknown-value"),
        ({"time_zone": "Mars/Base"}, "time_zone", "unknown-value"),
        ({"time_zone": "../etc/passwd"}, "time_zone", "unknown-value"),
        ({"day": "2026-02-30"}, "day", "not-a-day"),
        ({"readings": [["2026-03-02T00:00:00+06:00", "1"]]}, "readings", "off-the-day"),
        ({"readings": [["2026-02-28T23:00:00+06:00", "1"]]}, "readings", "off-the-day"),
        ({"readings": [["2026-03-01T00:30:00+06:00", "1"]]}, "readings", "off-the-day"),
        ({"readings": [["2026-03-01T00:00:00", "1"]]}, "readings", "no-offset"),
        ({"readings": [["2026-03-01T00:00:00+06:00", "1"]] * 2}, "readings", "twice"),
        ({"readings": [["2026-03-01T00:00:00+06:00", "x"]]}, "readings", "not-a-number"),
        (
            {"readings": [["2026-03-01T00:00:00+06:00", "1", "guessed"]]},
            "readings",
            "unknown-value",
        ),
    ],
)
def test_what_does_not_fit_names_its_field(changes: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(Unfit) as caught:
        profile_record(item(**changes))
    assert (caught.value.field, caught.value.code) == (field, code)


def hours(day: str, first: int, last: int, zone: str = "Asia/Omsk") -> list[list[str]]:
    """Readings at full hours from the day's beginning on; the n-th is worth n Wh."""
    place = ZoneInfo(zone)
    start = datetime.fromisoformat(day).replace(tzinfo=place).timestamp()
    return [
        [datetime.fromtimestamp(start + n * 3600, place).isoformat(), f"0.{n:03d}"]
        for n in range(first, last + 1)
    ]


def test_a_source_that_stamps_the_end_has_each_value_in_its_own_hour() -> None:
    whole = profile_record(item(stamps="end", readings=hours("2026-03-01", 1, 24)))
    assert whole["values"] == list(range(1, 25))
    without_last = profile_record(item(stamps="end", readings=hours("2026-03-01", 1, 23)))
    assert without_last["values"] == [*range(1, 24), None]


def test_the_sources_own_setting_counts_where_its_items_say_nothing() -> None:
    silent = item(readings=hours("2026-03-01", 1, 23))
    del silent["stamps"]
    assert record_of(silent, "end")["values"] == [*range(1, 24), None]
    assert record_of(silent, "start")["values"] == [None, *range(1, 24)]
    assert record_of(silent | {"stamps": "start"}, "end")["values"][0] is None


def test_a_day_of_which_nobody_says_what_its_stamps_name_is_refused() -> None:
    silent = item(readings=hours("2026-03-01", 1, 23))
    del silent["stamps"]
    with pytest.raises(Unfit) as caught:
        record_of(silent, None)
    assert (caught.value.field, caught.value.code) == ("stamps", "missing")


@pytest.mark.parametrize(("stamps", "first", "last"), [("start", 1, 24), ("end", 0, 23)])
def test_a_day_that_is_stamped_otherwise_than_said_is_refused(
    stamps: str, first: int, last: int
) -> None:
    with pytest.raises(Unfit) as caught:
        profile_record(item(stamps=stamps, readings=hours("2026-03-01", first, last)))
    assert (caught.value.field, caught.value.code) == ("readings", "off-the-day")
    assert f"is not the {stamps} of an interval" in caught.value.reason


@pytest.mark.parametrize(("day", "count"), [("2026-03-29", 23), ("2026-10-25", 25)])
def test_ends_are_understood_on_the_days_of_a_clock_change(day: str, count: int) -> None:
    record = profile_record(
        item(
            day=day,
            time_zone="Europe/Berlin",
            stamps="end",
            readings=hours(day, 1, count, "Europe/Berlin"),
        )
    )
    assert record["values"] == list(range(1, count + 1))


def test_a_day_that_is_half_an_hour_longer_ends_with_half_an_hour() -> None:
    grid = day_grid("2026-04-05", "Australia/Lord_Howe", 60)
    assert (grid.count, grid.place(grid.end, "end"), grid.place(grid.end, "start")) == (
        25,
        24,
        None,
    )
    assert day_grid("2026-10-04", "Australia/Lord_Howe", 30).count == 47
