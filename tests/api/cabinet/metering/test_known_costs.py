"""What consumption cost as it was known on a day, by the prices that are kept now (X1, X4)."""

from datetime import date
from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import asker, give_tariff, schedule, second_place, tariff
from tests.api.cabinet.metering.staff_meters import METERS, ask, key_of
from tests.api.cabinet.metering.test_known_on import came, corrected
from tests.api.cabinet.packed import pack
from tests.api.cabinet.passing import account, ago, measured, newcomer
from tests.api.cabinet.supply import profile
from tests.support.tariffs import ONE_DAY, one_rate, terms, two_zones

_MONTH: dict[str, Any] = {"interval": "month", "date": "2026-09-01", "cost": "true"}
# A day of even hours: 7 of the night and 16 of the day, and the last one of the night.
_ZONED = (8 * 2_00 + 16 * 5_00) / 24
_BANDS = terms(("all",), ONE_DAY, (("4", "6"),), (3, None))


async def known(home: Home, day: str | None = None, of: str = "meters", **query: Any) -> Any:
    asked = _MONTH | query | ({} if day is None else {"as_known_on": day})
    return await (await asker(home)).read(of, **asked)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("step", ["interval", "hour", "day", "month"])
@pytest.mark.parametrize(("document", "price"), [(one_rate("5"), 5_00), (two_zones(), _ZONED)])
async def test_what_was_known_has_its_cost_and_a_correction_the_difference(
    home: Home, packed: bool, step: str, document: dict[str, Any], price: float
) -> None:
    await tariff(home, document)
    await corrected(home)
    if packed:
        await pack(home)
    for day, kwh in (("2026-09-12", 3.6), ("2026-10-05", 6.0), ("2026-11-01", 4.8)):
        then = await known(home, day, step=step)
        told = [point["cost"] or 0 for point in then["points"]]
        assert (then["total"], then["cost"], sum(told)) == (kwh, round(kwh * price), then["cost"])
        # Of most of the month nothing is known.
        assert (then["cost_state"], then["cost_complete"]) == ("estimate", False)
    now = await known(home, step=step)
    assert (then["cost"], then["points"]) == (now["cost"], now["points"])
    assert (await known(home, "2026-09-11", step=step))["cost"] is None


async def test_zones_of_what_was_known_come_to_it(home: Home) -> None:
    await tariff(home, two_zones())
    await corrected(home)
    then = await known(home, "2026-09-12", zones="true", step="day")
    assert [(zone["zone"], zone["total"]) for zone in then["zones"]] == [("T1", 2.4), ("T2", 1.2)]
    columns = await known(home, "2026-09-12", points="columns", step="day")
    assert columns["columns"]["costs"][9:11] == [960, 480]


@pytest.mark.parametrize("of", ["meters", "accounts"])
async def test_bands_are_filled_by_what_was_known_of_the_whole_account(home: Home, of: str) -> None:
    """By then 2.4 and 1.2 kWh here and 2.4 there, now 3.6, 1.2 and 1.2; 3 of them cost less."""
    await second_place(home)
    for point in ("a", "c"):
        await tariff(home, _BANDS, point=point)
    await corrected(home)
    for at, value in (("2026-09-12", 100), ("2026-10-05", 50)):
        moment = f"{at}T03:00:00+00:00"
        record = profile(meter="m-c", day="2026-09-10", values=[value] * 24)
        await came(home, "interval-profiles", moment, record)
    for day, here, there in (("2026-09-12", 3.6, 2.4), ("2026-10-20", 4.8, 1.2)):
        all_of_it = 3 * 4_00 + (here + there - 3) * 6_00
        part = 1 if of == "accounts" else here / (here + there)
        assert (await known(home, day, of))["cost"] == round(all_of_it * part)
    assert (await known(home, "2026-10-20", of))["cost"] == (await known(home, of=of))["cost"]


async def test_staff_see_the_same(home: Home) -> None:
    await second_place(home)
    key = await schedule(home, _BANDS)
    for point in ("a", "c"):
        await give_tariff(home, key, point=point)
    await corrected(home)
    await home.good("interval-profiles", profile(meter="m-c", day="2026-09-10", values=[100] * 24))
    meter = f"{METERS}/{await key_of(home, 'S-A')}/consumption"
    for day in ("2026-09-12", "2026-10-06", None):
        query = _MONTH | {"channel": "A+"} | ({} if day is None else {"as_known_on": day})
        staffs = (await ask(home, meter, params=query)).json()
        own = await known(home, day)
        assert staffs["cost"] == own["cost"] is not None
        assert [point["cost"] for point in staffs["points"]] == [
            point["cost"] for point in own["points"]
        ]


@pytest.mark.parametrize("channel", ["A+", "R+"])
async def test_without_prices_there_is_no_cost(home: Home, channel: str) -> None:
    if channel != "A+":
        await tariff(home, one_rate())
    unit = "Wh" if channel == "A+" else "varh"
    record = profile(day="2026-09-10", channel=channel, unit=unit)
    await came(home, "interval-profiles", "2026-09-12T03:00:00+00:00", record)
    then = await known(home, "2026-09-12", channel=channel, zones="true")
    assert (then["cost"], then["cost_state"], then["cost_complete"]) == (None, None, False)
    assert (then["zones"], then["total"]) == ([], 2.4)


@pytest.mark.parametrize("step", ["interval", "hour", "day", "month"])
@pytest.mark.parametrize("document", [one_rate("5.66"), two_zones(), _BANDS])
async def test_known_today_is_what_the_chart_says(
    home: Home, step: str, document: dict[str, Any]
) -> None:
    """Of half hours, with holes of a half, of an hour and at the turn of a zone, and a long day."""
    await tariff(home, document)
    halves: list[int | None] = [10 + n for n in range(48)]
    for hole in (3, 20, 21, 46):
        halves[hole] = None
    for day, values in (("2026-09-10", halves), ("2026-10-25", [70] * 50), ("2026-10-26", halves)):
        record = profile(day=day, interval_minutes=30, values=values)
        await came(home, "interval-profiles", "2026-10-27T03:00:00+00:00", record)
    for month in ("2026-09-01", "2026-10-01"):
        then = await known(home, "2026-10-28", step=step, date=month, zones="true")
        now = await known(home, step=step, date=month, zones="true")
        for name in ("points", "total", "cost", "cost_complete", "zones"):
            assert then[name] == now[name], name
        alone = await known(home, "2026-10-28", step=step, date=month)
        assert alone["cost"] == (await known(home, step=step, date=month))["cost"] is not None


@pytest.mark.parametrize("today", [False, True])
async def test_what_the_next_customer_uses_fills_no_bands_of_the_former_one(
    home: Home, today: bool
) -> None:
    """36 kWh were Anna's until the 16th of May, and as many the next customer's."""
    await newcomer(home)
    await tariff(home, terms(("all",), ONE_DAY, (("4", "6"),), (36, None)))
    await measured(home, *(date(2026, 5, day) for day in range(1, 32)))
    await home.good("accounts", account("c-z", date(2026, 5, 16)))
    day = ago(0).isoformat() if today else None
    for of in ("meters", "accounts"):
        chart = await known(home, day, of, date="2026-05-01")
        assert (chart["total"], chart["cost"]) == (36.0, 36 * 4_00)
