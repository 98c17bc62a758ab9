"""SQL of the ledger; takes plain asyncpg connections."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

import orjson

from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page

_ROW = """id AS batch_id, source AS sender, kind, received_at, finished_at, state, accepted, rejected,
    detail"""

# A known key leads to the batch that has it; a failed one is under way again.
_OPEN = """
INSERT INTO ledger_batches AS b (id, client_id, source, kind, idempotency_key)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (client_id, idempotency_key) DO UPDATE SET tries = b.tries + 1, tried_at = now(),
    state = CASE WHEN b.state = 'done' OR b.kind <> EXCLUDED.kind THEN b.state
        ELSE 'in_progress' END
RETURNING id, kind, state
"""
_CLOSE = """
UPDATE ledger_batches SET state = 'done', accepted = $2, rejected = $3, errors = $4::jsonb,
    notes = $5::jsonb, detail = NULL, finished_at = coalesce(finished_at, now())
WHERE id = $1 AND state <> 'done'
"""
_FAIL = """
UPDATE ledger_batches SET state = 'failed', detail = $2, finished_at = now()
WHERE id = $1 AND state = 'in_progress'
"""
_NOTE = "UPDATE ledger_batches SET detail = $2 WHERE id = $1 AND state = 'in_progress'"
_UNANSWERED = """
SELECT id FROM ledger_batches
WHERE state = 'in_progress' AND tried_at < now() - make_interval(secs => $1)
ORDER BY tried_at LIMIT 100
"""
_FILTER = """
FROM ledger_batches
WHERE ($1::text IS NULL OR source = $1) AND ($2::text IS NULL OR kind = $2)
    AND ($3::text IS NULL OR state = $3)
"""
_FIND = (
    f"SELECT {_ROW}, errors::text AS errors, notes::text AS notes FROM ledger_batches WHERE id = $1"  # noqa: S608
)
_FIND_OWN = f"{_FIND} AND client_id = $2"
# Walks the index from name to name: there are few senders and very many batches.
_SENDERS = f"""
WITH RECURSIVE names AS (
    SELECT min(source) AS source FROM ledger_batches
    UNION ALL
    SELECT (SELECT min(b.source) FROM ledger_batches b WHERE b.source > n.source)
    FROM names n WHERE n.source IS NOT NULL
)
SELECT last.*, count(*) OVER () AS total FROM names CROSS JOIN LATERAL (
    SELECT {_ROW} FROM ledger_batches b WHERE b.source = names.source
    ORDER BY received_at DESC LIMIT 1) last
WHERE names.source IS NOT NULL ORDER BY last.sender LIMIT $1 OFFSET $2
"""  # noqa: S608


async def open_batch(
    connection: Connection, client_id: str, source: str, kind: str, key: str | None
) -> dict[str, Any]:
    """Write a batch down before its body is read; return its id, kind and state.

    The same key of the same client gives the batch that has it already, with that one's kind.
    """
    row = await connection.fetchrow(_OPEN, uuid4(), client_id, source, kind, key)
    assert row is not None
    return dict(row)


async def close_batch(connection: Connection, batch_id: UUID, answer: Mapping[str, Any]) -> None:
    """Write down what became of a batch; a finished one stays as it is."""
    lists = [orjson.dumps(answer[name]).decode() for name in ("errors", "notes")]
    await connection.execute(_CLOSE, batch_id, answer["accepted"], answer["rejected"], *lists)


async def fail_batch(connection: Connection, batch_id: UUID, code: str) -> None:
    """Write down why nothing of a batch was stored."""
    await connection.execute(_FAIL, batch_id, code)


async def note_on_batch(connection: Connection, batch_id: UUID, code: str) -> None:
    """Write down why it is not known yet what became of a batch."""
    await connection.execute(_NOTE, batch_id, code)


async def list_unanswered(connection: Connection, older_seconds: float) -> list[UUID]:
    """Return batches in progress for longer than that."""
    return [row["id"] for row in await connection.fetch(_UNANSWERED, older_seconds)]


async def list_batches(
    connection: Connection,
    page: PageRequest,
    *,
    sender: str | None,
    kind: str | None,
    state: str | None,
) -> dict[str, Any]:
    """Return a page of batches, newest first."""
    order = "received_at DESC, id DESC"
    return await fetch_page(connection, _ROW, _FILTER, page, sender, kind, state, order=order)


async def find_batch(
    connection: Connection, batch_id: UUID, client_id: str | None = None
) -> dict[str, Any] | None:
    """Return a batch with what was said of its lines; only the client's own when one is given."""
    if client_id is None:
        row = await connection.fetchrow(_FIND, batch_id)
    else:
        row = await connection.fetchrow(_FIND_OWN, batch_id, client_id)
    if row is None:
        return None
    return dict(row) | {name: orjson.loads(row[name] or "[]") for name in ("errors", "notes")}


async def list_senders(
    connection: Connection, limit: int, offset: int
) -> tuple[Sequence[dict[str, Any]], int]:
    """Return the senders with their last batches, by name, and how many there are."""
    rows = [dict(row) for row in await connection.fetch(_SENDERS, limit, offset)]
    total = rows[0].pop("total") if rows else 0
    return [{"sender": row["sender"], "last_batch": row} for row in rows], total
