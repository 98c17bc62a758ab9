"""A house by the hours of a day; and that nobody learns from it what one flat has used."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.packed import pack
from tests.api.cabinet.servicing.balancing import SEPTEMBER, SIX, Balanced, balanced
from tests.api.cabinet.serving import VERA, serve
from tests.api.cabinet.supply import ANNA, as_user

_DAY = date(2026, 9, 10)
_OTHER = UUID("00000000-0000-4000-8000-0000000000e2")
# Flat n by n Wh in the first hour and 10 n in the last.
_FLATS = {unit: [n] + [100] * 22 + [10 * n] for n, unit in enumerate(SIX, 1)}
_COMMON = {"0": [1000] * 24}


@pytest.fixture
async def house(home: Home, monkeypatch: pytest.MonkeyPatch) -> Balanced:
    """A house of six flats that are all read by the hour."""
    house = await balanced(home, monkeypatch, SIX)
    await house.measure(_FLATS | _COMMON, [_DAY])
    return house


async def _withheld(house: Balanced) -> str | None:
    told = await house.told("balance/hours", day="2026-09-10")
    assert (told["withheld"] is None) == (len(told["hours"]) > 0)
    reason: str | None = told["withheld"]
    return reason


async def test_hours_of_a_day_are_exact_sums(house: Balanced) -> None:
    told = await house.told("balance/hours", day="2026-09-10")
    hours = told.pop("hours")
    assert told == {"day": "2026-09-10", "units": 6, "least_units": 5, "withheld": None}
    assert [one["house"] for one in hours] == [1.0] * 24
    assert [one["units"] for one in hours] == [0.021] + [0.6] * 22 + [0.21]
    assert hours[0]["start"].startswith("2026-09-10T00:00:00")
    assert hours[-1]["start"].startswith("2026-09-10T23:00:00")


async def test_packed_days_and_shorter_intervals_are_the_same_hours(house: Balanced) -> None:
    await house.measure({"1": [0, 1] + [50, 50] * 22 + [3, 7]}, [_DAY], minutes=30)
    plain = await house.told("balance/hours", day="2026-09-10")
    assert plain["hours"][0]["units"] == 0.021
    assert (await pack(house.home)).days > 0
    assert await house.home.rows("SELECT 1 FROM interval_profile") == []
    assert await house.told("balance/hours", day="2026-09-10") == plain


async def test_hours_are_of_all_flats_or_of_none(house: Balanced) -> None:
    await house.measure({"10": [100] * 23 + [None]}, [_DAY])
    assert await _withheld(house) == "not-arrived"
    told = await house.told("balance/hours", day="2026-09-11")
    assert (told["withheld"], told["hours"]) == ("not-arrived", [])
    await house.home.rows(
        "DELETE FROM meter_channels WHERE meter_id ="
        " (SELECT id FROM meters WHERE external_id = 'm-7-10')"
    )
    assert await _withheld(house) == "not-by-hours"


async def test_fewer_than_five_flats_tell_no_hours(house: Balanced) -> None:
    points = "SELECT usage_point_id FROM meters WHERE external_id IN ('m-7-1', 'm-7-2')"
    await house.home.rows(f"DELETE FROM meter_installations WHERE usage_point_id IN ({points})")
    told = await house.told("balance/hours", day="2026-09-10")
    assert (told["units"], told["withheld"], told["hours"]) == (4, "few-units", [])
    assert (await house.told(month="2026-09-01"))["hours_withheld"] == "few-units"


async def test_without_a_common_meter_there_are_no_hours(house: Balanced) -> None:
    await house.home.rows("UPDATE usage_points SET scope = 'unit'")
    assert await _withheld(house) == "no-house-meter"


async def test_a_flat_without_an_account_stays_in_the_sums(house: Balanced) -> None:
    """Or else what is told before and after would tell by subtraction what it has used."""
    before = await house.told("balance/hours", day="2026-09-10")
    await house.home.rows(
        "UPDATE usage_points SET account_id = NULL WHERE id ="
        " (SELECT usage_point_id FROM meters WHERE external_id = 'm-7-1')"
    )
    assert await house.told("balance/hours", day="2026-09-10") == before


async def test_a_month_of_hours_may_be_asked_for(house: Balanced) -> None:
    assert (await house.told(month="2026-09-01"))["hours_withheld"] == "not-by-hours"
    await house.measure(_FLATS | _COMMON, SEPTEMBER)
    told = await house.told(month="2026-09-01")
    assert told["hours_withheld"] is None
    september = next(one for one in told["months"] if one["month"] == "2026-09-01")
    assert (september["house"], september["units_used"]) == (720.0, 402.93)
    # The common meters are the organisation's own; of flats there is nothing but counts and sums.
    assert [meter["serial_number"] for meter in told["meters"]] == ["000007-0"]
    assert "m-7-1" not in str(told)
    assert "000007-1" not in str(told)
    assert "Жилец" not in str(told)


@pytest.mark.parametrize("path", ["balance", "balance/hours"])
async def test_a_house_is_told_to_whom_serves_it_now(house: Balanced, path: str) -> None:
    asked: dict[str, Any] = {"day" if path.endswith("hours") else "month": "2026-09-10"}
    assert (await house.ask(path, **asked)).status_code == 200
    # A consumer who acts for none, and another organisation.
    assert (await house.ask(path, ANNA, **asked)).status_code == 404
    await serve(house.home, "l-a", user_id=_OTHER, organization="o-2")
    assert (await house.ask(path, _OTHER, **asked)).status_code == 404
    # It has gone to the other.
    await house.home.rows(
        "UPDATE served_houses SET organization_id ="
        " (SELECT id FROM servicing_organizations WHERE external_id = 'o-2')"
    )
    assert (await house.ask(path, **asked)).status_code == 404
    assert (await house.ask(path, _OTHER, **asked)).status_code == 200


async def test_nobody_unknown_is_told_anything(house: Balanced) -> None:
    where = f"/api/cabinet/servicing/houses/{house.key}/balance"
    assert (await house.home.client.get(where)).status_code == 401
    assert (await house.home.client.get(f"{where}/hours?day=2026-09-10")).status_code == 401
    for key in ("999999", "x", "99999999999"):
        where = f"/api/cabinet/servicing/houses/{key}/balance"
        answer = await house.home.client.get(where, headers=as_user(VERA))
        assert answer.status_code == 404
