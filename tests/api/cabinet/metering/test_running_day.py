"""What has not been measured yet: hours and moments that are still to come."""

from datetime import UTC, datetime
from typing import Any

import pytest

from services.cabinet.intake import actions
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import BORIS, profile

# 16:30 in Moscow, 13:30 in London.
NOW = datetime(2026, 11, 28, 13, 30, tzinfo=UTC)
TODAY, TOMORROW = "2026-11-28", "2026-11-29"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "utc_now", lambda: NOW)


async def moscow_chart(home: Home, interval: str, date: str = TODAY) -> Any:
    """Return Boris's chart; his meter stands in Moscow."""
    await home.link(BORIS, "1002")
    meter = await home.meter_id(BORIS, "S-B")
    asked = {"channel": "A+", "interval": interval, "date": date}
    return await home.get(f"meters/{meter}/consumption", BORIS, **asked)


@pytest.mark.usefixtures("clock")
async def test_hours_that_have_not_begun_are_not_known_and_tomorrow_is_refused(home: Home) -> None:
    answer = await home.deliver(
        "interval-profiles",
        profile(meter="m-b", day=TODAY, values=[100] * 16 + [0] * 8),
        profile(meter="m-b", day=TOMORROW, values=[0] * 24),
    )
    assert (answer["accepted"], answer["rejected"]) == (1, 1)
    (error,) = answer["errors"]
    assert (error["line"], error["field"], error["code"]) == (2, "day", "out-of-range")
    assert TODAY in error["reason"]
    (note,) = answer["notes"]
    assert (note["line"], note["field"], note["code"]) == (1, "values", "not-yet")
    assert note["reason"].startswith("7 of the values")
    day = await moscow_chart(home, "day")
    assert [point["value"] for point in day["points"]] == [0.1] * 16 + [0] + [None] * 7
    assert (day["total"], day["complete"], day["next_date"]) == (1.6, False, None)
    month = await moscow_chart(home, "month")
    assert (month["points"][27]["value"], month["points"][27]["complete"]) == (1.6, False)
    (meter,) = (await home.get("meters", BORIS))["items"]
    assert meter["last_day"] == TODAY


@pytest.mark.usefixtures("clock")
async def test_the_same_batch_is_told_the_same_of_its_lines(home: Home) -> None:
    line = profile(day=TODAY, values=[1] * 24)
    first = await home.deliver("interval-profiles", line, batch_id="today")
    assert [note["code"] for note in first["notes"]] == ["not-yet"]
    assert await home.deliver("interval-profiles", line, batch_id="today") == first


@pytest.mark.usefixtures("clock")
async def test_what_has_begun_is_judged_where_the_meter_stands(home: Home) -> None:
    await home.deliver(
        "interval-profiles",
        profile(meter="m-a", day=TODAY, values=[1] * 24),
        profile(meter="m-b", day=TODAY, values=[1] * 24),
    )
    london = await home.chart("day", TODAY)
    moscow = await moscow_chart(home, "day")
    for chart, hours in ((london, 14), (moscow, 17)):
        assert [point["value"] is not None for point in chart["points"]] == [
            n < hours for n in range(24)
        ]


@pytest.mark.usefixtures("clock")
async def test_a_senders_clock_may_be_a_little_ahead(home: Home) -> None:
    def event(at: str) -> dict[str, Any]:
        return {"meter": "m-a", "occurred_at": at, "code": 7}

    answer = await home.deliver(
        "meter-events", event("2026-11-28T13:34:59Z"), event("2026-11-28T13:35:01Z")
    )
    assert (answer["accepted"], answer["notes"]) == (1, [])
    assert [(e["line"], e["field"], e["code"]) for e in answer["errors"]] == [
        (2, "occurred_at", "out-of-range")
    ]


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("kind", "record", "field"),
    [
        (
            "register-readings",
            {"taken_at": None, "channel": "A+", "unit": "Wh", "values": {"total": 5}},
            "taken_at",
        ),
        ("meter-events", {"occurred_at": None, "code": 7}, "occurred_at"),
        ("connection-states", {"changed_at": None, "state": "limited"}, "changed_at"),
    ],
)
async def test_moments_to_come_are_refused(
    home: Home, kind: str, record: dict[str, Any], field: str
) -> None:
    for at in ("2026-11-28T18:00:00+03:00", "2026-11-29T00:00:00Z"):
        answer = await home.deliver(kind, {**record, "meter": "m-a", field: at})
        assert [(e["field"], e["code"]) for e in answer["errors"]] == [(field, "out-of-range")]
    answer = await home.deliver(
        kind, {**record, "meter": "m-a", field: "2026-11-28T16:30:00+03:00"}
    )
    assert answer["accepted"] == 1


async def test_the_hour_that_came_is_filled_in_without_history(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "utc_now", lambda: NOW)
    await home.deliver("interval-profiles", profile(day=TODAY, values=[5] * 13 + [0] * 11))
    monkeypatch.setattr(actions, "utc_now", lambda: NOW.replace(day=29))
    await home.good("interval-profiles", profile(day=TODAY, values=[5] * 13 + [0] + [6] * 10))
    day = await home.chart("day", TODAY)
    assert (day["total"], day["complete"]) == (0.125, True)
    assert await home.rows("SELECT 1 FROM interval_profile_history") == []
