"""Counters are named by the tariff of their place and the meter's own map (case B8)."""

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.submissions.handing_in import fields, refused, taken
from tests.api.cabinet.tariffs.desk import add, card
from tests.support.tariffs import one_rate, two_zones


async def names(home: Home, language: str = "ru") -> dict[str, str]:
    """Return what Anna's counters are called."""
    (meter,) = (await home.get("submissions/form", language=language))["items"]
    return {one["zone"]: one["title"] for one in meter["zones"]}


async def test_counters_are_named_by_the_tariff_and_the_map_of_the_meter(home: Home) -> None:
    """Case B8."""
    assert await names(home) == {"T1": "T1"}
    (row,) = await home.rows("SELECT id FROM tariff_schedules WHERE name = 'Двухзонный'")
    answer = await add(home, await card(home, row["id"]), two_zones())
    assert answer.is_success, answer.text
    # A meter that has never been read has as many counters as its tariff has zones.
    assert await names(home) == {"T1": "День", "T2": "Ночь"}
    assert await names(home, "en") == {"T1": "Day", "T2": "Night"}
    missing = await refused(home, {"T1": "100"}, 422, "validation-failed")
    assert fields(missing) == {"values.T2": "missing"}
    await home.rows(
        "INSERT INTO meter_register_zones (meter_id, register, zone)"
        " SELECT id, n, 3 - n FROM meters, unnest(ARRAY[1, 2]) AS n WHERE serial_number = 'S-A'"
    )
    assert await names(home) == {"T1": "Ночь", "T2": "День"}
    made = await taken(home, {"T1": "100", "T2": "50"})
    assert [(one["zone"], one["value_wh"]) for one in made["values"]] == [
        ("T1", 100_000),
        ("T2", 50_000),
    ]
    # A schedule that is to come names nothing yet, one that was taken away nothing any more.
    later = one_rate(valid_from="2099-01-01")
    assert (await add(home, await card(home, row["id"]), later)).is_success
    assert await names(home) == {"T1": "Ночь", "T2": "День"}
    await home.rows("UPDATE usage_point_tariffs SET schedule_id = NULL")
    assert await names(home) == {"T1": "T1", "T2": "T2"}
