"""SQL of the audit log: its chain, and what it tells consumers."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from services.contracts.acts import ActsIn
from services.kit.database import Connection

# The formula of the migration 20261128_audit_chain, written again on purpose: a check that asked
# the database's own function would believe whoever replaced it.
_LINKS = """
SELECT c.seq, c.kind, c.entry_id, c.object_id, c.outcome, c.previous, c.hash,
    e.id IS NOT NULL AS there, e.object_id AS now_object_id, e.outcome AS now_outcome,
    sha256(convert_to(jsonb_build_object(
        'seq', c.seq, 'previous', encode(c.previous, 'hex'), 'kind', c.kind,
        'entry_id', c.entry_id, 'object_id', c.object_id, 'outcome', c.outcome,
        'linked', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        'actor_id', e.actor_id, 'actor_role', e.actor_role, 'action', e.action,
        'object_kind', e.object_kind, 'details', e.details,
        'request_id', e.request_id)::text, 'UTF8')) AS computed,
    c.seq = max(c.seq) OVER (PARTITION BY c.entry_id, c.kind = 'dropped') AS is_last
FROM audit_chain c LEFT JOIN audit_log e ON e.id = c.entry_id AND c.kind <> 'dropped'
ORDER BY c.seq
"""
_UNCHAINED = """
SELECT id FROM audit_log e
WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.entry_id = e.id AND c.kind = 'entry')
ORDER BY id LIMIT 20
"""
# The last link that may go: those of newer entries stay, and an entry's links stay together.
_LAST_OLD = """
WITH RECURSIVE entries AS (
    SELECT c.entry_id, min(c.seq) AS first, max(c.seq) AS last, max(e.at) AS at
    FROM audit_chain c LEFT JOIN audit_log e ON e.id = c.entry_id
    WHERE c.kind <> 'dropped' GROUP BY c.entry_id
), cut AS (
    SELECT coalesce((SELECT min(first) FROM entries WHERE at >= $1 OR at IS NULL),
                    (SELECT max(seq) + 1 FROM audit_chain)) - 1 AS seq
    UNION ALL
    SELECT straddling.first - 1 FROM cut, LATERAL (
        SELECT min(first) AS first FROM entries WHERE first <= cut.seq AND last > cut.seq
    ) AS straddling WHERE straddling.first IS NOT NULL
)
SELECT c.seq, encode(c.hash, 'hex') AS hash FROM audit_chain c
WHERE c.seq = (SELECT min(seq) FROM cut)
"""
_ADD_DROPPED = """
WITH last AS (SELECT seq, hash FROM audit_chain ORDER BY seq DESC LIMIT 1),
link AS (SELECT seq + 1 AS seq, hash AS previous, clock_timestamp() AS at FROM last)
INSERT INTO audit_chain (seq, kind, entry_id, object_id, outcome, at, previous, hash)
SELECT seq, 'dropped', $1::bigint, '', $2::text, at, previous,
    sha256(convert_to(jsonb_build_object(
        'seq', seq, 'previous', encode(previous, 'hex'), 'kind', 'dropped',
        'entry_id', $1::bigint, 'object_id', '', 'outcome', $2::text,
        'linked', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        'at', NULL, 'actor_id', NULL, 'actor_role', NULL, 'action', NULL,
        'object_kind', NULL, 'details', NULL, 'request_id', NULL)::text, 'UTF8'))
FROM link
"""
_DROP = """
DELETE FROM audit_log WHERE id IN (
    SELECT entry_id FROM audit_chain WHERE seq <= $1 AND kind <> 'dropped')
RETURNING id
"""


_ACTS = """
WITH done AS (
    SELECT max(e.at) AS at, count(*) AS times, e.actor_role, e.action, e.object_kind, e.object_id,
        e.details->>'reason' AS reason
    FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[])
        AS o (kind, id, since, until, actions)
    JOIN audit_log e ON e.object_kind = o.kind AND e.object_id = o.id
        AND e.at >= coalesce(o.since, '-infinity') AND e.at < coalesce(o.until, 'infinity')
        AND e.action = ANY(string_to_array(o.actions, ' '))
    WHERE e.outcome = 'done'
    GROUP BY date_trunc('hour', e.at), e.actor_role, e.action, e.object_kind, e.object_id,
        e.details->>'reason'
)
SELECT *, (SELECT count(*) FROM done) AS found FROM done
ORDER BY at DESC, action, object_id LIMIT $6 OFFSET $7
"""


async def list_acts(connection: Connection, asked: ActsIn) -> dict[str, Any]:
    """Return a page of done acts on the things asked for, as `DoneActs` has them."""
    objects = [
        (one.kind, one.id, one.since, one.until, " ".join(one.actions)) for one in asked.objects
    ]
    columns = [list(column) for column in zip(*objects, strict=True)]
    rows = await connection.fetch(_ACTS, *columns, asked.limit, asked.offset)
    # Beyond the last page there is no row to tell how many there are.
    found = rows[0]["found"] if rows else asked.offset
    return {"items": [dict(row) for row in rows], "total": found}


async def walk_links(connection: Connection) -> AsyncIterator[Any]:
    """Return every link in its order, with its entry as it is now and the hash computed anew."""
    async for row in connection.cursor(_LINKS, prefetch=500):
        yield row


async def list_unchained(connection: Connection) -> list[int]:
    """Return the first entries that stand in no link."""
    return [row["id"] for row in await connection.fetch(_UNCHAINED)]


async def find_last_old(connection: Connection, moment: datetime) -> Any:
    """Return `seq` and `hash` of the last link that may go; nobody adds one meanwhile."""
    await connection.execute("SELECT pg_advisory_xact_lock(4711, 1)")
    return await connection.fetchrow(_LAST_OLD, moment)


async def drop_up_to(connection: Connection, last: Any) -> int:
    """Remove links and entries up to that link, and say so in the chain; return how many."""
    # First, so that something is left to go on from even when everything is dropped.
    await connection.execute(_ADD_DROPPED, last["seq"], last["hash"])
    await connection.execute("SET LOCAL admin_panel.dropping_audit = 'on'")
    removed = await connection.fetch(_DROP, last["seq"])
    await connection.execute("DELETE FROM audit_chain WHERE seq <= $1", last["seq"])
    return len(removed)
