"""Values that were not measured: told beside each value and in every sum that holds them."""

from importlib import import_module
from typing import Any

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import DAY, profile

HOURS = ["good"] * 20 + ["estimated"] * 3 + ["doubtful"]


def parts(told: dict[str, Any]) -> tuple[Any, Any]:
    return told["estimated"], told["doubtful"]


async def test_an_estimated_day_is_told_in_day_month_and_year(home: Home) -> None:
    await home.good("interval-profiles", profile(quality="estimated"), profile(day="2026-09-11"))
    day = await home.chart("day")
    assert {parts(point) for point in day["points"]} == {(0.1, None)}
    assert (day["total"], *parts(day)) == (2.4, 2.4, None)
    month = await home.chart("month")
    assert [parts(point) for point in month["points"][9:11]] == [(2.4, None), (None, None)]
    assert (month["total"], *parts(month)) == (4.8, 2.4, None)
    year = await home.chart("year")
    assert (year["points"][8]["value"], *parts(year["points"][8])) == (4.8, 2.4, None)
    assert parts(year) == (2.4, None)


async def test_estimated_and_doubtful_hours_are_told_apart(home: Home) -> None:
    await home.good("interval-profiles", profile(quality=HOURS))
    day = await home.chart("day")
    assert [parts(point) for point in day["points"]] == (
        [(None, None)] * 20 + [(0.1, None)] * 3 + [(None, 0.1)]
    )
    assert parts(await home.chart("month")) == (0.3, 0.1)


async def test_an_estimate_of_nothing_is_still_told(home: Home) -> None:
    await home.good("interval-profiles", profile(values=[0] * 24, quality="estimated"))
    assert parts((await home.chart("month"))["points"][9]) == (0, None)


async def test_a_measured_day_tells_nothing(home: Home) -> None:
    await home.good("interval-profiles", profile())
    for interval in ("day", "month", "year"):
        chart = await home.chart(interval)
        assert {parts(told) for told in (chart, *chart["points"])} == {(None, None)}


async def test_a_good_value_replaces_the_estimate_and_history_keeps_it(home: Home) -> None:
    await home.good("interval-profiles", profile(quality=HOURS))
    await home.good("interval-profiles", profile(values=[100] * 20 + [110] * 4))
    for interval in ("day", "month", "year"):
        chart = await home.chart(interval)
        assert (chart["total"], *parts(chart)) == (2.44, None, None)
    kept = await home.rows('SELECT "values", quality FROM interval_profile_history')
    assert kept == [{"values": [100] * 24, "quality": bytes([0] * 20 + [1] * 3 + [2])}]


async def test_the_same_value_measured_at_last_is_history_too(home: Home) -> None:
    await home.good("interval-profiles", profile(quality="estimated"))
    await home.good("interval-profiles", profile())
    assert parts(await home.chart("month")) == (None, None)
    assert await home.rows("SELECT quality FROM interval_profile_history") == [{"quality": b"\1"}]


async def test_another_day_of_the_month_leaves_the_estimate_as_it_is(home: Home) -> None:
    await home.good("interval-profiles", profile(quality="estimated"))
    await home.good("interval-profiles", profile(day="2026-09-12", quality="doubtful"))
    month = await home.chart("month")
    assert [parts(point) for point in month["points"][9:12]] == [
        (2.4, None),
        (None, None),
        (None, 2.4),
    ]
    assert parts(month) == (2.4, 2.4)


async def test_what_was_stored_before_is_summed_by_the_migration(home: Home) -> None:
    await home.good(
        "interval-profiles",
        profile(quality=HOURS),
        profile(day="2026-09-30", values=[None] + [7] * 23, quality="doubtful"),
        profile(meter="m-b", quality="good"),
    )
    before = await home.rows("SELECT * FROM interval_daily_totals ORDER BY meter_id")
    await home.rows("UPDATE interval_daily_totals SET estimated = NULL, doubtful = NULL")
    migration = import_module("services.cabinet.migrations.versions.20261128_readings")
    await home.rows(migration.FILL)
    assert await home.rows("SELECT * FROM interval_daily_totals ORDER BY meter_id") == before


async def test_parts_of_another_holder_stay_hidden(home: Home) -> None:
    await home.good("interval-profiles", profile(quality="estimated"))
    await home.rows("UPDATE account_holdings SET first_day = '2026-09-11'")
    assert parts(await home.chart("month", DAY)) == (None, None)
    assert parts(await home.chart("day", DAY)) == (None, None)
