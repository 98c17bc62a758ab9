"""Ratios of transformers that change on a day, sources that have multiplied already (case B7)."""

from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading, table, told
from tests.api.cabinet.servicing.balancing import Balanced, balanced
from tests.api.cabinet.submissions.handing_in import Clock, form, taken
from tests.api.cabinet.supply import POINTS, profile

_POINT = {
    "mrid": POINTS["a"],
    "account": "1001",
    "service_location": "l-a",
    "time_zone": "Europe/London",
}


def _ratio(value: float, from_day: str | None = "2000-01-01") -> dict[str, Any]:
    return _POINT | {"transformation_ratio": value, "transformation_ratio_from": from_day}


async def _stored(home: Home) -> Any:
    (row,) = await home.rows(
        "SELECT transformation_ratio::float AS ratio, ratio_days::text[] AS days,"
        " former_ratios::float[] AS former FROM usage_points WHERE mrid = $1",
        POINTS["a"],
    )
    return row["ratio"], row["days"], row["former"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


async def test_another_ratio_from_a_day_on_leaves_the_days_before_as_they_were(home: Home) -> None:
    """Ratio 40 → 60 on the 16th: either half by its own."""
    await home.good("usage-points", _ratio(40))
    await home.good(
        "register-readings",
        reading("2026-07-01", T1=100),
        reading("2026-07-16", "inspector", T1=102.5),
        reading("2026-07-31", T1=105),
    )
    assert (await table(home, "2026-07-01"))["consumption"] == 200
    await home.good("usage-points", _ratio(60, "2026-07-16"))
    # Told each night: the day stays, and so does the past.
    await home.good("usage-points", _ratio(60, "2026-07-16"))
    await home.good("usage-points", _ratio(60, None))
    assert await _stored(home) == (60, ["2026-07-16"], [40])
    answer = await table(home, "2026-07-01")
    assert [told(row)["T1"] for row in answer["items"]] == [(105, 150), (102.5, 100), (100, None)]
    assert answer["consumption"] == 250
    (meter,) = answer["meters"]
    assert (meter["ratio"], meter["former_ratios"]) == (60, [{"until": "2026-07-16", "ratio": 40}])
    card = await home.get(f"meters/{await home.meter_id()}/card")
    assert (card["transformation_ratio"], card["former_ratios"]) == (60, meter["former_ratios"])


async def test_where_nobody_read_the_counter_on_that_day_it_is_reckoned_by_days_and_said(
    home: Home,
) -> None:
    await home.good("usage-points", _ratio(40))
    await home.good("usage-points", _ratio(60, "2026-07-16"))
    await home.good(
        "register-readings",
        reading("2026-07-01T00:00:00", T1=100),
        reading("2026-07-31T00:00:00", T1=130),
    )
    # From the first day to the next one each kWh of the counter is 40, then 60.
    (last, _) = (await table(home, "2026-07-30"))["items"]
    assert told(last) == {"T1": (130, 15 * 40 + 15 * 60)}
    assert last["zones"][0]["remark"] == "shared"


async def test_another_ratio_without_a_day_counts_from_today(home: Home) -> None:
    """A source that knows of no days never reckons the past anew."""
    await home.good("usage-points", _ratio(40))
    await home.good("register-readings", reading("2026-07-01", T1=100))
    await home.good("register-readings", reading("2026-07-31", T1=105))
    (now,) = await home.rows("SELECT (now() AT TIME ZONE 'Europe/London')::date::text AS day")
    for _ in range(2):
        await home.good("usage-points", _ratio(60, None))
        assert await _stored(home) == (60, [now["day"]], [40])
    assert (await table(home, "2026-07-01"))["consumption"] == 200
    # For all days it is put right by a day before the first reading.
    await home.good("usage-points", _ratio(60))
    assert await _stored(home) == (60, None, None)
    assert (await table(home, "2026-07-01"))["consumption"] == 300


async def test_a_wrong_day_is_put_right_and_one_to_come_is_refused(home: Home) -> None:
    await home.good("usage-points", _ratio(40))
    await home.good("usage-points", _ratio(60, "2026-07-15"))
    await home.good("usage-points", _ratio(40, "2026-07-15"))
    assert await _stored(home) == (40, None, None)
    await home.good("usage-points", _ratio(60, "2026-07-16"))
    before = await _stored(home)
    answer = await home.deliver("usage-points", _ratio(80, "2199-01-01"))
    assert answer["accepted"] == 0
    assert [(one["field"], one["code"]) for one in answer["errors"]] == [
        ("transformation_ratio_from", "out-of-range")
    ]
    assert await _stored(home) == before


async def test_what_is_handed_in_is_told_with_the_ratio_of_its_time(
    home: Home, clock: Clock
) -> None:
    await home.good("usage-points", _ratio(40))
    await home.good(
        "register-readings",
        reading("2026-10-20", T1=100),
        reading("2026-11-10", "inspector", T1=110),
    )
    await home.good("usage-points", _ratio(60, "2026-11-10"))
    (meter,) = await form(home)
    assert (meter["ratio"], meter["zones"][0]["ratio"]) == (60, 60)
    made = await taken(home, {"T1": "112,5"})
    assert made["consumption_wh"] == {"T1": 150_000}
    assert (await table(home, "2026-11-01"))["consumption"] == 550


async def test_a_form_tells_the_mean_where_the_ratio_changed_since_the_last_reading(
    home: Home, clock: Clock
) -> None:
    await home.good("usage-points", _ratio(40))
    # Ten days of the former ratio, ten of the other until the clock's noon.
    await home.good("register-readings", reading("2026-10-31T10:00:00", T1=100))
    await home.good("usage-points", _ratio(60, "2026-11-10"))
    (meter,) = await form(home)
    assert meter["zones"][0]["ratio"] == pytest.approx(50, abs=0.5)
    made = await taken(home, {"T1": "110"})
    assert made["consumption_wh"]["T1"] == pytest.approx(
        10_000 * meter["zones"][0]["ratio"], abs=300
    )


async def test_a_source_that_multiplies_is_brought_back_to_what_the_counter_shows(
    home: Home,
) -> None:
    await home.good("usage-points", _ratio(40))
    await home.good("usage-points", _ratio(60, "2026-07-16"))
    line = {"multiplied": True}
    await home.good(
        "register-readings",
        reading("2026-07-01", T1=4_000) | line,
        # A midnight's reading is the end of the day before.
        reading("2026-07-16T00:00:00", T1=4_100, total=4_100) | line,
        reading("2026-07-31", T1=6_300) | line,
    )
    answer = await table(home, "2026-07-01")
    assert [told(row)["T1"] for row in answer["items"]] == [
        (105, 150),
        (102.5, 100),
        (100, None),
    ]
    assert answer["consumption"] == 250


async def test_a_ratio_of_many_decimals_is_the_same_each_night(home: Home) -> None:
    await home.good("usage-points", _ratio(1.23456))
    for _ in range(2):
        await home.good("usage-points", _ratio(1.23456, None))
    assert await _stored(home) == (1.2346, None, None)


async def test_what_no_counter_shows_once_it_is_divided_is_refused(home: Home) -> None:
    await home.good("usage-points", _ratio(0.0001))
    await home.good("register-readings", reading("2026-07-01", T1=5))
    huge = reading("2026-07-02", T1=10**9) | {"multiplied": True}
    answer = await home.deliver("register-readings", huge, reading("2026-07-03", T1=6))
    assert answer["accepted"] == 1
    assert [(one["field"], one["code"]) for one in answer["errors"]] == [("values", "out-of-range")]
    stray = huge | {"meter": "nowhere"}
    (refused,) = (await home.deliver("register-readings", stray))["errors"]
    assert refused["code"] == "unknown-meter"


async def test_a_source_that_has_not_multiplied_its_hours_says_so(home: Home) -> None:
    await home.good("usage-points", _ratio(40))
    await home.good("usage-points", _ratio(60, "2026-09-16"))
    await home.good(
        "interval-profiles",
        profile(day="2026-09-10", values=[100] * 24, multiplied=False),
        profile(day="2026-09-16", values=[100] * 24, multiplied=False),
        profile(day="2026-09-17", values=[4_000] * 24),
    )
    chart = await home.chart("month", "2026-09-01")
    assert chart["total"] == 24 * (4 + 6 + 4)
    # As it comes again it is the same, and no correction.
    await home.good("interval-profiles", profile(values=[100] * 24, multiplied=False))
    assert await home.rows("SELECT 1 FROM interval_profile_history") == []


async def test_a_house_with_other_transformers_since_a_day(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await balanced(home, monkeypatch, ("1", "2", "10"))
    await house.read("2026-09-30", f0=0)
    await _other_ratio(house, "2026-10-16")
    await house.read("2026-10-31", f0=30_000)
    # Nobody read it on the day: fifteen days each of the ratios 20 and 30, nearly.
    october = await house.month("2026-10-01")
    assert october["house"] == pytest.approx(750, abs=10)
    await house.read("2026-10-16", f0=10_000)
    october = await house.month("2026-10-01")
    assert october["house"] == 10 * 20 + 20 * 30
    told = await house.told(month="2026-09-01")
    assert [one["ratio"] for one in told["meters"]] == [20]
    told = await house.told(month="2026-10-01")
    assert [one["ratio"] for one in told["meters"]] == [30]


async def test_months_without_a_reading_have_the_ratio_of_their_days(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await balanced(home, monkeypatch, ("1", "2", "10"))
    await house.read("2026-08-31", f0=0)
    await _other_ratio(house, "2026-10-01")
    await house.read("2026-10-31", f0=20_000)
    september, october = [await house.month(f"2026-{n:02}-01") for n in (9, 10)]
    assert september["house"] == pytest.approx(200, abs=3)
    assert october["house"] == pytest.approx(300, abs=3)


async def _other_ratio(house: Balanced, day: str) -> None:
    await house.home.rows(
        "UPDATE usage_points SET transformation_ratio = 30, former_ratios = ARRAY[20],"
        " ratio_days = ARRAY[$1::text::date] WHERE scope = 'building'",
        day,
    )
