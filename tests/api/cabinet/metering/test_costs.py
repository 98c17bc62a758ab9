"""What consumption costs, and its tariff zones: of meters, usage points and accounts."""

from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import (
    CHARTS,
    Asker,
    asker,
    days,
    second_place,
    tariff,
    values,
)
from tests.api.cabinet.supply import ANNA, BORIS, DAY, as_user, profile
from tests.support.tariffs import ONE_DAY, one_rate, terms, three_zones, two_zones

_MONTH: dict[str, Any] = {"interval": "month", "date": DAY, "cost": "true"}
_STEPS = {"interval": 720, "hour": 720, "day": 30, "month": 1}


def costs(chart: Any) -> list[int | None]:
    return [point["cost"] for point in chart["points"]]


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize("step", _STEPS)
@pytest.mark.parametrize(
    ("document", "day"), [(one_rate("5.66"), 1358.4), (two_zones(), 960.0), (three_zones(), 1100.0)]
)
async def test_every_step_of_a_month_costs_the_same(
    home: Home, of: str, step: str, document: dict[str, Any], day: float
) -> None:
    await tariff(home, document)
    await days(home, "2026-09-01", "2026-09-30")
    chart = await (await asker(home)).read(of, **_MONTH, step=step)
    told = costs(chart)
    assert len(told) == _STEPS[step]
    assert chart["cost"] == sum(cost or 0 for cost in told) == round(day * 30)
    assert (chart["cost_state"], chart["cost_complete"]) == ("estimate", True)
    assert (chart["total"], chart["complete"]) == (72.0, True)
    if step == "day":
        assert set(told) <= {int(day), int(day) + 1}


async def test_nothing_is_said_of_cost_unless_it_is_asked_for(home: Home) -> None:
    await tariff(home, one_rate())
    await days(home, "2026-09-01", "2026-09-02")
    chart = await (await asker(home)).read("meters", interval="month", date=DAY)
    assert not {"cost", "cost_state", "cost_complete", "zones"} & chart.keys()
    assert "cost" not in chart["points"][0]


@pytest.mark.parametrize("step", _STEPS)
async def test_where_the_supplier_keeps_no_prices_there_is_no_cost(home: Home, step: str) -> None:
    await days(home, "2026-09-01", "2026-09-30")
    chart = await (await asker(home)).read("meters", **_MONTH, step=step, zones="true")
    assert set(costs(chart)) == {None}
    assert (chart["cost"], chart["cost_state"], chart["cost_complete"]) == (None, None, False)
    assert (chart["zones"], chart["total"]) == ([], 72.0)


@pytest.mark.parametrize("channel", ["A-", "R+"])
async def test_only_what_is_taken_has_a_cost(home: Home, channel: str) -> None:
    await tariff(home, one_rate())
    unit = "Wh" if channel[0] == "A" else "varh"
    await days(home, "2026-09-01", "2026-09-30", channel=channel, unit=unit)
    chart = await (await asker(home)).read("meters", **_MONTH, zones="true", channel=channel)
    assert (chart["cost"], chart["zones"]) == (None, [])
    assert set(costs(chart)) == {None}


@pytest.mark.parametrize("step", ["hour", "day"])
async def test_a_price_changed_in_mid_month_counts_by_day(home: Home, step: str) -> None:
    await tariff(home, one_rate("5"), one_rate("6", valid_from="2026-09-16"))
    await days(home, "2026-09-01", "2026-09-30")
    chart = await (await asker(home)).read("meters", **_MONTH, step=step)
    per_day = 24 if step == "hour" else 1
    told = [cost or 0 for cost in costs(chart)]
    assert sum(told[: 15 * per_day]) == 15 * 1200
    assert sum(told[15 * per_day :]) == 15 * 1440
    assert chart["cost"] == 15 * 1200 + 15 * 1440


async def test_a_schedule_counts_from_the_day_on_which_the_point_has_it(home: Home) -> None:
    await tariff(home, two_zones(), since="2026-09-11")
    await days(home, "2026-09-01", "2026-09-30")
    told = await asker(home)
    chart = await told.read("meters", **_MONTH)
    assert costs(chart) == [None] * 10 + [960] * 20
    assert (chart["cost"], chart["cost_complete"]) == (19_200, False)
    # Of a month that has prices for a part of it, nothing is told rather than too little.
    year = await told.read("meters", interval="year", date=DAY, cost="true")
    assert (costs(year)[8], year["cost"], year["cost_state"]) == (None, None, None)


async def test_missing_hours_cost_nothing_and_the_sum_says_so(home: Home) -> None:
    await tariff(home, two_zones())
    await days(home, "2026-09-01", "2026-09-30")
    holes = [None] * 7 + [100] * 17
    await home.good("interval-profiles", profile(day="2026-09-02", values=holes))
    chart = await (await asker(home)).read("meters", **_MONTH)
    assert costs(chart)[:3] == [960, 820, 960]
    assert (chart["points"][1]["complete"], chart["cost_complete"]) == (False, False)
    hours = await (await asker(home)).read("meters", interval="day", date="2026-09-02", cost="true")
    assert costs(hours)[:8] == [None] * 7 + [50]


_BANDS = terms(("all",), ONE_DAY, (("4", "6"),), (50, None))


@pytest.mark.parametrize("of", CHARTS)
@pytest.mark.parametrize("step", ["hour", "day", "month"])
async def test_bands_are_filled_by_all_points_of_the_account(
    home: Home, of: str, step: str
) -> None:
    await second_place(home)
    await tariff(home, _BANDS)
    await tariff(home, _BANDS, point="c")
    await days(home, "2026-09-01", "2026-09-30")
    await days(home, "2026-09-01", "2026-09-30", meter="m-c", values=[50] * 24)
    chart = await (await asker(home)).read(of, **_MONTH, step=step)
    # 108 kWh: 50 at 4 roubles, 58 at 6; a place has its part of them.
    all_of_it = 50 * 400 + 58 * 600
    assert chart["cost"] == (all_of_it if of == "accounts" else round(all_of_it * 72 / 108))


async def test_a_day_of_a_banded_month_has_the_price_of_that_month(home: Home) -> None:
    await tariff(home, _BANDS)
    await days(home, "2026-09-01", "2026-09-30")
    day = await (await asker(home)).read("meters", interval="day", date=DAY, cost="true")
    # 72 kWh in the month: 50 at 4, 22 at 6.
    assert day["cost"] == round(2.4 * (50 * 400 + 22 * 600) / 72)


async def test_two_places_of_an_account_have_tariffs_and_clocks_of_their_own(home: Home) -> None:
    await second_place(home, zone="Europe/Moscow")
    await tariff(home, one_rate("10"))
    await tariff(home, two_zones(), point="c")
    await days(home, "2026-09-01", "2026-09-30")
    await days(home, "2026-09-01", "2026-09-30", meter="m-c")
    told = await asker(home)
    chart = await told.read("accounts", **_MONTH, zones="true")
    assert set(costs(chart)) == {2400 + 960}
    assert [(z["zone"], z["titles"]["ru"], z["total"]) for z in chart["zones"]] == [
        ("T1", "Круглосуточно", 72.0),
        ("T1", "День", 48.0),
        ("T2", "Ночь", 24.0),
    ]
    # Where one of them has no prices, the sum would be too little.
    await home.rows("DELETE FROM usage_point_tariffs WHERE usage_point_id = 1")
    chart = await told.read("accounts", **_MONTH)
    assert (set(costs(chart)), chart["cost"], chart["total"]) == ({None}, None, 144.0)


@pytest.mark.parametrize("step", ["hour", "day", "month"])
async def test_zones_of_a_chart_come_to_its_points(home: Home, step: str) -> None:
    await tariff(home, three_zones())
    await days(home, "2026-09-01", "2026-09-30")
    chart = await (await asker(home)).read(
        "meters", interval="month", date=DAY, step=step, zones="true"
    )
    zones = chart["zones"]
    assert [(z["zone"], z["titles"], z["total"]) for z in zones] == [
        ("T1", {"ru": "Пик", "en": "Peak"}, 21.0),
        ("T2", {"ru": "Ночь", "en": "Night"}, 24.0),
        ("T3", {"ru": "Полупик", "en": "Half-peak"}, 27.0),
    ]
    sums = [round(sum(parts), 3) for parts in zip(*(z["values"] for z in zones), strict=True)]
    assert sums == values(chart)


async def test_the_ratio_is_in_what_the_chart_shows_and_not_taken_again(home: Home) -> None:
    """100 kWh behind a ratio of 40 cost 500 roubles, neither 12.50 nor 20 000 (case B7)."""
    await home.rows("UPDATE usage_points SET transformation_ratio = 40")
    await tariff(home, one_rate("5.00"))
    await home.good("interval-profiles", profile(values=[100_000, *[0] * 23]))
    chart = await (await asker(home)).read("meters", interval="day", date=DAY, cost="true")
    assert (chart["total"], chart["cost"]) == (100.0, 500_00)


async def test_autumn_hours_that_come_twice_are_paid_twice(home: Home) -> None:
    await tariff(home, two_zones())
    await home.good("interval-profiles", profile(day="2026-10-25", values=[1000] * 25))
    told = await asker(home)
    for step in ("hour", "day"):
        chart = await told.read("meters", interval="day", date="2026-10-25", step=step, cost="true")
        assert chart["cost"] == 9 * 200 + 16 * 500


async def test_what_a_stranger_uses_costs_him_nothing_to_ask(home: Home) -> None:
    await tariff(home, two_zones())
    await days(home, "2026-09-01", "2026-09-30")
    told = await asker(home)
    for of in CHARTS:
        response = await Asker(home, told.keys, BORIS).response(of, **_MONTH, zones="true")
        assert response.status_code == 404


async def test_days_before_ones_own_time_cost_nothing(home: Home) -> None:
    await tariff(home, two_zones())
    await days(home, "2026-09-01", "2026-09-30")
    await home.rows("UPDATE meter_spans SET first_day = '2026-09-11'")
    chart = await (await asker(home)).read("meters", **_MONTH, zones="true")
    assert costs(chart) == [None] * 10 + [960] * 20
    assert {p["hidden"] for p in chart["points"][:10]} == {True}
    assert (chart["cost"], chart["zones"][0]["values"][9:11]) == (19_200, [None, 1.6])


@pytest.mark.parametrize("value", ["2", "ja", ""])
async def test_a_wish_that_is_no_yes_or_no_is_refused(home: Home, value: str) -> None:
    response = await (await asker(home, ANNA)).response("meters", **_MONTH | {"cost": value})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "cost"


async def test_an_account_without_meters_costs_nothing(home: Home) -> None:
    await home.rows("DELETE FROM meter_spans")
    told = await home.client.get(
        f"/api/cabinet/accounts/{(await home.get('accounts', ANNA))['items'][0]['id']}/consumption",
        params={"channel": "A+", "zones": "true"} | _MONTH,
        headers=as_user(ANNA),
    )
    assert told.status_code == 200, told.text
    assert (told.json()["cost"], told.json()["zones"]) == (None, [])
