import random
from datetime import date, timedelta
from typing import Any

import orjson
import pytest

from services.cabinet.metering.consumption.charts import (
    Known,
    Points,
    chart_json,
    points_of_days,
    points_of_intervals,
    points_of_months,
)
from services.cabinet.metering.consumption.rules import Period, chart_period, month_starts
from services.cabinet.metering.consumption.series import HIDDEN, UNKNOWN, Bar, series_of

MOSCOW = "Europe/Moscow"
NEVER = Known(30, None, None)


def _told(bars: list[Bar], points: Points, period: Period, known: Known = NEVER) -> Any:
    return orjson.loads(chart_json({}, series_of(bars), points, period, known))


def test_chart_document_knows_its_neighbours() -> None:
    period = chart_period(date(2026, 2, 5), "month", 1)
    points = points_of_days(period, MOSCOW)
    known = Known(30, date(2026, 1, 31), date(2026, 3, 1))
    document = _told([Bar(1500, True)] * 28, points, period, known)
    assert document["previous_date"] == "2026-01-31"
    assert document["next_date"] == "2026-03-01"
    assert document["total"] == 42.0
    assert document["points"][0] == {
        "start": "2026-02-01T00:00:00+03:00",
        "end": "2026-02-02T00:00:00+03:00",
        "first_day": "2026-02-01",
        "last_day": "2026-02-01",
        "value": 1.5,
        "complete": True,
        "estimated": None,
        "doubtful": None,
        "quality": "good",
        "hidden": False,
    }
    alone = _told([Bar(1500, True)] * 28, points, period, Known(30, period.start, None))
    assert (alone["previous_date"], alone["next_date"]) == (None, None)
    assert period.end - period.start == timedelta(days=28)


@pytest.mark.parametrize(
    ("bar", "quality"),
    [
        (Bar(5, True), "good"),
        (Bar(0, False), "good"),
        (Bar(5, True, 0), "estimated"),
        (Bar(5, False, 3, 1), "doubtful"),
        (UNKNOWN, None),
        (HIDDEN, None),
    ],
)
def test_a_points_quality_is_the_worst_that_is_known_in_it(bar: Bar, quality: str | None) -> None:
    period = chart_period(date(2026, 2, 5), "day", 1)
    (point,) = _told([bar], points_of_days(period, MOSCOW), period)["points"]
    assert point["quality"] == quality


def test_days_are_told_as_days_where_a_midnight_is_left_out() -> None:
    month = chart_period(date(2026, 4, 23), "month", 1)
    document = _told([Bar(1, True)] * 30, points_of_days(month, "Africa/Cairo"), month)
    point = document["points"][22]
    assert (point["start"], point["end"]) == (
        "2026-04-23T00:00:00+02:00",
        "2026-04-24T01:00:00+03:00",
    )
    assert (point["first_day"], point["last_day"]) == ("2026-04-23", "2026-04-23")
    assert (document["first_day"], document["last_day"]) == ("2026-04-01", "2026-04-30")
    period = chart_period(date(2026, 4, 24), "day", 1)
    day = _told([Bar(1, True)] * 23, points_of_intervals(period, 60, "Africa/Cairo"), period)
    assert day["points"][0]["start"] == "2026-04-24T01:00:00+03:00"
    assert {point["first_day"] for point in day["points"]} == {"2026-04-24"}


@pytest.mark.parametrize(
    ("zone", "start", "days", "minutes", "starts"),
    [
        (
            "Europe/Berlin",
            date(2026, 10, 24),
            3,
            60,
            {24 + 2: "2026-10-25T02:00:00+02:00", 24 + 3: "2026-10-25T02:00:00+01:00"},
        ),
        (
            "Australia/Lord_Howe",
            date(2026, 4, 4),
            2,
            60,
            {24 + 1: "2026-04-05T01:00:00+11:00", 24 + 2: "2026-04-05T01:30:00+10:30"},
        ),
        ("America/Sao_Paulo", date(2018, 11, 3), 2, 60, {24: "2018-11-04T01:00:00-02:00"}),
    ],
)
def test_hours_of_many_days_are_told_by_the_clock(
    zone: str, start: date, days: int, minutes: int, starts: dict[int, str]
) -> None:
    period = Period(start, start + timedelta(days=days))
    points = points_of_intervals(period, minutes, zone)
    document = _told([Bar(1, True)] * len(points.heads), points, period)
    told = [point["start"] for point in document["points"]]
    assert {number: told[number] for number in starts} == starts
    # No hole and no overlap: each begins where the one before has ended.
    ends = [point["end"] for point in document["points"]]
    assert told == [document["start"], *ends[:-1]]
    assert ends[-1] == document["end"]
    assert len(set(told)) == len(told)


def test_a_day_that_was_skipped_has_no_points() -> None:
    period = chart_period(date(2011, 12, 30), "day", 1)
    document = _told([], points_of_intervals(period, 60, "Pacific/Apia"), period)
    assert (document["points"], document["total"]) == ([], None)


@pytest.mark.parametrize("sound", [True, False])
def test_a_chart_is_written_as_a_serializer_writes_it(sound: bool) -> None:
    chance = random.Random(5)
    parts = (None, 0, 1, 999, 1000, 123_456, 2_000_000_000 * 96 * 31)
    head = {"meter_id": 7, "channel": "R-", "date": date(2026, 3, 5)}
    day, month, year = (
        chart_period(date(2026, 3, 5), interval, 1) for interval in ("day", "month", "year")
    )
    for period, points in (
        (day, points_of_intervals(day, 15, MOSCOW)),
        (month, points_of_days(month, MOSCOW)),
        (month, points_of_intervals(month, 60, MOSCOW)),
        (year, points_of_months(year, month_starts(year, 1), MOSCOW)),
    ):
        count = len(points.heads)
        bars = [
            Bar(chance.choice(parts), chance.random() < 0.5, *chance.choices(parts, k=2))
            for _ in range(count - 1)
        ] + [HIDDEN]
        if sound:
            bars = [Bar(chance.choice(parts[1:]), True) for _ in range(count)]
        written = chart_json(head, series_of(bars), points, period, NEVER)
        read = orjson.loads(written)
        assert orjson.dumps(read) == written
        assert [
            (p["value"], p["complete"], p["estimated"], p["doubtful"], p["hidden"])
            for p in read["points"]
        ] == [
            (
                _kilo(bar.value),
                bar.complete,
                _kilo(bar.estimated),
                _kilo(bar.doubtful),
                bar == HIDDEN,
            )
            for bar in bars
        ]


def _kilo(watt_hours: int | None) -> float | None:
    return None if watt_hours is None else watt_hours / 1000
