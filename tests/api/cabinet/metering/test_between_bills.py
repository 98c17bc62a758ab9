"""Consumption from one bill to the next, whose days differ from month to month (case B32)."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from services.cabinet.metering.consumption.rules import day_minutes
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import CHARTS, Asker, asker, second_place, values
from tests.api.cabinet.supply import profile

_LONDON = "Europe/London"
_DAY = timedelta(days=1)
# The days on which bills begin, the last of them on the day after, and how many days each is of.
_SUMMER = (("2026-05-20", "2026-06-19", "2026-07-15"), (30, 26))
# On 25 October the clock goes back, on 29 March it goes forward: those nights have an edge there.
_AUTUMN = (("2026-10-02", "2026-10-25", "2026-10-26", "2026-11-14"), (23, 1, 19))
_SPRING = (("2026-02-27", "2026-03-29", "2026-04-20"), (30, 22))
# A part of a month is told by months from so many days on.
_SHORTEST_MONTH = 28


def _hours(day: date) -> int:
    return day_minutes(day, _LONDON) // 60


def _wh(day: date) -> int:
    """Return a day's sum, which no other day of the year has."""
    return day.timetuple().tm_yday * _hours(day)


def _every(first: str, end: str) -> list[date]:
    start = date.fromisoformat(first)
    return [start + n * _DAY for n in range((date.fromisoformat(end) - start).days)]


async def _measure(home: Home, bills: tuple[str, ...], **changes: Any) -> None:
    """Deliver the days of the bills, and one before and after them."""
    days = _every(bills[0], bills[-1])
    await home.good(
        "interval-profiles",
        *(
            profile(day=day.isoformat(), values=[day.timetuple().tm_yday] * _hours(day), **changes)
            for day in (days[0] - _DAY, *days, days[-1] + _DAY)
        ),
    )


async def _bill(told: Asker, of: str, begins: str, following: str, step: str) -> Any:
    last = (date.fromisoformat(following) - _DAY).isoformat()
    return await told.read(of, start=begins, end=last, step=step)


@pytest.mark.parametrize("step", ["hour", "day", "month"])
@pytest.mark.parametrize(("bills", "lengths"), [_SUMMER, _AUTUMN, _SPRING])
@pytest.mark.parametrize("of", CHARTS)
async def test_each_bill_has_the_sum_of_its_own_days(
    home: Home, of: str, bills: tuple[str, ...], lengths: tuple[int, ...], step: str
) -> None:
    await _measure(home, bills)
    # An account's other place counts in its sum alone.
    await second_place(home)
    await _measure(home, bills, meter="m-c")
    times = 2 if of == "accounts" else 1
    told = await asker(home)
    for bill, length in zip(pairwise(bills), lengths, strict=True):
        days = _every(*bill)
        assert len(days) == length
        if step == "month" and length < _SHORTEST_MONTH:
            continue
        chart = await _bill(told, of, *bill, step)
        expected = times * sum(map(_wh, days))
        assert round(chart["total"] * 1000) == expected
        assert sum(round((value or 0) * 1000) for value in values(chart)) == expected
        assert chart["complete"] is True
        assert (chart["first_day"], chart["last_day"]) == (bill[0], days[-1].isoformat())
        counts = {"hour": sum(map(_hours, days)), "day": length}
        assert step == "month" or len(chart["points"]) == counts[step]


@pytest.mark.parametrize("bills", [_SUMMER[0], _AUTUMN[0], _SPRING[0]])
@pytest.mark.parametrize("of", CHARTS)
async def test_one_bill_after_the_other_has_no_day_twice_and_none_is_lost(
    home: Home, of: str, bills: tuple[str, ...]
) -> None:
    await _measure(home, bills)
    told = await asker(home)
    parts = [await _bill(told, of, *bill, "day") for bill in pairwise(bills)]
    whole = await _bill(told, of, bills[0], bills[-1], "day")
    points = [point for part in parts for point in part["points"]]
    assert [point["first_day"] for point in points] == list(
        map(date.isoformat, _every(bills[0], bills[-1]))
    )
    assert points == whole["points"]
    assert sum(round(part["total"] * 1000) for part in parts) == round(whole["total"] * 1000)
    # A bill begins at the very moment at which the one before ends, whatever the clock does.
    assert [part["start"] for part in parts[1:]] == [part["end"] for part in parts[:-1]]


@pytest.mark.parametrize("of", CHARTS)
async def test_a_bill_that_is_the_night_of_the_change_alone_has_its_25_hours(
    home: Home, of: str
) -> None:
    await _measure(home, _AUTUMN[0])
    chart = await _bill(await asker(home), of, "2026-10-25", "2026-10-26", "hour")
    assert len(chart["points"]) == 25
    assert (chart["start"], chart["end"]) == (
        "2026-10-25T00:00:00+01:00",
        "2026-10-26T00:00:00+00:00",
    )
