"""The desk's list of 100 000 appeals, and answers with their events; alone by `python -m`.

The service answers in this process, beside the plain statements that a page with counters cannot
do without, on the same database by turns. All is counted by processor time, of this process and of
PostgreSQL together (`staff_lists`), since a machine that does other things at the same time says
nothing by the clock.
"""

import asyncio
import logging
import sys
import time
from typing import Any
from uuid import uuid4

import asyncpg
import httpx

from tests.bench.staff_lists import Bench
from tests.support.applications import running_app
from tests.support.postgres import Server, migrate, running_server
from tests.support.tokens import bearer, user_token

_APPEALS = 100_000
_MESSAGES = 300
_WRITERS = 8
_USER = "00000000-0000-4000-8000-00000000000a"
_FILL = """
INSERT INTO customers (external_id, kind, name)
SELECT 'c' || n, 'individual',
    (ARRAY['Белов', 'Ионова', 'Ненашева', 'Петров', 'Сидорова', 'Королёв', 'Яковлева'])[n % 7 + 1]
    || ' ' || (ARRAY['Иван', 'Анна', 'Пётр', 'Ольга', 'Степан'])[n % 5 + 1] || ' ' || n
FROM generate_series(1, $1::int / 5) AS n;
INSERT INTO customer_accounts (number, customer_id, customer_name, address, customer_email,
    search_text)
SELECT '77' || lpad(c.id::text, 9, '0'), c.id, c.name, 'г. Образцовск, д. ' || c.id, '', ''
FROM customers c;
INSERT INTO appeals (id, kind, topic_id, account_id, customer_id, user_id, name, status, way,
    created_at, updated_at, opening, last_text, last_by, last_at, answer_due_at, search_text)
SELECT gen_random_uuid(), (ARRAY['question', 'request', 'complaint', 'other'])[n % 4 + 1],
    n % 5 + 1, a.id, a.customer_id, '00000000-0000-4000-8000-00000000000a', a.customer_name,
    (ARRAY['done', 'done', 'done', 'cancelled', 'in_work', 'new', 'done', 'done'])[n % 8 + 1],
    'web', now() - n * interval '5 minutes', now() - n * interval '4 minutes',
    'Счётчик показывает одно, а в счёте другое, обращение ' || n, 'Проверим и ответим.',
    CASE WHEN n % 3 = 0 THEN 'consumer' ELSE 'staff' END, now() - n * interval '4 minutes',
    now() - n * interval '3 minutes',
    replace(lower(a.customer_name || ' ' || a.number), 'ё', 'е')
FROM generate_series(1, $1::int) AS n JOIN customer_accounts a ON a.id = n % ($1::int / 5) + 1;
INSERT INTO appeal_messages (appeal_id, by, text, at, way)
SELECT id, 'consumer', opening, created_at, 'web' FROM appeals;
INSERT INTO appeal_states (appeal_id, status, at, by) SELECT id, 'new', created_at, 'consumer'
FROM appeals;
ANALYZE;
"""
_PAGE = """
SELECT p.*, t.title, a.number, a.address FROM (
    SELECT * FROM appeals p WHERE {where} AND {status} ORDER BY p.created_at DESC LIMIT 20) AS p
JOIN appeal_topics t ON t.id = p.topic_id JOIN customer_accounts a ON a.id = p.account_id
ORDER BY p.created_at DESC
"""
_COUNT = "SELECT p.status, count(*) FROM appeals p WHERE {where} GROUP BY p.status"
# What is asked of the page, and the conditions of the plain statements.
_PAGES: dict[str, tuple[dict[str, Any], str, str]] = {
    "first": ({}, "true", "true"),
    "new": ({"status": "new"}, "true", "p.status = 'new'"),
    "name": ({"search": "ионова"}, "p.search_text LIKE '%ионова%'", "true"),
    "account": ({"search": "7700001234"}, "p.search_text LIKE '%7700001234%'", "true"),
    "complaints": ({"kind": "complaint"}, "p.kind = 'complaint'", "true"),
}


async def _pages(bench: Bench) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, (asked, where, status) in _PAGES.items():

        async def bare(where: str = where, status: str = status) -> None:
            await bench.connection.fetch(_PAGE.format(where=where, status=status))
            await bench.connection.fetch(_COUNT.format(where=where))

        async def page(asked: dict[str, Any] = asked) -> None:
            await bench.ask("appeals", **asked)

        figures |= await bench.compare(f"appeals {name}", page, bare)
    return figures


async def _messages(client: httpx.AsyncClient, connection: Any) -> dict[str, float]:
    """Write on appeals that go on, each message with its event."""
    user = bearer(user_token("consumer", _USER))
    rows = await connection.fetch(
        "SELECT id FROM appeals WHERE status IN ('new', 'in_work') LIMIT $1", _MESSAGES
    )
    before = await connection.fetchval("SELECT count(*) FROM outbox")
    waiting = iter(rows)

    async def write() -> None:
        for row in waiting:
            answer = await client.post(
                f"/api/cabinet/appeals/{row['id']}/messages",
                json={"text": "Есть ли новости?"},
                headers=user | {"Idempotency-Key": str(uuid4())},
            )
            answer.raise_for_status()

    spent, began = time.process_time(), time.perf_counter()
    await asyncio.gather(*(write() for _ in range(_WRITERS)))
    cpu, seconds = time.process_time() - spent, time.perf_counter() - began
    told = await connection.fetchval("SELECT count(*) FROM outbox") - before
    if told != len(rows):
        raise RuntimeError(f"{told} events of {len(rows)} messages")
    print(f"messages: {len(rows) / seconds:.0f} a second, {_WRITERS} at a time")
    return {
        "appeal_messages_per_second": len(rows) / seconds,
        "appeal_message_cpu_ms": 1000 * cpu / len(rows),
    }


async def _appeals(server: Server, count: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    settings = await server.copy("cabinet", "bench_appeals")
    connection = await asyncpg.connect(
        host=server.host,
        port=server.port,
        user=settings["database_user"],
        password=settings["database_password"],
        database=settings["database_name"],
    )
    try:
        await connection.execute(_FILL.replace("$1", str(count)))
        # What a helper of a statement's process does would be counted nowhere.
        await connection.execute(
            "ALTER ROLE CURRENT_USER IN DATABASE bench_appeals"
            " SET max_parallel_workers_per_gather = 0; SET max_parallel_workers_per_gather = 0"
        )
        # The map of what is visible to all, without which no index answers alone.
        await connection.execute("VACUUM appeals")
        async with running_app("cabinet", settings) as (app, client):
            pages = await _pages(Bench(app, client, connection))
            return pages | await _messages(client, connection)
    finally:
        await connection.close()
        await server.drop("bench_appeals")


def measure(count: int = _APPEALS) -> dict[str, float]:
    """Make appeals, ask for them and write on them; ratios to the plain statements, and times."""
    logging.disable(logging.INFO)
    try:
        with running_server() as server:
            return asyncio.run(_appeals(server, count))
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:2])))
