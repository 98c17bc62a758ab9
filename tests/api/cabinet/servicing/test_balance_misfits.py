"""Which meters of a house do not fit: told by the flat and the kind alone."""

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.balancing import Balanced, balanced


@pytest.fixture
async def house(home: Home, monkeypatch: pytest.MonkeyPatch) -> Balanced:
    """A house of four flats, three of which have been read for four months."""
    house = await balanced(home, monkeypatch, ("1", "2", "10", "10а"))
    for n, day in enumerate(("2026-05-20", "2026-06-20", "2026-07-20", "2026-08-20")):
        zones = {"T1": 5_000_000 + n * 100_000, "T2": 2_000_000 + n * 50_000}
        counter = 1_000_000 + n * 100_000
        await house.read(day, f0=n * 30_000, f1=counter, f2=counter, f10=zones, f10а=counter)
    return house


async def test_what_does_not_fit_is_told_by_flat_and_kind_alone(house: Balanced) -> None:
    await house.read(
        "2026-09-20",
        f0=120_000,
        f1=1_300_000,
        f2=1_300_000 + 301_000,
        f10={"T1": 2_200_000, "T2": 5_400_000},
        f10а=1_299_000,
    )
    told = await house.told(month="2026-09-01")
    assert told["misfits"] == [
        {"flat": "1", "kind": "standstill"},
        {"flat": "2", "kind": "jump"},
        {"flat": "10", "kind": "reversed-zones"},
        {"flat": "10а", "kind": "backwards"},
    ]
    assert told["meters"][0]["kind"] is None
    september = next(one for one in told["months"] if one["month"] == "2026-09-01")
    # Zones the other way round are taken so; what went backwards is in no sum.
    assert september["units_used"] == 0 + 301.0 + (100.0 + 50.0)
    assert september["units"]["answered"] == 3
    # The one that was wrong is bridged when the next is read, and no reading is counted twice.
    await house.read(
        "2026-10-20",
        f0=150_000,
        f1=1_400_000,
        f2=1_701_000,
        f10={"T1": 5_500_000, "T2": 2_250_000},
        f10а=1_500_000,
    )
    october = await house.month("2026-10-01")
    assert october["units_used"] == 100.0 + 100.0 + (100.0 + 50.0) + 100.0
    september = await house.month("2026-09-01")
    assert september["units_used"] == 0 + 301.0 + 150.0 + 100.0
    assert (await house.told(month="2026-09-01"))["misfits"][3]["kind"] == "backwards"


async def test_of_two_readings_the_earlier_may_be_the_wrong_one(house: Balanced) -> None:
    await house.read("2026-09-20", f1=9_300_000)
    await house.read("2026-10-20", f1=1_500_000)
    await house.read("2026-11-19", f1=1_600_000)
    assert (await house.told(month="2026-09-01"))["misfits"] == [{"flat": "1", "kind": "jump"}]
    assert (await house.told(month="2026-10-01"))["misfits"] == [{"flat": "1", "kind": "backwards"}]
    assert (await house.told(month="2026-11-01"))["misfits"] == []
    assert (await house.month("2026-11-01"))["units_used"] == 100.0


async def test_a_common_meter_that_does_not_fit_is_named(house: Balanced) -> None:
    await house.read("2026-09-20", f0=90_000)
    told = await house.told(month="2026-09-01")
    assert told["meters"] == [
        {
            "serial_number": "000007-0",
            "ratio": 20.0,
            "used": 0.0,
            "by": "readings",
            "kind": "standstill",
        }
    ]


async def test_with_little_past_nothing_is_said(house: Balanced) -> None:
    await house.home.rows("DELETE FROM register_readings WHERE taken_at < '2026-08-01'")
    await house.read("2026-09-20", f1=9_999_000, f2=1_300_000)
    assert (await house.told(month="2026-09-01"))["misfits"] == []
