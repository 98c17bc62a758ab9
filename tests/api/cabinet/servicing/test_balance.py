"""What came into a house against what its flats used, by months."""

from datetime import date

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.balancing import SEPTEMBER, SIX, Balanced, balanced

_THREE = ("1", "2", "10")


@pytest.fixture
async def small(home: Home, monkeypatch: pytest.MonkeyPatch) -> Balanced:
    """A house of three flats, which are read by hand; its common meter has the ratio 20."""
    return await balanced(home, monkeypatch, _THREE)


@pytest.fixture
async def large(home: Home, monkeypatch: pytest.MonkeyPatch) -> Balanced:
    """A house of six flats."""
    return await balanced(home, monkeypatch, SIX)


async def _three_months(house: Balanced) -> None:
    await house.read("2026-08-20", f0=1_000_000, f1=100_000, f2=5_000, f10=900_300)
    await house.read("2026-09-21", f0=1_040_000, f1=350_000, f2=105_100, f10=1_200_400)
    await house.read("2026-10-19", f0=1_070_500, f1=450_000, f2=205_100, f10=1_400_400)


async def test_readings_of_two_months_are_compared_with_the_ratio(small: Balanced) -> None:
    await _three_months(small)
    told = await small.told()
    assert told["house"]["address"] == "Казань, ул. Садовая, д. 7"
    # The running month has no readings yet.
    assert told["month"] == "2026-10-01"
    assert told["last_month"] == "2026-11-01"
    assert [one["month"] for one in told["months"]] == [
        f"{2025 + (n + 11) // 12}-{(n + 11) % 12 + 1:02}-01" for n in range(12)
    ]
    september, october = told["months"][-3:-1]
    assert september == {
        "month": "2026-09-01",
        "house": 800.0,
        "units_used": 650.2,
        "difference": 149.8,
        "difference_percent": 18.7,
        "house_by": "readings",
        "units": {"total": 3, "answered": 3, "by_profile": 0, "by_readings": 3, "spread": 0},
    }
    assert (october["house"], october["units_used"], october["difference"]) == (610.0, 400.0, 210.0)
    assert told["meters"] == [
        {"serial_number": "000007-0", "ratio": 20.0, "used": 610.0, "by": "readings", "kind": None}
    ]
    assert (told["read_from"], told["read_to"]) == ("2026-10-19", "2026-10-19")
    assert told["misfits"] == []


async def test_several_common_meters_are_added_and_none_may_be_missing(
    small: Balanced,
) -> None:
    await _three_months(small)
    await small.home.rows(
        "UPDATE usage_points SET scope = 'building', transformation_ratio = 1"
        " WHERE id = (SELECT usage_point_id FROM meters WHERE external_id = 'm-7-10')"
    )
    september = await small.month("2026-09-01")
    assert (september["house"], september["units_used"]) == (1100.1, 350.1)
    assert september["units"]["total"] == 2
    await small.read("2026-11-19", f0=1_100_000, f1=500_000, f2=250_000)
    november = await small.month("2026-11-01")
    assert november["house"] is None
    assert november["difference"] is None
    assert november["units_used"] == 94.9


async def test_who_has_not_answered_is_in_no_sum_and_told(small: Balanced) -> None:
    await _three_months(small)
    await small.read("2026-11-18", f0=1_100_500, f1=500_000)
    await small.read("2026-11-20", f2=260_100)
    november = await small.month("2026-11-01")
    assert (november["units"]["total"], november["units"]["answered"]) == (3, 2)
    assert (november["house"], november["units_used"]) == (600.0, 105.0)
    told = await small.told(month="2026-11-01")
    assert (told["read_from"], told["read_to"]) == ("2026-11-18", "2026-11-20")


async def test_what_was_used_in_months_without_a_reading_is_spread_evenly(
    small: Balanced,
) -> None:
    await small.read("2026-07-20", f0=0, f1=0, f2=0, f10=0)
    await small.read("2026-08-20", f2=1_000)
    await small.read("2026-09-20", f2=2_000)
    await small.read("2026-10-20", f0=300, f1=100_001, f2=3_000)
    months = [await small.month(f"2026-{n:02}-01") for n in (8, 9, 10)]
    assert [one["units_used"] for one in months] == [34.333, 34.334, 34.334]
    assert [one["house"] for one in months] == [2.0, 2.0, 2.0]
    assert [one["units"]["spread"] for one in months] == [1, 1, 1]


async def test_what_was_computed_is_no_reading(small: Balanced) -> None:
    await small.read("2026-08-20", f1=1_000)
    await small.read("2026-09-20", "computed", f1=9_000)
    assert (await small.month("2026-09-01"))["units"]["answered"] == 0


async def test_a_counter_that_began_anew_is_counted_on(small: Balanced) -> None:
    await small.read("2026-08-20", f1=99_990_000)
    await small.read("2026-09-20", f1=30_000)
    assert (await small.month("2026-09-01"))["units_used"] == 40.0


async def test_days_of_profiles_are_added_where_all_of_a_month_are_known(
    large: Balanced,
) -> None:
    # Five flats by 1 kWh a day, and the common meter by 10: a profile is what was used.
    await large.measure({unit: [50, 0] * 10 + [125] * 4 for unit in SIX[:5]})
    await large.measure({"0": [500] * 20 + [0] * 4})
    await large.read("2026-08-31", f10=0)
    await large.read("2026-09-30", f10=77_000)
    september = await large.month("2026-09-15")
    assert september == {
        "month": "2026-09-01",
        "house": 300.0,
        "units_used": 227.0,
        "difference": 73.0,
        "difference_percent": 24.3,
        "house_by": "profile",
        "units": {"total": 6, "answered": 6, "by_profile": 5, "by_readings": 1, "spread": 0},
    }
    assert (await large.told(month="2026-09-01"))["hours_withheld"] == "not-by-hours"


async def test_a_month_with_a_missing_hour_is_told_by_readings_or_not_at_all(
    large: Balanced,
) -> None:
    await large.measure({unit: [100] * 24 for unit in SIX})
    await large.measure({"1": [100] * 23 + [None]}, SEPTEMBER[12:13])
    units = (await large.month("2026-09-01"))["units"]
    assert (units["total"], units["answered"]) == (6, 5)
    await large.read("2026-08-31", f1=0)
    await large.read("2026-09-30", f1=70_000)
    september = await large.month("2026-09-01")
    assert september["units"]["by_readings"] == 1
    assert september["units_used"] == 5 * 72.0 + 70.0


async def test_days_of_fewer_than_five_flats_count_for_nothing(large: Balanced) -> None:
    await large.measure({unit: [100] * 24 for unit in SIX[:4]})
    september = await large.month("2026-09-01")
    assert september["units"]["answered"] == 0
    assert september["units_used"] is None
    # Their counters, which are handed in anyway, do.
    await large.read("2026-08-31", f1=0)
    await large.read("2026-09-30", f1=70_000)
    september = await large.month("2026-09-01")
    assert (september["units_used"], september["units"]["by_readings"]) == (70.0, 1)


async def test_a_common_meter_is_compared_over_the_days_of_the_flats_readings(
    small: Balanced,
) -> None:
    await _three_months(small)
    await small.measure({"0": [1_000] * 24})
    assert (await small.month("2026-09-01"))["house"] == 800.0
    await small.home.rows("DELETE FROM register_readings WHERE total IS NULL AND t1 > 1000000")
    september = await small.month("2026-09-01")
    assert (september["house"], september["house_by"]) == (720.0, "profile")


async def test_a_month_of_two_meters_is_that_of_both(small: Balanced) -> None:
    point = await small.home.rows(
        "SELECT p.mrid::text AS mrid FROM usage_points p JOIN meters m ON m.usage_point_id = p.id"
        " WHERE m.external_id = 'm-7-1'"
    )
    await small.read("2026-08-20", f1=100_000)
    await small.read("2026-09-10", f1=180_000)
    await small.home.good(
        "meters",
        {
            "id": "m-7-11",
            "serial_number": "N",
            "model": "m-5",
            "usage_point": point[0]["mrid"],
            "installed_on": "2026-09-10",
        },
    )
    await small.read("2026-09-10", f11=5_000)
    assert (await small.month("2026-09-01"))["units_used"] == 80.0
    await small.read("2026-09-20", f11=15_000)
    await small.read("2026-10-20", f11=45_000)
    assert (await small.month("2026-09-01"))["units_used"] == 90.0
    october = await small.month("2026-10-01")
    assert (october["units_used"], october["units"]["total"]) == (30.0, 3)


async def test_months_are_whose_began_while_the_house_was_served(small: Balanced) -> None:
    await _three_months(small)
    await small.home.rows("UPDATE served_houses SET first_day = $1", date(2026, 9, 2))
    told = await small.told()
    assert told["first_month"] == "2026-10-01"
    assert [one["month"] for one in told["months"]] == ["2026-10-01", "2026-11-01"]
    for month in ("2026-09-30", "2026-12-01", "1999-01-01"):
        answer = await small.ask(month=month)
        assert answer.status_code == 422
        assert answer.json()["type"].endswith("date-out-of-range")
    assert (await small.ask("balance/hours", day="2026-09-30")).status_code == 422
    assert (await small.ask(month="yesterday")).status_code == 422


async def test_an_older_month_ends_the_twelve(small: Balanced) -> None:
    told = await small.told(month="2025-05-01")
    assert told["months"][-1]["month"] == "2025-05-01"
    assert len(told["months"]) == 12


async def test_a_house_without_meters_is_told_as_such(small: Balanced) -> None:
    await small.home.rows("DELETE FROM meter_installations")
    told = await small.told()
    assert told["month"] == "2026-10-01"
    assert told["meters"] == []
    assert told["months"][-2]["units"]["total"] == 0
    assert told["hours_withheld"] == "few-units"
