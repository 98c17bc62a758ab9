"""A local day packed: gaps, changes of the clock, what does not fit."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.integration.conversion.profiles import day_grid, profile_record
from services.integration.conversion.values import Unfit


def item(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "meter_id": "M1",
        "obis": "1.8.0",
        "day": "2026-03-01",
        "time_zone": "Asia/Omsk",
        "interval_minutes": 60,
        "unit": "kWh",
        "readings": [["2026-03-01T00:00:00+06:00", "0.5"], ["2026-03-01T23:00:00+06:00", "1.25"]],
    }
    return made | changes


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
    assert day_grid(day, "Europe/Berlin", 15)[2] == hours * 4


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
