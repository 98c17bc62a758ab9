"""What decisions 0001 and 0002 promise of the storage, and how it is kept."""

import random
from datetime import date, timedelta

from services.cabinet.metering.consumption.hours import StoredPlace, list_hours
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.partitions import drop_partitions, ensure_partitions
from services.cabinet.worker import put_in_order
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.packed import pack
from tests.api.cabinet.supply import BORIS, profile
from tests.support.blocks import blocks_touched
from tests.support.waits import until

_METERS = 300
_DAYS = 30
# Without the maps of free space: of a small table they are a fifth, of a large one nothing.
_TREE = """
SELECT sum(pg_total_relation_size(relid)
    - pg_relation_size(relid, 'fsm') - pg_relation_size(relid, 'vm'))::float FROM (
    SELECT relid FROM pg_partition_tree('interval_profile')
    UNION ALL SELECT relid FROM pg_partition_tree('interval_months')
    UNION ALL SELECT relid FROM pg_partition_tree('interval_daily_totals')
    UNION ALL SELECT 'meter_channels'::regclass
) AS tables WHERE pg_relation_size(relid) > 0
"""
_REGISTERS = """
SELECT sum(pg_total_relation_size(relid))::float FROM pg_partition_tree('register_readings')
WHERE pg_relation_size(relid) > 0
"""


async def _many_meters(home: Home) -> None:
    for first in range(0, _METERS, 100):
        await home.good(
            "meters",
            *({"id": f"n{n}", "serial_number": f"N{n}"} for n in range(first, first + 100)),
        )


def _household(source: random.Random) -> list[int]:
    """Return hours of a day: in the evening it is three times as much."""
    return [source.randint(60, 180) * (3 if 17 < hour < 22 else 1) for hour in range(24)]


async def _bytes_per_value(home: Home) -> float:
    # Rows of a meter, written anew with each day: how many former ones lie about says who else was
    # looking meanwhile (the server's own housekeeping, on a busy machine), not what is stored.
    async with home.database.connection() as connection:
        await connection.execute("VACUUM FULL meter_channels, interval_daily_totals")
    (size,) = await home.rows(_TREE)
    return float(size["sum"]) / (_METERS * _DAYS * 24)


async def test_hourly_value_takes_less_than_ten_bytes_and_packed_less_than_three(
    live_home: Home,
) -> None:
    await _many_meters(live_home)
    source = random.Random(1)
    for n in range(_DAYS):
        day = str(date(2026, 9, 1) + timedelta(days=n))
        await live_home.good(
            "interval-profiles",
            *(profile(meter=f"n{m}", day=day, values=_household(source)) for m in range(_METERS)),
        )
    assert await _bytes_per_value(live_home) < 11, "10 and the slack of a small table"
    assert (await pack(live_home)).days == _METERS * _DAYS

    async def is_small() -> bool:
        # The server's own housekeeping may hold a partition for a moment: it stays for a night.
        async with live_home.database.connection() as connection:
            await connection.execute("VACUUM interval_profile")
        await pack(live_home)
        return await _bytes_per_value(live_home) < 3

    await until(is_small, "a packed hour takes less than three bytes", 30)


async def test_a_year_of_hours_is_read_from_less_than_sixty_blocks(live_home: Home) -> None:
    days = [date(2025, 10, 1) + timedelta(days=n) for n in range(365)]
    for first in range(0, 365, 50):
        await live_home.good(
            "interval-profiles",
            *(profile(meter="m-b", day=str(day)) for day in days[first : first + 50]),
        )
    await live_home.link(BORIS, "1002")
    meter = Subject("meter", await live_home.meter_id(BORIS, "S-B"))

    async def read() -> list[StoredPlace]:
        return await list_hours(live_home.database, BORIS, meter, 1, (days[0], days[-1]))

    async with live_home.database.connection() as connection:
        before = await read()
        daily = await blocks_touched(live_home.database, connection, read)
        # Nearly all of it, as each night leaves it.
        await pack(live_home, str(days[-1] - timedelta(days=5)))

        async def is_short() -> bool:
            # As the server does by itself, some time after: until then a plan may look where the
            # rows were. What it is looking at in this moment, it cannot clear.
            await connection.execute("VACUUM ANALYZE interval_profile")
            return await blocks_touched(live_home.database, connection, read) < 60

        await until(is_short, "a packed year is read from less than sixty blocks", 30)
    assert await read() == before
    assert sum(len(one.values) for one in before[0].stretches) == 365 * 24
    assert daily > 60


async def test_register_reading_takes_less_than_150_bytes(live_home: Home) -> None:
    await _many_meters(live_home)
    await live_home.good(
        "register-readings",
        *(
            {
                "meter": f"n{m}",
                "taken_at": f"2026-09-{day:02}T00:00:00Z",
                "channel": "A+",
                "unit": "Wh",
                "values": {"T1": m, "T2": day, "total": m + day},
            }
            for m in range(_METERS)
            for day in range(1, 31)
        ),
    )
    (size,) = await live_home.rows(_REGISTERS)
    assert size["sum"] / (_METERS * 30) < 150


async def test_reading_a_day_touches_one_partition(home: Home) -> None:
    days = [f"2026-{month:02}-10" for month in range(1, 11)]
    await home.good("interval-profiles", *(profile(day=day) for day in days))
    plan = await home.rows(
        "EXPLAIN SELECT values FROM interval_profile"
        " WHERE meter_id = 1 AND channel = 1 AND day = '2026-05-10'"
    )
    scanned = [line for row in plan for line in row.values() if "interval_profile_" in line]
    assert scanned
    assert all("2026_05" in line for line in scanned)


async def test_partition_is_made_while_a_reader_holds_the_table(live_home: Home) -> None:
    database = live_home.database
    async with database.plain_transaction() as reader:
        await reader.fetch("SELECT * FROM interval_profile")
        await ensure_partitions(database, "interval_profile", [date(2026, 5, 5)])
        rows = await reader.fetch("SELECT 1 FROM interval_profile_2026_05")
    assert rows == []


async def test_drop_before_leaves_the_later_months_and_the_years_charts(home: Home) -> None:
    days = ("2024-12-31", "2025-01-01", "2025-02-01")
    await home.good("interval-profiles", *(profile(day=day) for day in days))
    await home.good("interval-profiles", *(profile(day=day, values=[1] * 24) for day in days))
    dropped = await drop_partitions(home.database, date(2025, 2, 1))
    assert "interval_profile_2025_01" in dropped
    assert "interval_daily_totals_2024" in dropped
    stored = await home.rows("SELECT day::text FROM interval_profile")
    assert [row["day"] for row in stored] == ["2025-02-01"]
    kept = await home.rows("SELECT day::text FROM interval_profile_history")
    assert [row["day"] for row in kept] == ["2025-02-01"]
    assert (await home.chart("month", "2025-01-05"))["total"] == 0.024
    assert (await home.chart("month", "2024-12-05"))["total"] is None


async def test_worker_makes_partitions_ahead_and_forgets_old_rejections(home: Home) -> None:
    await home.deliver("interval-profiles", profile(meter="x"), batch_id="old")
    await home.rows("UPDATE intake_batches SET received_at = now() - interval '91 days'")

    await put_in_order(home.database)
    answer = (
        await home.rows("SELECT rejected, errors::text FROM intake_batches WHERE id = 'old'")
    )[0]
    assert answer == {"rejected": 1, "errors": "[]"}
    months = await home.rows(
        "SELECT to_regclass('interval_profile_' || to_char(now() + interval '45 days', 'YYYY_MM'))"
        "::text AS name"
    )
    assert months[0]["name"] is not None


async def test_events_that_cannot_come_again_are_forgotten(home: Home) -> None:
    await home.rows(
        "INSERT INTO inbox (event_id, type, received_at) SELECT gen_random_uuid(), days::text,"
        " now() - make_interval(days => days) FROM unnest(ARRAY[1, 179, 181]) AS days"
    )
    await put_in_order(home.database)
    left = await home.rows("SELECT type FROM inbox WHERE type IN ('1', '179', '181') ORDER BY type")
    assert [row["type"] for row in left] == ["1", "179"]
