"""What of days fell into tariff zones is kept beside their sums, and cost is the same with it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson
import pytest

from services.cabinet import locks
from services.cabinet.metering.packing import actions as packing
from services.cabinet.metering.zone_totals.actions import count_in_time, count_zones
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import CHARTS, asker, days, second_place, tariff
from tests.api.cabinet.packed import pack
from tests.api.cabinet.supply import POINTS, profile
from tests.support.tariffs import THREE_DAY, TWO_DAY, one_rate, terms, three_zones, two_zones

_TODAY = date(2026, 10, 31)
_FIRST, _COUNT = date(2026, 8, 25), 47
_NIGHT = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
_KEPT = "SELECT month, zone_key, zoned, zone_sums FROM interval_daily_totals ORDER BY month"


def _day(number: int) -> str:
    return str(_FIRST + timedelta(days=number))


def _values(number: int) -> list[int]:
    return [number * 10 + hour for hour in range(24)]


async def _seven_weeks(home: Home, **changes: Any) -> None:
    """Measure days of all kinds: whole, with gaps, estimated, in quarters of hours, none."""
    lines = [profile(day=_day(n), values=_values(n)) | changes for n in range(_COUNT)]
    lines[3] |= {"values": [None, *[5] * 23]}
    lines[9] |= {"quality": "estimated"}
    lines[11] |= {"interval_minutes": 15, "values": [7] * 96}
    lines[12] |= {"interval_minutes": 15, "values": [None, *[7] * 95]}
    lines[13] |= {"interval_minutes": 15, "values": [None, 7, 7, 7] * 24}
    lines[20] |= {"quality": ["good", "doubtful"] * 12}
    lines[25] |= {"values": [None] * 24}
    del lines[30]
    await home.good("interval-profiles", *lines)


async def _count(home: Home) -> int:
    counted = await count_zones(home.database, _TODAY, gently=False)
    assert counted.busy == 0
    return counted.months


async def _told(home: Home) -> list[Any]:
    """Return what charts tell of cost, in days and longer, of every thing."""
    told = await asker(home)
    asked: list[dict[str, Any]] = [
        {"interval": "month", "date": "2026-08-28", "step": "day"},
        {"interval": "month", "date": "2026-09-10", "step": "day"},
        {"interval": "month", "date": "2026-10-05", "step": "month"},
        {"interval": "year", "date": "2026-09-10", "step": "month"},
        {"interval": "year", "date": "2026-09-10", "step": "day"},
        {"start": "2026-09-03", "end": "2026-10-02", "step": "day"},
        {"interval": "month", "date": "2026-09-10", "step": "day", "period": "billing"},
    ]
    return [await told.read(of, **one, cost="true") for of in CHARTS for one in asked]


@pytest.mark.parametrize("document", [two_zones(), three_zones()])
async def test_cost_is_the_same_before_and_after_zones_are_kept(
    home: Home, document: dict[str, Any]
) -> None:
    await home.rows("UPDATE supplier_settings SET billing_day = 20")
    await tariff(home, document)
    await _seven_weeks(home)
    before = await _told(home)
    assert await _count(home) == 3
    assert await _told(home) == before
    await pack(home)
    await home.rows("UPDATE interval_daily_totals SET zone_key = NULL, zoned = 0")
    assert await _told(home) == before
    assert await _count(home) == 3
    assert await _told(home) == before


async def test_what_is_kept_is_what_is_told(home: Home) -> None:
    await tariff(home, two_zones())
    await days(home, "2026-09-01", "2026-09-30")
    await _count(home)
    kept = await home.rows(_KEPT)
    assert kept[0]["zoned"] == (1 << 30) - 1
    assert kept[0]["zone_sums"] == [1600] * 30 + [800] * 30
    await home.rows("UPDATE interval_daily_totals SET zone_sums[1] = 1700")
    chart = await (await asker(home)).read(
        "meters", interval="month", date="2026-09-10", cost="true"
    )
    assert [point["cost"] for point in chart["points"][:2]] == [1010, 960]


async def test_who_counts_again_writes_nothing(home: Home) -> None:
    await tariff(home, two_zones())
    await _seven_weeks(home)
    assert await _count(home) == 3
    assert await _count(home) == 0


async def test_a_tariff_of_one_price_keeps_nothing(home: Home) -> None:
    await tariff(home, one_rate())
    await _seven_weeks(home)
    assert await _count(home) == 0
    assert {row["zone_key"] for row in await home.rows(_KEPT)} == {None}


async def test_a_day_that_comes_late_or_is_corrected_costs_what_it_is_now(home: Home) -> None:
    await tariff(home, two_zones())
    await _seven_weeks(home)
    await _count(home)
    # The missing one, one that was told, and one of whose hours only the order changes.
    moved = _values(5)[::-1]
    late = ((30, _values(30)), (5, moved), (40, [9] * 24))
    await home.good(
        "interval-profiles", *(profile(day=_day(n), values=values) for n, values in late)
    )
    with_kept = await _told(home)
    await home.rows("UPDATE interval_daily_totals SET zone_key = NULL, zoned = 0")
    assert await _told(home) == with_kept
    await _count(home)
    assert await _told(home) == with_kept


@pytest.mark.parametrize("change", ["hours", "price", "holiday", "schedule", "clock"])
async def test_a_tariff_that_changes_is_told_at_once(home: Home, change: str) -> None:
    weekend = terms(("day", "night"), TWO_DAY, (("5",), ("2",)))
    weekend["seasons"][0]["days"] = [
        {"kinds": [1, 2, 3, 4, 5], "hours": TWO_DAY},
        {"kinds": [6, 7, 8], "hours": [{"begins": "00:00", "ends": "24:00", "zone": 2}]},
    ]
    await tariff(home, weekend)
    await _seven_weeks(home)
    await _count(home)
    before = await _told(home)
    if change == "hours":
        changed = terms(("day", "night"), THREE_DAY, (("5",), ("2",)))["seasons"][0]["days"]
        changed[0]["hours"] = [one | {"zone": min(one["zone"], 2)} for one in THREE_DAY]
        await _put(home, weekend | {"seasons": [weekend["seasons"][0] | {"days": changed}]})
    elif change == "price":
        await _put(home, terms(("day", "night"), TWO_DAY, (("6",), ("3",))))
    elif change == "holiday":
        await home.rows("INSERT INTO tariff_days (day, kind) VALUES ('2026-09-10', 8)")
    elif change == "schedule":
        await tariff(home, three_zones(), since="2026-09-11")
    else:
        await tariff(home, two_zones(), since="2026-09-01")
        await home.rows("UPDATE usage_points SET time_zone = 'Europe/London'")
    now = await _told(home)
    assert now != before
    await home.rows("UPDATE interval_daily_totals SET zone_key = NULL, zoned = 0")
    assert await _told(home) == now
    await _count(home)
    assert await _told(home) == now


async def _put(home: Home, document: dict[str, Any]) -> None:
    """Correct the version that there is."""
    await home.rows("UPDATE tariff_versions SET replaced_at = now()")
    await home.rows(
        "INSERT INTO tariff_versions (schedule_id, valid_from, terms)"
        " SELECT schedule_id, valid_from, $1::text::jsonb FROM tariff_versions",
        orjson.dumps(document).decode(),
    )


async def test_days_of_two_meters_and_of_another_customer_cost_as_their_hours_do(
    home: Home,
) -> None:
    await tariff(home, two_zones())
    await _seven_weeks(home)
    new = {"id": "m-n", "serial_number": "S-N", "usage_point": POINTS["a"]}
    await home.good("meters", new | {"installed_on": "2026-09-15"})
    await home.good(
        "interval-profiles",
        *(profile(meter="m-n", day=f"2026-09-{day}", values=[day] * 24) for day in range(15, 31)),
    )
    await home.rows("UPDATE meter_spans SET first_day = '2026-08-30' WHERE first_day IS NULL")
    before = await _told(home)
    await _count(home)
    assert await _told(home) == before


async def test_two_places_of_an_account_are_added(home: Home) -> None:
    await second_place(home, zone="Europe/London")
    await tariff(home, three_zones())
    await tariff(home, two_zones("5.77", "2.13"), point="c", since="2026-09-05")
    await _seven_weeks(home)
    await _seven_weeks(home, meter="m-c")
    before = await _told(home)
    assert await _count(home) == 5
    assert await _told(home) == before


async def test_bands_take_their_part_of_what_is_kept(home: Home) -> None:
    document = terms(("day", "night"), TWO_DAY, (("4", "6"), ("2", "3")), (3, None))
    await tariff(home, document)
    await _seven_weeks(home)
    before = await _told(home)
    assert await _count(home) == 3
    assert await _told(home) == before


async def test_days_are_counted_at_night_and_after_a_change_of_tariffs(live_home: Home) -> None:
    home = live_home
    await home.rows("UPDATE tariff_mark SET known_since = $1", _NIGHT - timedelta(hours=24))
    await tariff(home, two_zones())
    await days(home, "2026-10-01", "2026-10-20")
    done = await count_in_time(home.database, _NIGHT, None)
    assert done is not None
    assert done.night == date(2026, 11, 1)
    assert (await home.rows(_KEPT))[0]["zoned"] == (1 << 20) - 1
    await days(home, "2026-10-21", "2026-10-21")
    # The same night, and by day: nothing; the next night: the day that came.
    for later in (1, 12):
        hour = _NIGHT + timedelta(hours=later)
        assert await count_in_time(home.database, hour, done) == done
    assert (await home.rows(_KEPT))[0]["zoned"] == (1 << 20) - 1
    following = await count_in_time(home.database, _NIGHT + timedelta(hours=24), done)
    assert following is not None
    assert (await home.rows(_KEPT))[0]["zoned"] == (1 << 21) - 1
    await tariff(home, three_zones(), since="2026-10-01")
    changed = await count_in_time(home.database, _NIGHT + timedelta(hours=36), following)
    assert changed is not None
    assert (changed.night, changed.mark == following.mark) == (following.night, False)
    assert len((await home.rows(_KEPT))[0]["zone_sums"]) == 3 * 31


async def test_in_the_first_day_of_the_columns_nothing_is_counted(live_home: Home) -> None:
    await live_home.rows("UPDATE tariff_mark SET known_since = $1", _NIGHT - timedelta(hours=23))
    await tariff(live_home, two_zones())
    await days(live_home, "2026-10-01", "2026-10-20")
    assert await count_in_time(live_home.database, _NIGHT, None) is None
    assert {row["zone_key"] for row in await live_home.rows(_KEPT)} == {None}


async def test_meters_that_others_write_are_left_for_later(
    live_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_TRIES", 2)
    monkeypatch.setattr(packing, "_PAUSE_SECONDS", 0)
    await live_home.rows("UPDATE tariff_mark SET known_since = '2026-09-01'")
    await tariff(live_home, two_zones())
    await days(live_home, "2026-10-01", "2026-10-20")
    async with live_home.database.plain_transaction() as intake:
        await intake.fetch(
            "SELECT pg_advisory_xact_lock($1, n) FROM generate_series(0, 63) AS n", locks.METERS
        )
        assert await count_in_time(live_home.database, _NIGHT, None) is None
    assert await count_in_time(live_home.database, _NIGHT, None) is not None
    assert (await live_home.rows(_KEPT))[0]["zoned"] == (1 << 20) - 1


async def test_damaged_bytes_stop_nobody_but_who_reads_them(home: Home) -> None:
    await tariff(home, two_zones())
    await _seven_weeks(home)
    await pack(home)
    await home.rows(
        "UPDATE interval_months SET days = set_byte(days, 20, get_byte(days, 20) # 1)"
        " WHERE month = '2026-09-01'"
    )
    assert await _count(home) == 2
