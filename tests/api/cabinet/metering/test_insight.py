"""What one's own past tells over HTTP: of one's own days alone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import ago, measured, one_clock, take
from tests.api.cabinet.supply import ANNA, BORIS, as_user, profile


async def _insight(home: Home, user: Any = ANNA, **asked: Any) -> Any:
    return await home.get(f"meters/{await home.meter_id()}/insight", user, **asked)


async def _usual(home: Home, first: int, last: int, wh: int = 100) -> None:
    """Deliver whole days of the same value, from so many days ago to so many days ago."""
    await measured(home, *(ago(n) for n in range(first, last - 1, -1)), wh=wh)


async def test_this_month_is_forecast_from_the_weeks_before(home: Home) -> None:
    await one_clock(home)
    await _usual(home, 120, 1)
    told = await _insight(home)
    month = ago(0).replace(day=1)
    days = ((month + timedelta(days=31)).replace(day=1) - month).days
    found = told["forecast"]
    assert (found["month"], found["as_of"]) == (month.isoformat(), ago(0).isoformat())
    assert found["expected"] == found["low"] == found["high"] == pytest.approx(2.4 * days)
    assert found["so_far"] == pytest.approx(2.4 * (ago(0) - month).days)
    assert found["tried"] == found["inside"] > 0
    assert (told["unforecast"], told["last_day"]) == (None, ago(1).isoformat())
    assert told["unusual"] == []


async def test_an_unusual_day_is_told_with_what_is_usual(home: Home) -> None:
    await one_clock(home)
    await _usual(home, 80, 1)
    await measured(home, ago(4), wh=400)
    assert (await _insight(home))["unusual"] == [
        {
            "day": ago(4).isoformat(), "value": 9.6, "usual": 2.4, "usual_low": 2.4,
            "usual_high": 2.4, "more": True,
        }
    ]  # fmt: skip


async def test_a_typical_week_has_the_hours_of_the_places_clock(home: Home) -> None:
    await one_clock(home)
    values = [50] * 7 + [900] + [50] * 16
    await home.good(
        "interval-profiles",
        *(profile(day=ago(n).isoformat(), values=values) for n in range(1, 30)),
    )
    told = await _insight(home)
    assert told["typical_days"] == 29
    assert [day[6:9] for day in told["typical"]] == [[0.05, 0.9, 0.05]] * 7


async def test_doubtful_and_unfinished_days_do_not_count(home: Home) -> None:
    await one_clock(home)
    await _usual(home, 80, 3)
    await home.good(
        "interval-profiles",
        profile(day=ago(2).isoformat(), values=[900] * 24, quality="doubtful"),
        profile(day=ago(1).isoformat(), values=[900] * 23 + [None]),
    )
    told = await _insight(home)
    assert (told["last_day"], told["unusual"]) == (ago(3).isoformat(), [])


async def test_why_there_is_no_forecast_is_told(home: Home) -> None:
    await one_clock(home)
    nothing = await _insight(home)
    assert (nothing["forecast"], nothing["unforecast"], nothing["last_day"]) == (
        None, "little-known", None,
    )  # fmt: skip
    assert nothing["typical"] is None
    await _usual(home, 12, 1)
    assert (await _insight(home))["unforecast"] == "little-known"


async def test_a_meter_that_has_fallen_silent_is_not_forecast(home: Home) -> None:
    await one_clock(home)
    await _usual(home, 120, 20)
    told = await _insight(home)
    assert (told["forecast"], told["unforecast"]) == (None, "no-news")


async def test_days_that_were_anothers_are_not_looked_at(home: Home) -> None:
    """What an account's next customer uses is no past of who has left."""
    await one_clock(home)
    await _usual(home, 120, 1, wh=700)
    await measured(home, ago(30), wh=5000)
    assert (await take(home, ANNA, "1001", ago(40))).status_code == 204
    told = await _insight(home)
    assert told["last_day"] == ago(40).isoformat()
    assert (told["unforecast"], told["unusual"], told["typical_days"]) == ("no-news", [], 17)


async def test_each_kind_of_energy_is_looked_at_by_itself(home: Home) -> None:
    await one_clock(home)
    await _usual(home, 80, 1)
    told = await _insight(home, channel="R-")
    assert (told["unit"], told["forecast"], told["channel"]) == ("kvarh", None, "R-")


async def test_anothers_meter_is_not_found_and_nonsense_is_refused(home: Home) -> None:
    address = f"/api/cabinet/meters/{await home.meter_id()}/insight"
    for user in (BORIS, uuid4()):
        answer = await home.client.get(address, headers=as_user(user))
        assert answer.status_code == 404
    assert (await home.client.get(address)).status_code == 401
    for params in ({"channel": "X"}, {"channel": ""}):
        answer = await home.client.get(address, headers=as_user(ANNA), params=params)
        assert answer.status_code == 422
