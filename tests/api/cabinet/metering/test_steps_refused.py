"""Consumption that cannot be told: what is asked amiss, too much at once, and another's."""

from typing import Any
from uuid import uuid4

import pytest

from services.cabinet.metering.consumption import queries
from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import CHARTS, Asker, asker, days
from tests.api.cabinet.supply import BORIS, DAY, profile

_DATED = {"interval": "month", "date": DAY}
_SPAN = {"start": "2026-09-01", "end": "2026-09-30"}


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "interval"),
        ({"interval": "month"}, "date"),
        ({"date": DAY}, "interval"),
        ({"interval": "week", "date": DAY}, "interval"),
        ({"interval": "month", "date": "2026-02-31"}, "date"),
        (_DATED | {"step": "minute"}, "step"),
        (_DATED | {"channel": "B+"}, "channel"),
        (_DATED | {"period": "moon"}, "period"),
        ({"interval": "day", "date": DAY, "step": "month"}, "step"),
        (_SPAN, "step"),
        (_SPAN | {"step": "day", "start": "2026-02-31"}, "start"),
        (_SPAN | {"step": "day", "end": "2026-08-31"}, "end"),
        (_SPAN | {"step": "day", "end": "later"}, "end"),
        (_SPAN | {"step": "month", "end": "2026-09-27"}, "step"),
        ({"start": "2026-09-01", "step": "day"}, "end"),
        ({"end": "2026-09-01", "step": "day"}, "start"),
        (_DATED | _SPAN, "interval"),
        (_SPAN | {"date": DAY, "step": "day"}, "date"),
    ],
)
async def test_what_does_not_fit_is_named(
    home: Home, of: str, query: dict[str, str], field: str
) -> None:
    response = await (await asker(home)).response(of, **query)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    (error,) = response.json()["errors"]
    assert error["field"] == field
    assert error["message"]


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize(
    "query",
    [
        {"interval": "year", "date": "1000-01-01"},
        {"interval": "year", "date": "3000-01-01"},
        {"interval": "month", "date": "1999-12-31", "step": "hour"},
        {"start": "1000-01-01", "end": "3000-01-01", "step": "month"},
        {"start": "1999-12-31", "end": "2026-01-01", "step": "day"},
        {"start": "2026-01-01", "end": "9999-12-31", "step": "month"},
    ],
)
async def test_dates_without_readings_are_refused(home: Home, of: str, query: Any) -> None:
    response = await (await asker(home)).response(of, **query)
    assert response.status_code == 422
    assert response.json()["type"].endswith(":date-out-of-range")


@pytest.mark.parametrize("of", CHARTS)
async def test_the_first_and_the_last_year_are_answered(home: Home, of: str) -> None:
    told = await asker(home)
    for date in ("2000-01-01", "2100-12-31"):
        for step in ("hour", "day", "month"):
            for period in ("calendar", "billing"):
                asked = {"interval": "year", "date": date, "step": step, "period": period}
                assert (await told.read(of, **asked))["total"] is None
    centuries = {"start": "2000-01-01", "end": "2100-12-31", "step": "month"}
    assert len((await told.read(of, **centuries))["points"]) == 101 * 12


async def _too_much(told: Asker, of: str, **query: Any) -> str:
    response = await told.response(of, **query)
    assert response.status_code == 422
    assert response.json()["type"].endswith(":too-much-at-once")
    detail: str = response.json()["detail"]
    assert "shorter period" in detail
    return detail


@pytest.mark.parametrize("of", CHARTS)
async def test_an_answer_has_nine_thousand_points_at_most(home: Home, of: str) -> None:
    told = await asker(home)
    await home.good("interval-profiles", profile(interval_minutes=15, values=[1] * 96))
    # Days, hours, and quarters of which only the meter tells how many there are.
    await told.read(of, start="2001-01-01", end="2025-08-22", step="day")
    assert "9001" in await _too_much(told, of, start="2001-01-01", end="2025-08-23", step="day")
    await told.read(of, start="2025-01-01", end="2026-01-10", step="hour")
    assert "9024" in await _too_much(told, of, start="2025-01-01", end="2026-01-11", step="hour")
    await told.read(of, interval="month", date=DAY, step="interval")
    await told.read(of, start="2026-06-10", end=DAY, step="interval")
    assert "9024" in await _too_much(told, of, start="2026-06-09", end=DAY, step="interval")
    assert "35040" in await _too_much(told, of, interval="year", date=DAY, step="interval")
    await told.read(of, interval="year", date=DAY, step="hour")


async def test_an_account_of_too_many_meters_is_asked_for_less(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = await asker(home)
    await days(home, "2026-09-01", "2026-09-30")
    monkeypatch.setattr(queries, "MOST_MONTHS", 11)
    await _too_much(told, "accounts", interval="year", date=DAY)
    assert (await told.read("accounts", **_DATED))["total"] == 72.0


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize(
    "query", [_DATED, _DATED | {"step": "hour"}, {"interval": "day", "date": DAY}]
)
async def test_whose_role_has_no_readings_is_told_so(
    home: Home, of: str, query: dict[str, str]
) -> None:
    await give_role(home, BORIS, "accountant")
    told = await asker(home, BORIS, "S-B")
    response = await told.response(of, **query)
    assert response.status_code == 403
    assert response.json()["type"].endswith(":forbidden")
    await give_role(home, BORIS, "energy_engineer")
    assert (await told.read(of, **query))["total"] is None


@pytest.mark.parametrize("of", CHARTS)
async def test_anothers_consumption_is_not_there(home: Home, of: str) -> None:
    await home.good("interval-profiles", profile())
    mine = await asker(home)
    for stranger in (BORIS, uuid4()):
        for query in (_DATED, _SPAN | {"step": "hour"}):
            response = await Asker(home, mine.keys, stranger).response(of, **query)
            assert response.status_code == 404
    for key in ("0", "999999", "x", "9" * 30, "-1"):
        response = await Asker(home, {of: key}).response(of, **_DATED)  # type: ignore[dict-item]
        assert response.status_code == 404, key
