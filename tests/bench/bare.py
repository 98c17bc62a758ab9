"""The baselines: bare asyncpg COPY + upsert, and a bare asyncpg + orjson handler."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import orjson

from tests.bench import bare_home
from tests.bench.suite import Suite

TABLE = "bench_interval_profile"
_COLUMNS = ("meter_id", "channel", "interval_minutes", "day", "batch", "values")
_UPSERT = f"""
INSERT INTO {TABLE} ({", ".join(_COLUMNS[:-1])}, "values")
SELECT meter_id, channel, interval_minutes, day, batch, "values" FROM bench_staging
ON CONFLICT (meter_id, channel, day) DO UPDATE
SET interval_minutes = excluded.interval_minutes, batch = excluded.batch,
    "values" = excluded."values"
"""


async def copy_and_upsert(
    connection: "asyncpg.Connection[asyncpg.Record]", batches: list[list[dict[str, Any]]]
) -> float:
    """Store the same days in a table of the same shape, a transaction per batch; seconds."""
    await connection.execute(f"DROP TABLE IF EXISTS {TABLE}")
    await connection.execute(f"CREATE TABLE {TABLE} (LIKE interval_profile INCLUDING ALL)")
    rows = [
        [
            (
                int(r["meter"].rpartition("-")[2]),
                1,
                60,
                date.fromisoformat(r["day"]),
                1,
                r["values"],
            )
            for r in batch
        ]
        for batch in batches
    ]
    started = time.perf_counter()
    for batch in rows:
        async with connection.transaction():
            await connection.execute(
                f"CREATE TEMP TABLE bench_staging (LIKE {TABLE}) ON COMMIT DROP"
            )
            await connection.copy_records_to_table(
                "bench_staging", records=batch, columns=list(_COLUMNS)
            )
            await connection.execute(_UPSERT)
    spent = time.perf_counter() - started
    await connection.execute(f"DROP TABLE {TABLE}")
    return spent


# The rows that a chart of one meter is made of, by the path that is asked for.
_TOTALS = """
SELECT month::text, sums, complete FROM interval_daily_totals
WHERE meter_id = $1 AND channel = 1 AND month BETWEEN $2 AND $3
"""
_HOURS = """
SELECT d.day::text, d."values" FROM generate_series(0, $3::date - $2::date) AS n
JOIN interval_profile d ON d.day = $2::date + n AND d.meter_id = $1 AND d.channel = 1
"""
_ROWS = {"/days": _TOTALS, "/hours": _HOURS, "/points": _HOURS}


def _points(rows: list[Any]) -> list[dict[str, Any]]:
    """Return the hours of days as a chart tells them, the plain way."""
    return [
        {
            "start": f"{day}T{hour:02}:00:00+03:00",
            "end": f"{day}T{hour:02}:59:59+03:00",
            "first_day": day,
            "last_day": day,
            "value": value / 1000,
            "complete": True,
            "estimated": None,
            "doubtful": None,
            "quality": "good",
            "hidden": False,
        }
        for day, values in rows
        for hour, value in enumerate(values)
    ]


class Handler:
    """An ASGI application that answers stored rows by their keys, and no more.

    Those of one meter's period, or at `/home?…` those of a main page (`bare_home.py`).
    """

    def __init__(self) -> None:
        self._pool: Any = None

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await receive()
            known = Suite.read().facts["databases"]["cabinet"]
            self._pool = await asyncpg.create_pool(
                host=known["host"],
                port=known["port"],
                user=known["user"],
                password=known["password"],
                database=known["name"],
                min_size=10,
                max_size=10,
                reset=_nothing,
            )
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        # Behind the gateway it stands below the service's own prefix.
        path = scope["path"].removeprefix("/api/cabinet")
        if path not in _ROWS and path != "/home":
            # Whether it answers yet.
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body"})
            return
        meter, *more = scope["query_string"].decode().split("&")
        async with self._pool.acquire() as connection:
            told: Any
            if path == "/home":
                told = await bare_home.read(connection, int(meter), *more)
            else:
                first, last = map(date.fromisoformat, more)
                rows = await connection.fetch(_ROWS[path], int(meter), first, last)
                told = _points(rows) if path == "/points" else [tuple(row) for row in rows]
        body = orjson.dumps(told)
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


async def _nothing(_: Any) -> None:
    """Spare the statement that would reset a connection whose state nobody changes."""


app = Handler()


@contextmanager
def serving(port: int, suite_file: Path | None = None) -> Iterator[str]:
    """Serve the bare handler in a process of its own, as the services are served.

    `suite_file` names the database, if it is not that of the suite that is measured.
    """
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "uvicorn", "tests.bench.bare:app", "--port", str(port)),
            *("--loop", "uvloop", "--http", "httptools", "--no-access-log"),
            *("--log-level", "warning"),
        ],
        env=os.environ | ({"PC_SUITE_FILE": str(suite_file)} if suite_file else {}),
    )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and process.poll() is None:
            try:
                httpx.get(address, timeout=1)
            except httpx.TransportError:
                continue
            break
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
