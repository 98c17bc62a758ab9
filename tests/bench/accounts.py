"""Staff's list of 100 000 accounts: pages, a card, files; `python -m tests.bench.accounts` alone.

The service answers in this process, beside the plain statement that a page cannot do without, on
the same database in the same run.
"""

import asyncio
import logging
import resource
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import asyncpg
import httpx

from services.cabinet.metering.account_export.actions import account_table
from services.kit.exports import make_next
from services.kit.files import Files
from tests.support.applications import running_app
from tests.support.postgres import Server, migrate, running_server
from tests.support.tokens import bearer, user_token

_ACCOUNTS = 100_000
_ROUNDS = 15
STAFF = "00000000-0000-4000-8000-00000000010a"
FILL = """
INSERT INTO streets (street_key, search_text)
SELECT 'учебный край|г. образцовск|ул. пробная ' || n,
    'учебный край г. образцовск ул. пробная ' || n
FROM generate_series(0, 96) AS n;
INSERT INTO buildings (address_key, street_id, region, locality, street, house, kind)
SELECT s.street_key || '|' || h, s.id, 'Учебный край',
    CASE WHEN h % 5 = 0 THEN 'с. Пробино' ELSE 'г. Образцовск' END, 'ул. Пробная ' || s.id,
    h::text, 'apartment'
FROM streets s CROSS JOIN generate_series(1, 180) AS h;
INSERT INTO service_locations (external_id, building_id, flat, address)
SELECT 'l' || n, b.id, (n % 60 + 1)::text, b.locality || ', ' || b.street || ', д. ' || b.house
    || ', кв. ' || (n % 60 + 1)
FROM generate_series(1, $1::int) AS n JOIN buildings b ON b.id = n % 17460 + 1;
INSERT INTO customers (external_id, kind, name, email)
SELECT 'c' || n, CASE WHEN n % 20 = 0 THEN 'organization' ELSE 'individual' END,
    (ARRAY['Белов', 'Ионова', 'Ненашева', 'Петров', 'Сидорова', 'Королёв', 'Яковлева'])[n % 7 + 1]
    || ' ' || (ARRAY['Иван', 'Анна', 'Пётр', 'Ольга', 'Степан'])[n % 5 + 1] || ' ' || n,
    CASE WHEN n % 3 > 0 THEN 'somebody' || n || '@example.org' END
FROM generate_series(1, $1::int) AS n;
INSERT INTO customer_accounts (number, customer_id, service_location_id, contract_start,
    contract_end, customer_name, address, customer_email, search_text)
SELECT '77' || lpad(n::text, 9, '0'), c.id, l.id, '2020-01-01',
    CASE WHEN n % 50 = 0 THEN date '2021-01-01' END, c.name, l.address, coalesce(c.email, ''),
    replace(lower(concat_ws(' ', '77' || lpad(n::text, 9, '0'), c.name, l.address, c.email)),
        'ё', 'е')
FROM generate_series(1, $1::int) AS n JOIN customers c ON c.external_id = 'c' || n
JOIN service_locations l ON l.external_id = 'l' || n;
INSERT INTO tariff_schedules (name) VALUES ('Одноставочный'), ('Двухзонный');
INSERT INTO usage_points (mrid, account_id, service_location_id, tariff_schedule_id)
SELECT gen_random_uuid(), a.id, a.service_location_id, a.id % 2 + 1 FROM customer_accounts a
WHERE a.id % 40 > 0;
INSERT INTO meter_models (external_id, name, manufacturer) VALUES ('mm', 'СЕ102', 'Завод');
INSERT INTO meters (external_id, model_id, serial_number, usage_point_id)
SELECT 'm' || p.id, o.id, '9' || lpad((p.id * 7919 % 1000003)::text, 12, '0'), p.id
FROM usage_points p CROSS JOIN meter_models o;
INSERT INTO meter_installations (meter_id, usage_point_id, installed_on)
SELECT m.id, m.usage_point_id, '2020-01-01' FROM meters m;
ANALYZE;
"""
_BARE = """
SELECT a.id, a.number, a.address, c.name, c.email, c.kind, (
    SELECT json_agg(json_build_object('id', m.id, 'serial_number', m.serial_number))
    FROM usage_points p JOIN meter_installations i ON i.usage_point_id = p.id
        AND i.removed_on IS NULL
    JOIN meters m ON m.id = i.meter_id WHERE p.account_id = a.id)
FROM (SELECT * FROM customer_accounts a {where} ORDER BY {order} LIMIT 20) AS a
JOIN customers c ON c.id = a.customer_id ORDER BY {order}
"""
_COUNT = "SELECT count(*) FROM customer_accounts a {where}"
_LIKE = "WHERE a.search_text LIKE '%{}%'"
_SERIALS = """LEFT JOIN (SELECT p.account_id, min(m.serial_number) AS serial FROM usage_points p
    JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
    JOIN meters m ON m.id = i.meter_id GROUP BY p.account_id) AS s ON s.account_id = a.id
    ORDER BY s.serial DESC, a.id DESC"""
# What is asked of the page, and the condition and order of the plain statement.
_PAGES: dict[str, tuple[dict[str, Any], str, str]] = {
    "first": ({}, "", "a.number, a.id"),
    "name": ({"search": "ионова"}, _LIKE.format("ионова"), "a.number, a.id"),
    "number": ({"search": "77000012"}, _LIKE.format("77000012"), "a.number, a.id"),
    "email": (
        {"search": "somebody777@", "sort": "-email"},
        _LIKE.format("somebody777@"),
        "a.customer_email DESC, a.id DESC",
    ),
    "nothing": ({"search": "нетакого"}, _LIKE.format("нетакого"), "a.number, a.id"),
    "by_name": ({"sort": "-customer"}, "", "a.customer_name DESC, a.id DESC"),
    "by_address": ({"sort": "address"}, "", "a.address, a.id"),
    "closed": (
        {"contract": "closed"}, "WHERE a.contract_end < current_date", "a.number, a.id",
    ),
    "town": (
        {"locality": "с. Пробино"},
        "WHERE a.service_location_id IN (SELECT l.id FROM service_locations l"
        " JOIN buildings b ON b.id = l.building_id WHERE b.locality = 'с. Пробино')",
        "a.number, a.id",
    ),
    "without_meter": (
        {"meter": "without"},
        "WHERE NOT EXISTS (SELECT FROM usage_points p JOIN meter_installations i"
        " ON i.usage_point_id = p.id AND i.removed_on IS NULL WHERE p.account_id = a.id)",
        "a.number, a.id",
    ),
}  # fmt: skip


async def _median(act: Callable[[], Awaitable[object]]) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        await act()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


async def _pages(client: httpx.AsyncClient, connection: Any) -> dict[str, float]:
    staff = bearer(user_token("staff", STAFF, role="operator", name="Ольга"))

    async def page(asked: dict[str, Any]) -> None:
        answer = await client.get("/api/cabinet/staff/accounts", params=asked, headers=staff)
        answer.raise_for_status()

    async def bare(where: str, order: str) -> None:
        await connection.fetch(_BARE.format(where=where, order=order))
        await connection.fetchval(_COUNT.format(where=where))

    figures = {}
    for name, (asked, where, order) in _PAGES.items():
        ours = await _median(lambda asked=asked: page(asked))  # type: ignore[misc]
        plain = await _median(
            lambda where=where, order=order: bare(where, order)  # type: ignore[misc]
        )
        print(f"{name:14} {ours:7.1f} ms, plain {plain:7.1f} ms: {ours / plain:5.2f}")
        figures[f"accounts_{name}_ratio"] = ours / plain
    statement = f"SELECT a.id FROM customer_accounts a {_SERIALS} LIMIT 20"
    by_serial = await _median(lambda: page({"sort": "-meters"}))
    plain = await _median(lambda: connection.fetch(statement))
    print(f"by meter       {by_serial:7.1f} ms, plain {plain:7.1f} ms: {by_serial / plain:5.2f}")
    deep = await _median(lambda: page({"offset": 50_000}))
    print(f"middle page    {deep:7.1f} ms")

    async def card() -> None:
        answer = await client.get("/api/cabinet/staff/accounts/777", headers=staff)
        answer.raise_for_status()

    ours = await _median(card)
    print(f"card           {ours:7.1f} ms, its look recorded")
    return figures | {"accounts_by_meter_ratio": by_serial / plain, "account_card_ms": ours}


async def _file(app: Any, client: httpx.AsyncClient, kind: str) -> dict[str, float]:
    staff = bearer(user_token("staff", STAFF, role="operator", name="Ольга"))
    columns = ["number", "customer", "kind", "meters", "address", "email", "contract_start"]
    asked = {"view": {}, "columns": columns, "format": kind}
    answer = await client.post("/api/cabinet/staff/accounts/exports", json=asked, headers=staff)
    answer.raise_for_status()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    assert await make_next(app.state.database, app.state.files, {"accounts": account_table})
    cpu = time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024
    path = f"/api/cabinet/staff/exports/{answer.json()['id']}"
    job = (await client.get(path, headers=staff)).json()
    print(f"{kind}: {job['done']} rows, {job['size']} bytes, {cpu:.1f} s, +{grown:.0f} MiB")
    assert job["state"] == "ready"
    return {f"accounts_{kind}_cpu_s": cpu, f"accounts_{kind}_growth_mib": grown}


async def _accounts(server: Server, count: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    settings = await server.copy("cabinet", "bench_accounts")
    connection = await asyncpg.connect(
        host=server.host,
        port=server.port,
        user=settings["database_user"],
        password=settings["database_password"],
        database=settings["database_name"],
    )
    try:
        await connection.execute(FILL.replace("$1", str(count)))
        async with running_app("cabinet", settings) as (app, client):
            with TemporaryDirectory() as folder:
                own = app.state.settings.model_copy(update={"files_dir": Path(folder)})
                app.state.files = Files(own)
                figures = await _file(app, client, "xlsx") | await _file(app, client, "csv")
            return figures | await _pages(client, connection)
    finally:
        await connection.close()
        await server.drop("bench_accounts")


def measure(count: int = _ACCOUNTS) -> dict[str, float]:
    """Make accounts and ask for them; ratios to the plain statement, seconds and MiB."""
    logging.disable(logging.INFO)
    try:
        with running_server() as server:
            return asyncio.run(_accounts(server, count))
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:2])))
