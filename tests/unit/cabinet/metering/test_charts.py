import random
from datetime import date, timedelta
from typing import Any, cast

import orjson
import pytest

from services.cabinet.metering.consumption.charts import (
    HIDDEN,
    Bar,
    MeterData,
    Month,
    chart_json,
    day_bars,
    period_bars,
    whole,
)
from services.cabinet.metering.consumption.rules import IntervalName, Period, chart_period

ALWAYS = ((None, None),)


def _told(bars: list[Bar], period: Period, interval: IntervalName, meter: MeterData) -> Any:
    return orjson.loads(chart_json({}, bars, period, interval, meter))


def test_whole_of_nothing_known_is_unknown() -> None:
    unknown = Bar(None, False)
    assert whole([unknown, unknown]) == unknown
    assert whole([Bar(5, True), unknown]) == Bar(5, False)
    assert whole([Bar(5, True), Bar(7, True)]) == Bar(12, True)


def test_whole_tells_what_of_it_is_estimated_and_doubtful() -> None:
    bars = [Bar(5, True), Bar(7, True, 3), Bar(9, True, 0, 4)]
    assert whole(bars) == Bar(21, True, 3, 4)
    assert whole([Bar(0, True, 0), Bar(1, True)]) == Bar(1, True, 0, None)


def test_day_bars_carry_the_quality_of_each_value() -> None:
    assert day_bars([5, None, 7], b"\1", 3) == [
        Bar(5, True, 5),
        Bar(None, False),
        Bar(7, True, 7),
    ]
    assert day_bars([5, 6, 7], bytes([0, 1, 2]), 3) == [
        Bar(5, True),
        Bar(6, True, 6),
        Bar(7, True, None, 7),
    ]
    assert day_bars(None, None, 2) == [Bar(None, False)] * 2


def test_period_bars_of_a_billing_month_join_two_months() -> None:
    period = chart_period(date(2026, 3, 5), "month", 20)
    months = {
        date(2026, 2, 1): Month(list(range(1, 29)), (1 << 28) - 1),
        date(2026, 3, 1): Month([100 + n for n in range(1, 32)], 1),
    }
    bars = period_bars(months, period, "month", ALWAYS)
    assert [bar.value for bar in bars] == [*range(20, 29), *range(101, 120)]
    assert [bar.complete for bar in bars] == [True] * 10 + [False] * 18


def test_period_bars_of_a_year_sum_the_months() -> None:
    period = chart_period(date(2026, 3, 5), "year", 1)
    bars = period_bars({date(2026, 2, 1): Month([2] * 28, (1 << 28) - 1)}, period, "year", ALWAYS)
    assert bars[1] == Bar(56, True)
    assert bars[0] == Bar(None, False)
    assert len(bars) == 12


def test_period_bars_hide_what_was_anothers() -> None:
    period = chart_period(date(2026, 2, 5), "month", 1)
    bars = period_bars(
        {date(2026, 2, 1): Month([2] * 28, (1 << 28) - 1)},
        period,
        "month",
        [(date(2026, 2, 10), date(2026, 2, 11)), (date(2026, 2, 20), None)],
    )
    assert [bar.value for bar in bars] == [None] * 9 + [2] * 2 + [None] * 8 + [2] * 9
    # Nothing of the reader's is missing on a day that is not his.
    assert whole(bars) == Bar(22, True)


def test_chart_document_knows_its_neighbours() -> None:
    meter = MeterData("Europe/Moscow", 30, date(2026, 1, 31), date(2026, 3, 1))
    period = chart_period(date(2026, 2, 5), "month", 1)
    document = _told([Bar(1500, True)] * 28, period, "month", meter)
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
        "hidden": False,
    }
    hidden = MeterData("Europe/Moscow", 30, period.start, None, ((period.start, None),))
    alone = _told([Bar(1500, True)] * 28, period, "month", hidden)
    assert (alone["previous_date"], alone["next_date"]) == (None, None)
    assert period.end - period.start == timedelta(days=28)


def test_days_are_told_as_days_where_a_midnight_is_left_out() -> None:
    cairo = MeterData("Africa/Cairo", 60, date(2026, 4, 1), date(2026, 4, 30))
    month = chart_period(date(2026, 4, 23), "month", 1)
    document = _told([Bar(1, True)] * 30, month, "month", cairo)
    point = document["points"][22]
    assert (point["start"], point["end"]) == (
        "2026-04-23T00:00:00+02:00",
        "2026-04-24T01:00:00+03:00",
    )
    assert (point["first_day"], point["last_day"]) == ("2026-04-23", "2026-04-23")
    assert (document["first_day"], document["last_day"]) == ("2026-04-01", "2026-04-30")
    day = _told([Bar(1, True)] * 23, chart_period(date(2026, 4, 24), "day", 1), "day", cairo)
    assert day["points"][0]["start"] == "2026-04-24T01:00:00+03:00"
    assert {point["first_day"] for point in day["points"]} == {"2026-04-24"}


@pytest.mark.parametrize("sound", [True, False])
def test_a_chart_is_written_as_a_serializer_writes_it(sound: bool) -> None:
    chance = random.Random(5)
    parts = (None, 0, 1, 999, 1000, 123_456, 2_000_000_000 * 96 * 31)
    meter = MeterData("Europe/Moscow", 15, None, None)
    head = {"meter_id": 7, "channel": "R-", "date": date(2026, 3, 5)}
    for interval, count in (("day", 96), ("month", 31), ("year", 12)):
        period = chart_period(date(2026, 3, 5), cast(IntervalName, interval), 1)
        bars = [
            Bar(chance.choice(parts), chance.random() < 0.5, *chance.choices(parts, k=2))
            for _ in range(count - 1)
        ] + [HIDDEN]
        if sound:
            bars = [Bar(chance.choice(parts[1:]), True) for _ in range(count)]
        written = chart_json(head, bars, period, cast(IntervalName, interval), meter)
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
