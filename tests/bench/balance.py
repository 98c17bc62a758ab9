"""`python -m tests.bench.balance [FLATS]`: a house's balance over twelve months.

Milliseconds of a processor, here and in PostgreSQL: they hold beside other work, too. The acts
themselves on a database of its own: one house whose flats are read by the hour (sums of whole days
are kept), the same house read by hand, and the hours of a day.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any

from services.cabinet.metering.partitions import ensure_partitions
from services.cabinet.servicing.balance.actions import find_balance, find_hours
from services.cabinet.settings import Settings
from services.kit.database import Database
from tests.bench.submissions import spent_by
from tests.support.postgres import Server, connected, migrate, running_server

FLATS = 500
_ROUNDS = 40
_NOW = datetime.fromisoformat("2026-11-20T10:00:00Z")
_HOUSE = """
INSERT INTO supplier_settings (id, name, color, time_zone, billing_day, rows_per_page)
SELECT 1, 'Сбыт', '#004080', 'Europe/Moscow', 1, 20
WHERE NOT EXISTS (SELECT FROM supplier_settings);
INSERT INTO buildings (address_key, locality, street, house) VALUES ('b', 'Казань', 'Мира', '1');
INSERT INTO servicing_organizations (external_id, name, short_name, kind)
VALUES ('o', 'УК', 'УК', 'management_company');
INSERT INTO served_houses (organization_id, building_id)
SELECT o.id, b.id FROM servicing_organizations o, buildings b;
INSERT INTO service_locations (external_id, building_id, flat, address)
SELECT 'l-' || n, b.id, n::text, 'Казань' FROM buildings b, generate_series(0, {flats}) AS n;
INSERT INTO usage_points (mrid, service_location_id, scope)
SELECT gen_random_uuid(), id, CASE WHEN flat = '0' THEN 'building' ELSE 'unit' END
FROM service_locations;
INSERT INTO meters (external_id, serial_number, usage_point_id)
SELECT 'm-' || id, lpad(id::text, 8, '0'), id FROM usage_points;
INSERT INTO meter_installations (meter_id, usage_point_id, installed_on)
SELECT id, usage_point_id, '2020-01-01' FROM meters;
"""
_MONTHS = """
SELECT ensure.month::date AS month, (month + interval '1 month')::date - month::date AS days
FROM generate_series('2025-12-01'::timestamp, '2026-11-01', interval '1 month') AS ensure(month)
"""
_PROFILES = f"""
INSERT INTO interval_daily_totals (meter_id, channel, interval_minutes, month, complete, sums)
SELECT m.id, 1, 60, w.month, ((1::bigint << w.days) - 1)::int,
    (SELECT array_agg((8000 + 100 * d)::bigint) FROM generate_series(1, w.days) AS d)
FROM meters m CROSS JOIN ({_MONTHS}) AS w WHERE w.month < '2026-11-01';
INSERT INTO interval_profile (meter_id, channel, interval_minutes, day, batch, "values")
SELECT id, 1, 60, '2026-09-10', 1, array_fill(350, ARRAY[24]) FROM meters;
INSERT INTO meter_channels (meter_id, channel, interval_minutes, first_day, last_day)
SELECT id, 1, 60, '2025-12-01', '2026-10-31' FROM meters;
"""
_READINGS = f"""
DELETE FROM interval_daily_totals;
INSERT INTO register_readings (meter_id, channel, source, taken_at, t1, batch)
SELECT m.id, 1, 2, w.month::timestamptz + interval '19 days', 1000 * (w.month - '2020-01-01'), 0
FROM meters m CROSS JOIN ({_MONTHS}) AS w;
"""


async def _milliseconds(ask: Callable[[], Awaitable[Any]]) -> float:
    """Return what one takes of a processor."""

    def spent() -> float:
        return time.process_time() + spent_by("test_cabinet_balance")

    for _ in range(3):
        await ask()
    before = spent()
    for _ in range(_ROUNDS):
        await ask()
    return 1000 * (spent() - before) / _ROUNDS


async def _measure(server: Server, flats: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    found = await server.copy("cabinet", "test_cabinet_balance")
    settings = Settings.model_validate(found | {"settings_file": "/nonexistent"})
    database = Database(settings)
    figures: dict[str, float] = {}
    async with connected(found) as connection:
        for table in ("interval_daily_totals", "interval_profile", "register_readings"):
            await ensure_partitions(database, table, [date(2025, 12, 20), date(2026, 9, 10)])
        await connection.execute(_HOUSE.format(flats=flats))
        await connection.execute(_PROFILES)
        await connection.execute("ANALYZE")
        house = (
            await connection.fetchval("SELECT id FROM servicing_organizations"),
            await connection.fetchval("SELECT id FROM buildings"),
        )

        async def months() -> Any:
            return await find_balance(database, house, None, _NOW)

        told = await months()
        if told["months"][-2]["units"]["by_profile"] != flats:
            raise RuntimeError(told["months"])
        figures["balance_by_profiles_ms"] = await _milliseconds(months)
        figures["balance_hours_ms"] = await _milliseconds(
            lambda: find_hours(database, house, date(2026, 9, 10), _NOW)
        )
        await connection.execute(_READINGS)
        await connection.execute("ANALYZE")
        told = await months()
        if told["months"][-2]["units"]["by_readings"] != flats:
            raise RuntimeError(told["months"])
        figures["balance_by_readings_ms"] = await _milliseconds(months)
    await database.close()
    await server.drop("test_cabinet_balance")
    return figures


def measure(flats: int = FLATS) -> dict[str, float]:
    """Measure on a database of its own."""
    with running_server() as server:
        return asyncio.run(_measure(server, flats))


if __name__ == "__main__":
    for name, value in measure(*map(int, sys.argv[1:2])).items():
        print(f"{name:32} {value:8.1f}")
