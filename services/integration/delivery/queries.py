"""SQL of batches on their way."""

from collections.abc import Sequence
from typing import Any

import orjson

from services.kit.bell import ring
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page
from services.kit.queue import later

# Any number that no other lock of this database uses.
_LEADER_LOCK = 4568_5153
# The queue of staged batches, by which the worker is rung.
STAGED = "staged"
# The oldest of each source: a source's batches are delivered in order, one at a time.
_NEXT = """
SELECT b.id, b.key, b.source_id, b.kind, b.payload, b.attempts, b.newest_at, b.last
FROM (SELECT DISTINCT source_id FROM staged_batches WHERE state = 'staged') s
CROSS JOIN LATERAL (
    SELECT * FROM staged_batches
    WHERE source_id = s.source_id AND state = 'staged' ORDER BY id LIMIT 1) b
WHERE b.due_at <= now() ORDER BY b.due_at
"""
_DELIVERED = """
UPDATE staged_batches SET state = 'delivered', payload = NULL, attempts = attempts + 1,
    finished_at = now(), answer = $2::jsonb, last_error = NULL
WHERE id = $1 AND state = 'staged' RETURNING 1
"""
_REFUSED = """
UPDATE staged_batches SET state = 'refused', attempts = attempts + 1, finished_at = now(),
    last_error = $2
WHERE id = $1 AND state = 'staged'
"""
_POSTPONE = f"""
UPDATE staged_batches SET attempts = attempts + 1, last_error = $2, {later(3)}
WHERE id = $1 AND state = 'staged'
"""  # noqa: S608
_REJECT = """
INSERT INTO rejected_rows (source_id, batch_key, kind, stage, row, field, code, reason)
VALUES ($1, $2, $3, 'delivery', $4, $5, $6, $7)
"""
# A clock that goes wrong makes nothing new for ever. What came while a kind was read for the first
# time says nothing of how it usually comes; the last twenty times do.
_ADVANCE = """
UPDATE cursors SET settled = settled OR $4,
    gaps = CASE WHEN settled AND $4 AND newest_at < least($3, now())
        THEN (array_append(gaps, extract(epoch FROM now() - newest_at)::integer))
            [greatest(1, cardinality(gaps) - 18):]
        ELSE gaps END,
    newest_at = greatest(newest_at, least($3, now()))
WHERE source_id = $1 AND kind = $2
"""
_AGAIN = "UPDATE staged_batches SET state = 'staged', finished_at = NULL, due_at = now()"
_PUT_BACK = f"""
{_AGAIN} WHERE state = 'refused' AND ($1::integer IS NULL OR source_id = $1)
"""
_PUT_BACK_ONE = f"{_AGAIN} WHERE state = 'refused' AND id = $1 RETURNING id"
_SHOWN = """id, key, source_id, kind, lines, state, attempts, staged_at, due_at, finished_at,
    last_error"""
_FROM = """
FROM staged_batches
WHERE ($1::integer IS NULL OR source_id = $1) AND ($2::text IS NULL OR state = $2)
"""
_PRUNE = (
    "DELETE FROM staged_batches WHERE state = 'delivered'"
    " AND finished_at < now() - make_interval(days => $1)",
    "DELETE FROM rejected_rows WHERE rejected_at < now() - make_interval(days => $1)",
)


async def list_next_batches(connection: Connection) -> list[dict[str, Any]]:
    """Return each source's oldest batch, where its time has come."""
    return [dict(row) for row in await connection.fetch(_NEXT)]


async def finish_batch(
    connection: Connection,
    batch: dict[str, Any],
    answer: dict[str, Any],
    rejected: Sequence[tuple[str, str | None, str, str]],
) -> None:
    """Note a batch as delivered, drop its payload, keep its rejected rows."""
    async with connection.transaction():
        told = orjson.dumps(answer).decode()
        if await connection.fetchval(_DELIVERED, batch["id"], told):
            if batch["newest_at"] is not None:
                known = [batch[name] for name in ("source_id", "kind", "newest_at", "last")]
                await connection.execute(_ADVANCE, *known)
            await connection.executemany(
                _REJECT,
                [(batch["source_id"], batch["key"], batch["kind"], *row) for row in rejected],
            )


async def refuse_batch(connection: Connection, batch_id: int, reason: str) -> None:
    """Put a batch aside that would be refused again; its payload stays."""
    await connection.execute(_REFUSED, batch_id, reason)


async def postpone_batch(
    connection: Connection, batch_id: int, reason: str, pause_seconds: float
) -> None:
    """Note why a batch could not be delivered, and when to try again."""
    await connection.execute(_POSTPONE, batch_id, reason, pause_seconds)


async def prune(connection: Connection, keep_days: int) -> None:
    """Forget delivered batches and rejected rows that are old enough."""
    for statement in _PRUNE:
        await connection.execute(statement, keep_days)


async def put_back_refused(connection: Connection, source_id: int | None = None) -> int:
    """Stage the refused batches again, of one source or of all; return how many."""
    done = await connection.execute(_PUT_BACK, source_id)
    await ring(connection, STAGED)
    return int(done.split()[-1])


async def put_back_batch(connection: Connection, batch_id: int) -> bool:
    """Stage one refused batch again; False when it is none."""
    found = await connection.fetchval(_PUT_BACK_ONE, batch_id)
    await ring(connection, STAGED)
    return found is not None


async def find_state(connection: Connection, batch_id: int) -> str | None:
    """Return the state of a batch, or None."""
    state: str | None = await connection.fetchval(
        "SELECT state FROM staged_batches WHERE id = $1", batch_id
    )
    return state


async def list_batches(
    connection: Connection, page: PageRequest, *, source_id: int | None, state: str | None
) -> dict[str, Any]:
    """Return a page of batches, newest first, without what they hold."""
    return await fetch_page(connection, _SHOWN, _FROM, page, source_id, state, order="id DESC")


async def take_lead(connection: Connection) -> bool:
    """Take the leader's lock, which only one worker holds; False when another has it."""
    return bool(await connection.fetchval("SELECT pg_try_advisory_lock($1)", _LEADER_LOCK))


async def keep_lead(connection: Connection) -> None:
    """Fail when the connection that holds the lock is lost."""
    await connection.execute("SELECT 1")
