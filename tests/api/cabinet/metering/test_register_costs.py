"""What readings of counters cost: spread evenly between them, by the prices of their days (X1)."""

from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import give_tariff, schedule, second_place, tariff
from tests.api.cabinet.metering.staff_meters import METERS, ask
from tests.api.cabinet.metering.test_known_on import came
from tests.api.cabinet.metering.test_register_readings import reading, table
from tests.api.cabinet.supply import POINTS
from tests.support.tariffs import ONE_DAY, one_rate, terms, three_zones, two_zones

_BEGIN, _END = "2026-09-01T00:00:00", "2026-10-01T00:00:00"
_BANDS = terms(("all",), ONE_DAY, (("4", "6"),), (50, None))


async def month(home: Home, meter: str = "m-a", /, **kwh: float) -> None:
    """Deliver what counters showed where September begins and ends."""
    await home.good(
        "register-readings",
        reading(_BEGIN, "manual", meter, **dict.fromkeys(kwh, 1000)),
        reading(_END, "manual", meter, **{zone: 1000 + used for zone, used in kwh.items()}),
    )


async def costs(home: Home, date: str = "2026-09-01", /, **query: Any) -> Any:
    return await table(home, date, cost="true", **query)


def told(answer: Any) -> tuple[Any, ...]:
    return (
        [row["cost"] for row in answer["items"]],
        answer["cost"],
        answer["cost_state"],
        answer["cost_complete"],
        answer["cost_missing"],
    )


NOTHING = (None, None, False)


@pytest.mark.parametrize("zone", ["T1", "total"])
async def test_what_was_used_has_the_price_of_its_tariff(home: Home, zone: str) -> None:
    await tariff(home, one_rate("5.66"))
    await month(home, "m-a", **{zone: 100.0})
    answer = await costs(home)
    assert answer["consumption"] == 100
    assert told(answer) == ([566_00, None], 566_00, "estimate", True, [])


async def test_nothing_is_said_of_cost_unless_it_is_asked_for(home: Home) -> None:
    await tariff(home, one_rate())
    await month(home, T1=100)
    answer = await table(home, "2026-09-01")
    assert not [key for key in (*answer, *answer["items"][0]) if key.startswith("cost")]


async def test_without_prices_there_is_no_cost(home: Home) -> None:
    await month(home, T1=100)
    assert told(await costs(home)) == ([None, None], *NOTHING, [])


@pytest.mark.parametrize("channel", ["A-", "R+"])
async def test_only_what_is_taken_has_a_cost(home: Home, channel: str) -> None:
    await tariff(home, one_rate())
    other = {"channel": channel, "unit": "Wh" if channel == "A-" else "varh"}
    await home.good("register-readings", reading(_BEGIN, T1=1) | other, reading(_END, T1=2) | other)
    answer = await costs(home, channel=channel)
    assert (answer["consumption"], *told(answer)) == (1, [None, None], *NOTHING, [])


async def test_a_price_changed_between_readings_counts_by_day(home: Home) -> None:
    await tariff(home, one_rate("5"), one_rate("6", valid_from="2026-09-16"))
    await month(home, T1=300)
    assert (await costs(home))["cost"] == 150 * 5_00 + 150 * 6_00
    # Each month of a year that one reading ends has its days of it.
    await home.good("register-readings", reading("2026-10-31T00:00:00", T1=1600))
    october = await costs(home, "2026-10-01")
    assert (october["consumption"], october["cost"]) == (300, 300 * 6_00)
    year = await costs(home, interval="year")
    assert year["cost"] == 150 * 5_00 + 450 * 6_00 == sum(filter(None, told(year)[0]))


async def test_an_hour_that_the_clock_repeats_is_part_of_its_day(home: Home) -> None:
    """30 days of 24 hours and one of 25: the 25th of October alone is dearer."""
    await tariff(
        home,
        one_rate("5"),
        one_rate("10", valid_from="2026-10-25"),
        one_rate("5", valid_from="2026-10-26"),
    )
    await home.good(
        "register-readings",
        reading("2026-10-01T00:00:00", T1=0),
        reading("2026-11-01T00:00:00", T1=745) | {"taken_at": "2026-11-01T00:00:00+00:00"},
    )
    assert (await costs(home, "2026-10-01"))["cost"] == (745 + 25) * 5_00


@pytest.mark.parametrize(
    ("document", "used", "cost"),
    [
        (two_zones(), {"T1": 200, "T2": 100, "total": 300}, 200 * 5_00 + 100 * 2_00),
        (three_zones(), {"T1": 10, "T2": 20, "T3": 30}, 10 * 7_00 + 20 * 2_00 + 30 * 5_00),
        # All zones have one price: no counter has to tell them apart.
        (two_zones("5", "5"), {"total": 300}, 300 * 5_00),
        (one_rate("5"), {"T1": 200, "T2": 100}, 300 * 5_00),
    ],
)
async def test_a_counter_tells_the_zone_of_what_it_counts(
    home: Home, document: dict[str, Any], used: dict[str, float], cost: int
) -> None:
    await tariff(home, document)
    await month(home, "m-a", **used)
    assert told(await costs(home)) == ([cost, None], cost, "estimate", True, [])


@pytest.mark.parametrize(
    ("document", "used"),
    [
        (two_zones(), {"total": 300}),
        (two_zones(), {"T1": 300}),
        (three_zones(), {"T1": 200, "T2": 100}),
    ],
)
async def test_counters_that_do_not_count_by_zones_have_no_cost_and_the_answer_says_why(
    home: Home, document: dict[str, Any], used: dict[str, float]
) -> None:
    await tariff(home, document)
    await month(home, "m-a", **used)
    assert told(await costs(home)) == ([None, None], *NOTHING, ["zones"])


async def test_the_meters_own_map_says_which_counter_counts_which_zone(home: Home) -> None:
    await tariff(home, two_zones())
    await month(home, T1=200, T2=100)
    await home.rows(
        "INSERT INTO meter_register_zones (meter_id, register, zone)"
        " SELECT id, n, 3 - n FROM meters, generate_series(1, 2) AS n WHERE external_id = 'm-a'"
    )
    assert (await costs(home))["cost"] == 200 * 2_00 + 100 * 5_00


async def test_of_days_without_a_price_nothing_is_told_rather_than_too_little(home: Home) -> None:
    await tariff(home, one_rate("5"), since="2026-09-11")
    await month(home, T1=300)
    # By the clock of winter.
    await home.good("register-readings", reading("2026-10-31T01:00:00", T1=1400))
    year = await costs(home, interval="year")
    assert told(year) == ([500_00, None, None], 500_00, "estimate", False, ["prices"])


async def test_bands_are_filled_by_all_meters_of_the_account(home: Home) -> None:
    await second_place(home)
    key = await schedule(home, _BANDS)
    await give_tariff(home, key)
    await give_tariff(home, key, point="c")
    await month(home, T1=72)
    await month(home, "m-c", T1=36)
    whole = 50 * 4_00 + 58 * 6_00
    assert (await costs(home))["cost"] == round(whole * 72 / 108)
    # And so of a part of the month, whatever period is looked at.
    await home.good("register-readings", reading("2026-09-16T00:00:00", T1=1036))
    for interval in ("month", "year"):
        rows = (await costs(home, interval=interval))["items"]
        assert [row["cost"] for row in rows][:2] == [round(whole * 36 / 108)] * 2


async def test_what_two_meters_of_a_place_have_counted_is_paid_together(home: Home) -> None:
    placed = {"model": "mm", "usage_point": POINTS["a"], "installed_on": "2026-09-14"}
    await home.good("meter-models", {"id": "mm", "name": "СЕ102", "manufacturer": "Завод"})
    await home.good("meters", {"id": "m-n", "serial_number": "S-N"} | placed)
    await tariff(home, one_rate("5"))
    await home.good(
        "register-readings",
        reading("2026-08-31", T1=100),
        reading("2026-09-14T10:00:00", T1=150),
        reading("2026-09-14T11:00:00", meter="m-n", T1=20_000),
        reading("2026-09-30", meter="m-n", T1=20_060),
    )
    assert told(await costs(home, point=True)) == (
        [60 * 5_00, None, 50 * 5_00, None],
        110 * 5_00,
        "estimate",
        True,
        [],
    )


async def test_the_ratio_is_in_what_it_costs_once(home: Home) -> None:
    await home.rows("UPDATE usage_points SET transformation_ratio = 40")
    await tariff(home, one_rate("5"))
    await month(home, T1=2.5)
    answer = await costs(home)
    assert (answer["consumption"], answer["cost"]) == (100, 500_00)


async def test_a_reading_that_is_asked_back_costs_nothing(home: Home) -> None:
    await tariff(home, one_rate("5"))
    await month(home, T1=100)
    await home.good("register-readings", reading("2026-09-20", T1=900))
    assert told(await costs(home)) == ([500_00, None, None], 500_00, "estimate", True, [])


async def test_what_is_in_no_row_while_a_counter_is_asked_back_makes_the_sum_no_whole(
    home: Home,
) -> None:
    """T2 shows less on the 20th: what T1 counted until then has no row that tells it."""
    await tariff(home, two_zones())
    await month(home, T1=100, T2=50)
    await home.good("register-readings", reading("2026-09-20", T1=1060, T2=900))
    answer = await costs(home)
    assert (answer["consumption"], answer["items"][0]["consumption"]) == (150, 90)
    cost = 40 * 5_00 + 50 * 2_00
    assert told(answer) == ([cost, None, None], cost, "estimate", False, ["readings"])


async def test_what_was_known_on_a_day_has_the_cost_of_that(home: Home) -> None:
    await tariff(home, one_rate("5"))
    await came(home, "register-readings", "2026-10-01T03:00:00+00:00", reading(_BEGIN, T1=1000))
    await came(home, "register-readings", "2026-10-01T03:00:00+00:00", reading(_END, T1=1100))
    await came(home, "register-readings", "2026-10-09T03:00:00+00:00", reading(_END, T1=1120))
    assert (await costs(home))["cost"] == 120 * 5_00
    then = await costs(home, as_known_on="2026-10-05")
    assert told(then)[:2] == ([100 * 5_00, None], 100 * 5_00)
    nothing = await costs(home, as_known_on="2026-09-05")
    assert (nothing["items"], nothing["cost"]) == ([], None)


@pytest.mark.parametrize("day", ["2026-10-05", "2026-10-10"])
async def test_bands_are_filled_by_what_was_known_of_the_account(home: Home, day: str) -> None:
    """100 kWh here; at the other place 60 of them were known at first, and none are now."""
    await second_place(home)
    key = await schedule(home, _BANDS)
    for point in ("a", "c"):
        await give_tariff(home, key, point=point)
    for meter in ("m-a", "m-c"):
        await came(
            home, "register-readings", "2026-10-01T03:00:00+00:00",
            *(reading(at, "manual", meter, T1=1000 + used)
              for at, used in ((_BEGIN, 0), (_END, 100 if meter == "m-a" else 60))),
        )  # fmt: skip
    mended = reading(_END, "manual", "m-c", T1=1000)
    await came(home, "register-readings", "2026-10-09T03:00:00+00:00", mended)
    used = {"2026-10-05": 160, "2026-10-10": 100}[day]
    then = await costs(home, as_known_on=day)
    assert then["cost"] == round((50 * 4_00 + (used - 50) * 6_00) * 100 / used)


async def test_staff_see_the_same(home: Home) -> None:
    key = await schedule(home, _BANDS)
    await give_tariff(home, key)
    await month(home, T1=72)
    query = {"channel": "A+", "date": "2026-09-01", "cost": "true"}
    staffs = await ask(home, f"{METERS}/{await home.meter_id()}/readings", params=query)
    assert staffs.json()["cost"] == (await costs(home))["cost"] == 50 * 4_00 + 22 * 6_00
