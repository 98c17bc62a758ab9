"""The intervals of many days come in one statement, flat, of the days that are the user's."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from services.cabinet.channels import CHANNELS
from services.cabinet.errors import TooMuchAtOnce
from services.cabinet.metering.consumption import hours
from services.cabinet.metering.consumption.hours import StoredPlace, Stretch, list_hours
from services.cabinet.metering.consumption.subjects import Subject
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, profile

SEPTEMBER = date(2026, 9, 1), date(2026, 9, 30)


async def _read(
    home: Home, subject: Subject, user: Any = ANNA, days: tuple[date, date] = SEPTEMBER
) -> list[StoredPlace]:
    return await list_hours(home.database, user, subject, CHANNELS["A+"], days)


async def _meter(home: Home) -> Subject:
    return Subject("meter", await home.meter_id())


def _told(place: StoredPlace) -> list[tuple[date, int, int, int]]:
    return [(s.first_day, s.days, s.minutes, s.per_day) for s in place.stretches]


async def test_days_that_follow_one_another_are_one_stretch(home: Home) -> None:
    await home.good(
        "interval-profiles",
        *(profile(day=f"2026-09-{day:02}", values=[day] * 24) for day in (3, 4, 5, 9)),
        profile(day="2026-08-31"),
        profile(day="2026-10-01"),
        profile(channel="A-"),
    )
    (place,) = await _read(home, await _meter(home))
    assert _told(place) == [(date(2026, 9, 3), 3, 60, 24), (date(2026, 9, 9), 1, 60, 24)]
    assert place.stretches[0].values == [3] * 24 + [4] * 24 + [5] * 24
    assert place.stretches[0].quality is None
    assert (place.place.first_day, place.place.last_day) == (date(2026, 8, 31), date(2026, 10, 1))


async def test_gaps_qualities_and_other_intervals_are_told_of_their_days(home: Home) -> None:
    doubtful = ["good"] * 23 + ["doubtful"]
    await home.good(
        "interval-profiles",
        profile(day="2026-09-03", values=[None] + [1] * 23),
        profile(day="2026-09-04", quality=doubtful),
        profile(day="2026-09-05", interval_minutes=30, values=[2] * 48),
    )
    (place,) = await _read(home, await _meter(home))
    hourly, halves = place.stretches
    assert hourly.values == [None] + [1] * 23 + [100] * 24
    assert hourly.quality == [None, bytes([0] * 23 + [2])]
    assert (halves.minutes, halves.values) == (30, [2] * 48)


async def test_an_hour_more_or_less_parts_the_stretches(home: Home) -> None:
    days = {"2026-10-24": 24, "2026-10-25": 25, "2026-10-26": 24}
    await home.good(
        "interval-profiles", *(profile(day=day, values=[1] * n) for day, n in days.items())
    )
    (place,) = await _read(home, await _meter(home), days=(date(2026, 10, 1), date(2026, 10, 31)))
    assert [s.per_day for s in place.stretches] == [24, 25, 24]


async def test_each_meter_of_a_place_counts_in_its_own_days(home: Home) -> None:
    new = {"id": "m-n", "serial_number": "S-N", "usage_point": POINTS["a"]}
    await home.good("meters", new | {"installed_on": "2026-09-14"})
    every = [f"2026-09-{day:02}" for day in range(1, 31)]
    await home.good("interval-profiles", *(profile(day=day, values=[5] * 24) for day in every))
    await home.good(
        "interval-profiles", *(profile(meter="m-n", day=day, values=[7] * 24) for day in every)
    )
    old = await home.meter_id()
    (place,) = await _read(home, Subject("meter", old))
    assert _told(place) == [(date(2026, 9, 1), 14, 60, 24), (date(2026, 9, 14), 17, 60, 24)]
    assert [set(s.values) for s in place.stretches] == [{5}, {7}]
    point = place.place.usage_point_id
    account = (await home.get("accounts"))["items"][0]["id"]
    assert await _read(home, Subject("usage_point", point)) == [place]
    assert await _read(home, Subject("account", account)) == [place]


async def test_a_stranger_gets_nothing(home: Home) -> None:
    await home.good("interval-profiles", profile())
    meter = await _meter(home)
    (place,) = await _read(home, meter)
    account = (await home.get("accounts"))["items"][0]["id"]
    for subject in (
        meter,
        Subject("usage_point", place.place.usage_point_id),
        Subject("account", account),
    ):
        for stranger in (BORIS, uuid4()):
            assert await _read(home, subject, stranger) == []


async def test_more_than_one_answer_holds_is_not_read(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await home.good("interval-profiles", profile(day="2026-09-03"), profile(day="2026-09-04"))
    meter = await _meter(home)
    monkeypatch.setattr(hours, "MOST_VALUES", 48)
    assert len(await _read(home, meter)) == 1
    monkeypatch.setattr(hours, "MOST_VALUES", 47)
    with pytest.raises(TooMuchAtOnce):
        await _read(home, meter)
    assert len(await _read(home, meter, days=(date(2026, 9, 4), date(2026, 9, 30)))) == 1


def test_a_stretch_is_cut_by_days() -> None:
    quality = [None, b"\1", None]
    whole = Stretch(1, date(2026, 9, 3), 3, 720, 2, [1, 2, 3, 4, 5, 6], quality)
    assert whole.cut(None, None) is whole
    assert whole.cut(date(2026, 9, 4), date(2026, 9, 4)) == Stretch(
        1, date(2026, 9, 4), 1, 720, 2, [3, 4], [b"\1"]
    )
    assert whole.cut(date(2026, 9, 6), None) is None
    assert whole.cut(None, date(2026, 9, 2)) is None
