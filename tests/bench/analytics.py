"""The panel's first page at 100 000 usage points; alone by `python -m tests.bench.analytics`.

Half of the meters send readings of each day's beginning, half of them hours; a tenth sends nothing.
A round asks cabinet, which answers in this process on a real database, for all that it counts:
seconds until the last answer, and of the processor, this one's and PostgreSQL's together. The page
is asked for as the server asks the application, with 90 days behind each tile: milliseconds.
"""

import asyncio
import logging
import statistics
import sys
import time
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import httpx

from services.admin_panel.analytics.actions import Counting
from services.cabinet.metering.partitions import YEARLY, ensure_partitions
from services.kit.database import Database
from tests.bench.accounts import FILL
from tests.support.applications import running_app
from tests.support.postgres import Server, migrate, running_server
from tests.support.tokens import bearer, service_token, user_token

_POINTS = 100_000
_ROUNDS = 40
_DAYS = 62
_SUBJECTS = ("customers", "meters", "collection", "appeals", "submissions", "outages")
# A third of the makers' meters each; some have changed their load's state more than once.
_MAKERS = """
INSERT INTO meter_models (external_id, name, manufacturer, verification_interval_years)
SELECT 'bench-' || n, 'М' || n, 'Завод ' || n, 16 FROM generate_series(1, 9) AS n;
UPDATE meters SET model_id = o.id, last_verification_on = '2010-03-01'::date + (m.id % 7000)
FROM meters m JOIN meter_models o ON o.external_id = 'bench-' || (m.id % 9 + 1)
WHERE meters.id = m.id;
INSERT INTO connection_states (meter_id, changed_at, state)
SELECT m.id, now() - n * interval '40 days',
    CASE WHEN (m.id + n) % 12 = 0 THEN 'disconnected' ELSE 'connected' END
FROM meters m CROSS JOIN generate_series(1, 1 + m.id % 3) AS n;
INSERT INTO account_users (user_id, account_id, customer_id)
SELECT gen_random_uuid(), id, customer_id FROM customer_accounts WHERE id % 3 = 0;
"""
_READINGS = f"""
INSERT INTO register_readings (meter_id, channel, source, taken_at, total, batch)
SELECT m.id, 1, 1, (now() AT TIME ZONE e.time_zone)::date::timestamp AT TIME ZONE e.time_zone
    - d * interval '1 day', 1000000 + d, 1
FROM generate_series(0, {_DAYS - 1}) AS d CROSS JOIN supplier_settings e
CROSS JOIN meters m WHERE m.id % 10 < 5 AND (d > 0 OR m.id % 20 > 0);
INSERT INTO meter_channels (meter_id, channel, interval_minutes, first_day, last_day)
SELECT m.id, 1, 60, '2024-01-01', (now() AT TIME ZONE e.time_zone)::date - 1
FROM meters m CROSS JOIN supplier_settings e WHERE m.id % 10 BETWEEN 5 AND 8;
INSERT INTO interval_daily_totals
    (meter_id, channel, interval_minutes, month, complete, sums)
SELECT m.id, c, 60, x.month::date, -1, array_fill(24000::bigint, ARRAY[30])
FROM meters m CROSS JOIN generate_series(1, 2) AS c
CROSS JOIN LATERAL generate_series(date_trunc('month', now()) - interval '5 months',
    date_trunc('month', now()), interval '1 month') AS x (month)
WHERE m.id % 10 BETWEEN 5 AND 8;
"""
_SNAPSHOTS = """
INSERT INTO analytics_snapshots (subject, day, counted_at, figures)
SELECT s.subject, current_date - d, now() - d * interval '1 day', s.figures
FROM analytics_snapshots s CROSS JOIN generate_series(1, 400) AS d;
INSERT INTO analytics_points (tile, day, part, whole)
SELECT p.tile, current_date - d, p.part, p.whole
FROM analytics_points p CROSS JOIN generate_series(1, 400) AS d;
"""


def _spent(pids: list[int]) -> float:
    server = sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids)
    return time.process_time() + server / 1e9


async def _counted(
    client: httpx.AsyncClient, connection: Any, subjects: tuple[str, ...]
) -> dict[str, tuple[float, float, Any]]:
    """Ask for each subject twice; seconds and processor's seconds of the second time."""
    headers = bearer(service_token("admin_panel", "cabinet"))
    found = {}
    for subject in subjects:
        for _ in range(2):
            rows = await connection.fetch(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            )
            pids = [row["pid"] for row in rows]
            began, spent = time.perf_counter(), _spent(pids)
            answer = await client.get(f"/internal/figures/{subject}", headers=headers)
            told = answer.raise_for_status().json()
            found[subject] = (time.perf_counter() - began, _spent(pids) - spent, told)
        print(f"  {subject:<12} {found[subject][0]:6.2f} s, processor {found[subject][1]:6.2f} s")
    return found


async def _cabinet(server: Server, points: int) -> tuple[dict[str, float], dict[str, Any]]:
    await migrate(server, "cabinet")
    settings = await server.copy("cabinet", "bench_analytics")
    try:
        async with running_app("cabinet", settings) as (app, client):
            database: Database = app.state.database
            today = datetime.now(UTC).date()
            days = [today - timedelta(days=back) for back in range(0, 240, 30)]
            for table in YEARLY:
                await ensure_partitions(database, table, days)
            connection = await asyncpg.connect(
                host=server.host,
                port=server.port,
                user=settings["database_user"],
                password=settings["database_password"],
                database=settings["database_name"],
            )
            try:
                await connection.execute(FILL.replace("$1", str(points)))
                await connection.execute(_MAKERS)
                await connection.execute(_READINGS)
                await connection.execute("VACUUM ANALYZE")
                found = await _counted(client, connection, _SUBJECTS)
            finally:
                await connection.close()
    finally:
        await server.drop("bench_analytics")
    figures = {
        "analytics_snapshot_seconds": sum(wall for wall, _, _ in found.values()),
        "analytics_snapshot_processor_seconds": sum(spent for _, spent, _ in found.values()),
    }
    return figures, {subject: told for subject, (_, _, told) in found.items()}


async def _page(server: Server, told: dict[str, Any]) -> dict[str, float]:
    """Keep these figures for many days, and ask for the page."""
    await migrate(server, "admin_panel")
    settings = await server.copy("admin_panel", "bench_analytics_page")

    def answer(request: httpx.Request) -> httpx.Response:
        subject = request.url.path.rpartition("/")[2]
        if subject == "clock":
            now = datetime.now(UTC).isoformat()
            return httpx.Response(200, json={"at": now, "time_zone": "Europe/Moscow"})
        return httpx.Response(200 if subject in told else 503, json=told.get(subject, {}))

    try:
        async with AsyncExitStack() as stack:
            app, client = await stack.enter_async_context(running_app("admin_panel", settings))
            app.state.client._http = httpx.AsyncClient(transport=httpx.MockTransport(answer))
            counting = Counting(
                app.state.database,
                app.state.client,
                dict.fromkeys(("auth", "cabinet", "notifications", "integration"), "http://owner"),
                pause_seconds=300,
                counting_seconds=5,
                folder=Path(),
            )
            await counting.round_if_due()
            async with app.state.database.connection() as connection:
                await connection.execute(_SNAPSHOTS)
                await connection.execute("ANALYZE")
            headers = bearer(user_token("staff", str(uuid4()), role="viewer"))
            times = []
            for _ in range(_ROUNDS):
                began = time.perf_counter()
                got = await client.get("/api/admin/analytics", params={"days": 90}, headers=headers)
                got.raise_for_status()
                times.append((time.perf_counter() - began) * 1000)
    finally:
        await server.drop("bench_analytics_page")
    times.sort()
    return {
        "analytics_request_ms": statistics.median(times),
        "analytics_request_p95_ms": times[int(len(times) * 0.95)],
    }


async def _measure(server: Server, points: int) -> dict[str, float]:
    figures, told = await _cabinet(server, points)
    return figures | await _page(server, told)


def measure(points: int = _POINTS) -> dict[str, float]:
    """Count all that cabinet owns of so many usage points, and ask for the page."""
    logging.disable(logging.INFO)
    try:
        with running_server() as server:
            return asyncio.run(_measure(server, points))
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    for name, value in measure(*map(int, sys.argv[1:2])).items():
        print(f"{name:<42} {value:10.2f}")
