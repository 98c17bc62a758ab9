"""Staff's search of meters and of what was handed in, and cards; alone by `python -m`.

100 000 accounts with a meter each, 30 000 readings handed in. The service answers in this process,
beside a bare statement of the same facts with orjson, on the same database by turns: milliseconds
of the processor, of this process and of PostgreSQL together. A card is beside its facts and one
row written, since that somebody looked is recorded; it is asked for as the server asks the
application, without a client, whose own work would be counted as the service's.
"""

import asyncio
import logging
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import orjson

from tests.bench.accounts import FILL, STAFF
from tests.support.applications import running_app
from tests.support.postgres import Server, migrate, running_server
from tests.support.tokens import bearer, user_token

_ACCOUNTS, _HANDED_IN = 100_000, 30_000
_ROUNDS = 25
_SUBMISSIONS = """
INSERT INTO submissions (id, usage_point_id, meter_id, account_id, customer_id, user_id, way, state,
    opens_on, closes_on, taken_on, taken_at, submitted_at, t1, decimals, previous, consumption,
    refused_by, refusal_code)
SELECT gen_random_uuid(), p.id, m.id, a.id, a.customer_id, gen_random_uuid(), 'web',
    (ARRAY['on_its_way', 'accepted', 'accepted', 'refused'])[p.id % 4 + 1],
    '2026-11-20', '2026-11-25', '2026-11-21', '2026-11-21', '2026-11-21'::timestamptz
        + p.id * interval '1 second', 1000000 + p.id, 1, '[]', '{{"T1": 150000}}',
    CASE WHEN p.id % 4 = 3 THEN 'billing' END, CASE WHEN p.id % 4 = 3 THEN 'too-low' END
FROM usage_points p JOIN meters m ON m.usage_point_id = p.id
JOIN customer_accounts a ON a.id = p.account_id WHERE p.id <= {count};
"""
# A meter is found by its serial number and by its account, once for the page and the count.
_METERS = """
WITH found AS MATERIALIZED (
    SELECT id, serial_number FROM meters WHERE serial_number ILIKE $1
    UNION SELECT m.id, m.serial_number FROM customer_accounts a
    CROSS JOIN LATERAL (SELECT id FROM usage_points WHERE account_id = a.id OFFSET 0) AS p
    JOIN meters m ON m.usage_point_id = p.id WHERE a.search_text LIKE $1)
SELECT m.id, m.serial_number, o.name, a.number, a.customer_name, l.address, i.installed_on,
    (SELECT count(*) FROM found)
FROM (SELECT id FROM found ORDER BY serial_number, id LIMIT 20) AS x JOIN meters m USING (id)
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN meter_installations i ON i.meter_id = m.id AND i.removed_on IS NULL
LEFT JOIN usage_points p ON p.id = i.usage_point_id
LEFT JOIN service_locations l ON l.id = p.service_location_id
LEFT JOIN customer_accounts a ON a.id = p.account_id ORDER BY m.serial_number, m.id
"""
_HANDED = """
SELECT s.*, a.number, k.name, a.address, m.serial_number
FROM (
    SELECT s.* FROM submissions s WHERE s.{whose} IN ({found})
    ORDER BY s.submitted_at DESC, s.id LIMIT 20
) AS s
JOIN customer_accounts a ON a.id = s.account_id JOIN customers k ON k.id = s.customer_id
JOIN meters m ON m.id = s.meter_id ORDER BY s.submitted_at DESC, s.id
"""
_HANDED_COUNT = "SELECT count(*) FROM submissions s WHERE s.{whose} IN ({found})"
_BY_TEXT = "account_id", "SELECT id FROM customer_accounts WHERE search_text LIKE $1"
_BY_SERIAL = "meter_id", "SELECT id FROM meters WHERE serial_number ILIKE $1"
# What of the cards' facts is one row, and what many.
_CARDS = {
    "accounts": (
        """SELECT a.*, c.name, c.kind, b.*, l.flat FROM customer_accounts a
        JOIN customers c ON c.id = a.customer_id
        LEFT JOIN service_locations l ON l.id = a.service_location_id
        LEFT JOIN buildings b ON b.id = l.building_id WHERE a.id = $1""",
        "SELECT * FROM staff_edits WHERE kind = 'account' AND object_id = $1",
    ),
    "customers": (
        "SELECT * FROM customers WHERE id = $1",
        "SELECT * FROM customer_accounts WHERE customer_id = $1",
        """SELECT m.id, m.serial_number, o.name, a.number, l.address, i.installed_on
        FROM customer_accounts a JOIN usage_points p ON p.account_id = a.id
        JOIN service_locations l ON l.id = p.service_location_id
        JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
        JOIN meters m ON m.id = i.meter_id LEFT JOIN meter_models o ON o.id = m.model_id
        WHERE a.customer_id = $1""",
        "SELECT * FROM staff_edits WHERE kind = 'customer' AND object_id = $1",
    ),
    "meters": (
        """SELECT m.*, o.*, i.*, p.*, l.address, a.number, a.customer_name FROM meters m
        LEFT JOIN meter_models o ON o.id = m.model_id
        LEFT JOIN meter_installations i ON i.meter_id = m.id
        LEFT JOIN usage_points p ON p.id = i.usage_point_id
        LEFT JOIN service_locations l ON l.id = p.service_location_id
        LEFT JOIN customer_accounts a ON a.id = p.account_id WHERE m.id = $1""",
        """SELECT i.*, m.serial_number FROM meter_installations i JOIN meters m ON m.id = i.meter_id
        WHERE i.usage_point_id = (SELECT usage_point_id FROM meters WHERE id = $1)""",
        "SELECT * FROM staff_edits WHERE kind = 'meter' AND object_id = $1",
        "SELECT * FROM meter_replacements WHERE new_meter_id = $1 OR old_meter_id = $1",
    ),
}
_LOOK = "INSERT INTO bench_looks (data) VALUES ($1)"


class Bench:
    """The service, a bare connection beside it, and the processor's time of all."""

    def __init__(self, app: Any, client: httpx.AsyncClient, connection: Any) -> None:
        self.app, self.client, self.connection = app, client, connection
        self._headers = bearer(user_token("staff", STAFF, role="operator", name="Ольга"))

    async def ask(self, path: str, **asked: Any) -> Any:
        """Return what the service tells staff."""
        answer = await self.client.get(
            f"/api/cabinet/staff/{path}", params=asked, headers=self._headers
        )
        return answer.raise_for_status().json()

    async def card(self, path: str) -> None:
        """Have the application answer with a card, as its server does."""
        status = 0

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            nonlocal status
            status = message.get("status", status)

        headers = [(name.lower().encode(), value.encode()) for name, value in self._headers.items()]
        path = f"/api/cabinet/staff/{path}"
        scope = {
            "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
            "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": headers,
            "server": ("testserver", 80), "client": ("127.0.0.1", 1),
        }  # fmt: skip
        await self.app(scope, receive, send)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")

    async def fetch(self, *asked: Any) -> list[Any]:
        """Return rows of a bare statement, as JSON."""
        rows = await self.connection.fetch(*asked)
        orjson.dumps([tuple(row) for row in rows], default=str)
        return list(rows)

    async def backends(self) -> list[int]:
        """Return the processes of PostgreSQL that work for this database."""
        rows = await self.connection.fetch(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        )
        return [row["pid"] for row in rows]

    async def compare(
        self,
        name: str,
        ours: Callable[[], Awaitable[Any]],
        plain: Callable[[], Awaitable[Any]],
    ) -> dict[str, float]:
        """Ask both by turns; the ratio of their times."""
        took: tuple[list[float], list[float]] = ([], [])
        for _ in range(3):
            await ours()
            await plain()
        pids = await self.backends()
        for _ in range(_ROUNDS):
            for times, act in zip(took, (ours, plain), strict=True):
                began = _spent(pids)
                await act()
                times.append((_spent(pids) - began) * 1000)
        mine, bare = map(statistics.median, took)
        print(f"{name:34} {mine:7.2f} ms, bare {bare:7.2f}: {mine / bare:5.2f}", flush=True)
        return {f"{name.replace(' ', '_')}_ratio": mine / bare}


def _spent(pids: list[int]) -> float:
    server = sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids)
    return time.process_time() + server / 1e9


async def _measured(bench: Bench) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, part in (("part of a serial", "0777"), ("a serial", "9000000001234"), ("123", "123")):

        async def bare_meters(part: str = part) -> None:
            await bench.fetch(_METERS, f"%{part}%")

        async def meters(part: str = part) -> None:
            await bench.ask("meters", search=part)

        figures |= await bench.compare(f"meters by {name}", meters, bare_meters)
    words: Mapping[str, tuple[str, tuple[str, str]]] = {
        "name": ("ионова", _BY_TEXT),
        "number": ("77000012", _BY_TEXT),
        "street": ("пробная", _BY_TEXT),
        "serial": ("00777", _BY_SERIAL),
        "nothing": ("нетакого", _BY_TEXT),
    }
    for name, (word, (whose, found)) in words.items():
        given = {"whose": whose, "found": found}

        async def bare_handed(word: str = word, given: dict[str, str] = given) -> None:
            await bench.fetch(_HANDED.format(**given), f"%{word}%")
            await bench.connection.fetchval(_HANDED_COUNT.format(**given), f"%{word}%")

        async def handed_in(word: str = word) -> None:
            await bench.ask("submissions", search=word)

        figures |= await bench.compare(f"handed in by {name}", handed_in, bare_handed)
    for kind, statements in _CARDS.items():

        async def bare_card(statements: tuple[str, ...] = statements) -> None:
            for statement in statements:
                await bench.fetch(statement, 777)
            await bench.connection.execute(_LOOK, "{}")

        async def card(kind: str = kind) -> None:
            await bench.card(f"{kind}/777")

        figures |= await bench.compare(f"card of {kind}", card, bare_card)
    return figures


async def _measure(server: Server, count: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    settings = await server.copy("cabinet", "bench_staff_lists")
    connection = await asyncpg.connect(
        host=server.host,
        port=server.port,
        user=settings["database_user"],
        password=settings["database_password"],
        database=settings["database_name"],
    )
    try:
        await connection.execute(FILL.replace("$1", str(count)))
        handed_in = min(_HANDED_IN, count)
        await connection.execute(_SUBMISSIONS.format(count=handed_in))
        await connection.execute("CREATE TABLE bench_looks (data jsonb)")
        await connection.execute("VACUUM ANALYZE")
        async with running_app("cabinet", settings) as (app, client):
            return await _measured(Bench(app, client, connection))
    finally:
        await connection.close()
        await server.drop("bench_staff_lists")


def measure(count: int = _ACCOUNTS) -> dict[str, float]:
    """Make accounts, meters and submissions, and ask for them; ratios to bare statements."""
    logging.disable(logging.INFO)
    try:
        with running_server() as server:
            return asyncio.run(_measure(server, count))
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    measure(*map(int, sys.argv[1:2]))
