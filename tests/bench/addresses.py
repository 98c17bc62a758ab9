"""Search for an address among generated ones: `python -m tests.bench.addresses [COUNT]`."""

import asyncio
import statistics
import sys
import time

import asyncpg

from services.cabinet.addresses.queries import list_addresses
from services.cabinet.addresses.rules import address_query
from tests.support.postgres import Server, migrate, running_server

_QUERIES = (
    "омск", "омск садов 5", "садов", "пробная 5", "пробная улица 120 7", "край", "учебн край",
    "омск нетакой 5", "пробная 999999", "садвая 15", "город", "3-я пробная 12 40", "обра сад 1",
)  # fmt: skip
_ROUNDS = 20
# A tenth are private houses; the others have fifty flats a house.
_ROWS = """
CREATE TEMP TABLE made AS
SELECT n, 'учебный край|г. ' || (ARRAY['омск', 'образцовск', 'пробинск', 'тестов'])[n % 4 + 1]
    || '|ул. ' || (ARRAY['садовая', 'пробная', 'мира', 'лесная', 'новая'])[n % 5 + 1]
    || ' ' || n % 4001 AS street_key FROM generate_series(1, $1::int) AS n;
"""
_FILL = """
INSERT INTO streets (street_key, search_text)
SELECT DISTINCT street_key, translate(street_key, '|', ' ') FROM made;
INSERT INTO buildings (address_key, street_id, region, locality, street, house, kind)
SELECT DISTINCT ON (1) m.street_key || '|' || h.house, s.id, 'Учебный край',
    split_part(m.street_key, '|', 2), split_part(m.street_key, '|', 3), h.house, 'apartment'
FROM made m JOIN streets s USING (street_key),
LATERAL (SELECT CASE WHEN m.n % 10 = 0 THEN (m.n / 10)::text
    ELSE (m.n / 400000 + 1)::text END AS house) AS h;
INSERT INTO service_locations (external_id, building_id, flat, address)
SELECT m.n::text, b.id, CASE WHEN m.n % 10 > 0 THEN (m.n % 97 + 1)::text END, b.address_key
FROM made m JOIN buildings b ON b.address_key = m.street_key || '|' ||
    CASE WHEN m.n % 10 = 0 THEN (m.n / 10)::text ELSE (m.n / 400000 + 1)::text END;
ANALYZE;
"""


async def _measure(server: Server, count: int) -> bool:
    await migrate(server, "cabinet")
    settings = await server.copy("cabinet", "bench_addresses")
    connection = await asyncpg.connect(
        host=server.host,
        port=server.port,
        user=settings["database_user"],
        password=settings["database_password"],
        database=settings["database_name"],
    )
    try:
        await connection.execute(_ROWS.replace("$1", str(count)))
        await connection.execute(_FILL)
        for table in ("service_locations", "buildings", "streets"):
            print(f"{table}: {await connection.fetchval(f'SELECT count(*) FROM {table}')}")
        slowest = 0.0
        for text in _QUERIES:
            times = []
            for _ in range(_ROUNDS):
                began = time.perf_counter()
                found = await list_addresses(connection, address_query(text))
                times.append((time.perf_counter() - began) * 1000)
            slowest = max(slowest, *times)
            print(
                f"{text:24} {len(found):3} found, median {statistics.median(times):6.1f} ms,"
                f" worst {max(times):6.1f} ms"
            )
    finally:
        await connection.close()
        await server.drop("bench_addresses")
    print(f"worst of all: {slowest:.1f} ms (at most 50)")
    return slowest <= 50


if __name__ == "__main__":
    with running_server() as started:
        asked = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
        raise SystemExit(0 if asyncio.run(_measure(started, asked)) else 1)
