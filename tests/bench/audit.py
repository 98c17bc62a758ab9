"""`python -m tests.bench.audit [ENTRIES [LINKS]]`: the audit log searched, and its chain verified.

Five million entries as staff leave them: most are looks, few are refused, some people act much
and most little. They are put in without the triggers and the indexes, which are made after; what
does not fit into `_FILL_SECONDS` is left out, and said. Each filter, and the usual pairs, is asked
through the service in this process, by its statements alone and by bare ones that somebody would
write by hand for just that question, on the same database, by turns: milliseconds of the
processor. What a page costs beyond its statements is the same for every filter: who asks, names
from two neighbours (stand-ins of this process here), fifty entries as JSON, and the note that
somebody looked. Some of the entries are chained, and the time of the look over all links is told.
"""

import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import httpx
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from services.admin_panel.audit.actions import verify_chain
from services.admin_panel.audit_reading.queries import count_entries, list_entries
from services.admin_panel.audit_reading.rules import MOST_COUNTED
from services.admin_panel.audit_reading.schemas import AuditView
from tests.bench.submissions import spent_by
from tests.support.applications import running_app
from tests.support.postgres import Server, migrate, running_server
from tests.support.tokens import bearer, user_token

_ENTRIES, _LINKS = 5_000_000, 1_000_000
_CHUNK, _FILL_SECONDS = 500_000, 30.0
_TURNS, _ROUNDS = 4, 20
_ADMIN = "00000000-0000-4000-8000-0000000000ad"
_ACTOR = "00000000-0000-4000-8000-000000000007"
_USER = "10000000-0000-4000-8000-000000004242"
_NEWEST = datetime(2026, 11, 29, 12, tzinfo=UTC)
# From the eldest to the newest, two a minute: seven years of a large supplier.
_FILL = """
INSERT INTO audit_log (at, actor_id, actor_role, action, object_kind, object_id, outcome,
    request_id, details)
SELECT $3::timestamptz - (($4::bigint - n) * interval '45 seconds'),
    '00000000-0000-4000-8000-'
        || lpad((CASE WHEN n % 3 = 0 THEN 7 ELSE n % 200 END)::text, 12, '0'),
    CASE WHEN n % 50 = 0 THEN 'administrator' WHEN n % 7 = 0 THEN 'viewer' ELSE 'operator' END,
    CASE WHEN n % 10 < 8 THEN (ARRAY['look_at_account', 'look_at_user', 'look_at_meter',
            'look_at_accounts'])[n % 4 + 1]
        ELSE (ARRAY['change_account', 'edit_user', 'answer_appeal', 'hand_in_reading',
            'block_user'])[n % 5 + 1] END,
    CASE WHEN n % 4 = 1 THEN 'user' WHEN n % 4 = 2 THEN 'meter' ELSE 'account' END,
    CASE WHEN n % 4 = 1 THEN '10000000-0000-4000-8000-' || lpad((n % 100000)::text, 12, '0')
        ELSE (n % 100000)::text END,
    CASE WHEN n % 400 = 0 THEN 'forbidden' WHEN n % 900 = 0 THEN 'stale' ELSE 'done' END,
    md5(n::text),
    CASE WHEN n % 10 < 8 THEN '{}'::jsonb
        ELSE '{"after": {"address": "г. Пример, ул. Ленина, 1"}, "before": {"address": "ул. 1"},
            "reason": "по заявлению"}'::jsonb END
FROM generate_series($1::bigint, $2::bigint) AS n
"""
_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE tablename = 'audit_log' AND indexname <> 'pk_audit_log'
"""
# The chain as the triggers write it, entry by entry, without a statement for each.
_CHAIN = """
DO $$
DECLARE
    entry audit_log;
    link audit_chain;
BEGIN
    link.seq := 0;
    link.hash := decode(repeat('00', 32), 'hex');
    FOR entry IN SELECT * FROM audit_log ORDER BY id LIMIT {links} LOOP
        link.seq := link.seq + 1;
        link.previous := link.hash;
        link.at := clock_timestamp();
        link.hash := sha256(convert_to(jsonb_build_object(
            'seq', link.seq, 'previous', encode(link.previous, 'hex'), 'kind', 'entry',
            'entry_id', entry.id, 'object_id', entry.object_id, 'outcome', entry.outcome,
            'linked', to_char(link.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
            'at', to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
            'actor_id', entry.actor_id, 'actor_role', entry.actor_role, 'action', entry.action,
            'object_kind', entry.object_kind, 'details', entry.details,
            'request_id', entry.request_id)::text, 'UTF8'));
        INSERT INTO audit_chain (seq, kind, entry_id, object_id, outcome, at, previous, hash)
        VALUES (link.seq, 'entry', entry.id, entry.object_id, entry.outcome, link.at,
                link.previous, link.hash);
    END LOOP;
END $$
"""
_DAY = """at >= $1::date::timestamp AT TIME ZONE 'UTC'
    AND at < ($1::date + 7)::timestamp AT TIME ZONE 'UTC'"""
_WEEK = (_NEWEST - timedelta(days=200)).date()
_MIDDLE = {"from": _WEEK.isoformat(), "to": (_WEEK + timedelta(days=6)).isoformat()}
_PERSON = "(actor_id = $1 OR object_id = $1)"
# What is asked of the service, and the condition and parameters of the bare statement; of an «or»
# its parts, as whoever writes it by hand would.
_ASKED: dict[str, tuple[dict[str, Any], list[str], list[Any]]] = {
    "nothing": ({}, ["true"], []),
    "a week": (_MIDDLE, [_DAY], [_WEEK]),
    "actor": ({"actor": _ACTOR}, ["actor_id = $1"], [_ACTOR]),
    "person": ({"person": _USER}, ["actor_id = $1", "object_id = $1"], [_USER]),
    "object": (
        {"object_kind": "account", "object_id": ["777"]},
        ["object_kind = 'account' AND object_id = $1"],
        ["777"],
    ),
    "kind": ({"object_kind": "meter"}, ["object_kind = 'meter'"], []),
    "act": ({"action": ["block_user"]}, ["action = 'block_user'"], []),
    "changes": ({"only": "changes"}, ["NOT starts_with(action, 'look_at_')"], []),
    "looks": ({"only": "looks"}, ["starts_with(action, 'look_at_')"], []),
    "refused": ({"outcome": "refused"}, ["outcome <> 'done'"], []),
    "problem": ({"outcome": "stale"}, ["outcome = 'stale' AND outcome <> 'done'"], []),
    "role": ({"role": "administrator"}, ["actor_role = 'administrator'"], []),
    "request": (
        {"search": "c4ca4238a0b923820dcc509a6f75849b"},
        ["actor_id = $1", "object_id = $1", "request_id = $1"],
        ["c4ca4238a0b923820dcc509a6f75849b"],
    ),
    "beginning": (
        {"search": "c4ca4238"},
        [f"{one} ~>=~ $1 AND {one} ~<~ $2" for one in ("actor_id", "object_id", "request_id")],
        ["c4ca4238", "c4ca4239"],
    ),
    "actor, a week": ({"actor": _ACTOR, **_MIDDLE}, [f"actor_id = $2 AND {_DAY}"], [_WEEK, _ACTOR]),
    "actor, changes": (
        {"actor": _ACTOR, "only": "changes"},
        ["actor_id = $1 AND NOT starts_with(action, 'look_at_')"],
        [_ACTOR],
    ),
    "actor, act": (
        {"actor": _ACTOR, "action": ["block_user"]},
        ["actor_id = $1 AND action = 'block_user'"],
        [_ACTOR],
    ),
    "act, a week": (
        {"action": ["edit_user"], **_MIDDLE},
        [f"action = 'edit_user' AND {_DAY}"],
        [_WEEK],
    ),
    "refused, a week": (
        {"outcome": "refused", **_MIDDLE},
        [f"outcome <> 'done' AND {_DAY}"],
        [_WEEK],
    ),
    "person, changes": (
        {"person": _USER, "only": "changes"},
        [
            f"{one} = $1 AND NOT starts_with(action, 'look_at_')"
            for one in ("actor_id", "object_id")
        ],
        [_USER],
    ),
}
_BARE = "(SELECT * FROM audit_log WHERE {0} ORDER BY at DESC, id DESC LIMIT 51)"
_BARE_COUNT = "(SELECT id FROM audit_log WHERE {0} LIMIT 10001)"


async def _nobody(request: Request) -> Response:
    things = (await request.json())["things"]
    names = [one | {"name": "Ольга Примерова"} for one in things]
    return JSONResponse({"names": names, "time_zone": "UTC"})


async def _fill(connection: Any, wanted: int) -> int:
    """Put entries in until all are there or the time is over; return how many."""
    began = time.perf_counter()
    for trigger in ("audit_log", "audit_chain"):
        await connection.execute(f"ALTER TABLE {trigger} DISABLE TRIGGER USER")
    indexes = await connection.fetch(_INDEXES)
    for index in indexes:
        await connection.execute(f"DROP INDEX {index['indexname']}")
    made = 0
    while made < wanted and time.perf_counter() - began < _FILL_SECONDS / 2:
        last = min(made + _CHUNK, wanted)
        await connection.execute(_FILL, made + 1, last, _NEWEST, wanted)
        made = last
    filled = time.perf_counter()
    await connection.execute("SET maintenance_work_mem = '512MB'")
    for index in indexes:
        await connection.execute(index["indexdef"])
    await connection.execute("VACUUM ANALYZE audit_log")
    print(
        f"{made} entries of {wanted}: {filled - began:.0f} s,"
        f" {len(indexes)} indexes {time.perf_counter() - filled:.0f} s"
    )
    return made


async def _compare(acts: dict[str, Callable[[], Awaitable[Any]]]) -> dict[str, float]:
    """Let all run by turns, several times each (the clock of other processes ticks slowly).

    Returns milliseconds of the processor, of this process and of PostgreSQL together.
    """
    spent = dict.fromkeys(acts, 0.0)
    for _ in range(_TURNS):
        for which, act in acts.items():
            database, own = spent_by("bench_audit"), time.process_time()
            for _ in range(_ROUNDS):
                await act()
            spent[which] += time.process_time() - own + spent_by("bench_audit") - database
    return {which: 1000 * one / _TURNS / _ROUNDS for which, one in spent.items()}


async def _search(app: Any, client: httpx.AsyncClient, connection: Any) -> dict[str, float]:
    stand_in = Starlette(routes=[Route("/internal/names", _nobody, methods=["POST"])])
    app.state.client._http = httpx.AsyncClient(transport=httpx.ASGITransport(stand_in))
    headers = bearer(user_token("staff", _ADMIN, role="administrator"))
    figures = {}
    for name, (params, conditions, values) in _ASKED.items():
        rows = " UNION ".join(_BARE.format(one) for one in conditions)
        keys = " UNION ".join(_BARE_COUNT.format(one) for one in conditions)

        async def asked(params: dict[str, Any] = params) -> None:
            answer = await client.get("/api/admin/audit", params=params, headers=headers)
            answer.raise_for_status()

        async def bare(rows: str = rows, keys: str = keys, values: list[Any] = values) -> None:
            found = await connection.fetch(
                f"SELECT * FROM ({rows}) AS f ORDER BY at DESC, id DESC LIMIT 51", *values
            )
            await connection.fetchval(f"SELECT count(*) FROM ({keys}) AS f", *values)
            orjson.dumps([tuple(row) for row in found], default=str)

        async def statements(params: dict[str, Any] = params) -> None:
            view = AuditView.model_validate(params)
            found = await list_entries(connection, view, "UTC", 51)
            await count_entries(connection, view, "UTC", MOST_COUNTED + 1)
            orjson.dumps([tuple(row) for row in found], default=str)

        took = await _compare({"page": asked, "statements": statements, "bare": bare})
        figures[f"audit_{name}_page_ms"] = took["page"]
        figures[f"audit_{name}_ratio"] = took["statements"] / took["bare"]
        print(
            f"{name:18} page {took['page']:8.2f} ms, statements {took['statements']:8.2f} ms,"
            f" bare {took['bare']:8.2f} ms, {took['statements'] / took['bare']:5.2f}",
            flush=True,
        )
    return figures


async def _verify(connection: Any, links: int) -> dict[str, float]:
    began = time.perf_counter()
    await connection.execute(_CHAIN.format(links=links))
    await connection.execute(
        f"DELETE FROM audit_log WHERE id > (SELECT max(entry_id) FROM audit_chain) /* {links} */"
    )
    await connection.execute("VACUUM ANALYZE audit_log, audit_chain")
    chained, before = time.perf_counter(), spent_by("bench_audit")
    found = await verify_chain(connection)
    seconds, cpu = time.perf_counter() - chained, spent_by("bench_audit") - before
    print(
        f"{found.links} links made in {chained - began:.0f} s, looked over in {seconds:.1f} s,"
        f" {cpu:.1f} s of a processor"
    )
    if found.faults or found.links != links:
        raise RuntimeError(f"{found.links} links: {found.faults}")
    return {
        "audit_verified_links": float(links),
        "audit_verify_seconds": seconds,
        "audit_verify_cpu_seconds": cpu,
    }


async def _measure(server: Server, entries: int, links: int) -> dict[str, float]:
    await migrate(server, "admin_panel")
    settings = await server.copy("admin_panel", "bench_audit")
    connection = await asyncpg.connect(
        host=server.host,
        port=server.port,
        user=settings["database_user"],
        password=settings["database_password"],
        database=settings["database_name"],
        server_settings={"jit": "off"},
    )
    try:
        await connection.execute(
            "GRANT UPDATE, DELETE, TRUNCATE ON audit_log, audit_chain TO CURRENT_USER"
        )
        made = await _fill(connection, entries)
        async with running_app("admin_panel", settings) as (app, client):
            figures = await _search(app, client, connection)
        figures |= await _verify(connection, min(links, made))
        return {"audit_entries": float(made)} | figures
    finally:
        await connection.close()
        await server.drop("bench_audit")


def measure(entries: int = _ENTRIES, links: int = _LINKS) -> dict[str, float]:
    """Fill a log, search it in every way, and look its chain over."""
    logging.disable(logging.INFO)
    try:
        with running_server() as server:
            return asyncio.run(_measure(server, entries, links))
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    measure(*map(int, sys.argv[1:3]))
