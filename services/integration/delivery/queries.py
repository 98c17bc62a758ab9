"""SQL of batches on their way."""

from collections.abc import Sequence
from typing import Any

import orjson

from services.kit.bell import ring
from services.kit.database import Connection
from services.kit.queue import later

# Any number that no other lock of this database uses.
_LEADER_LOCK = 4568_5153
# The queue of staged batches, by which the worker is rung.
STAGED = "staged"
# The oldest of each source: a source's batches are delivered in order, one at a time.
_NEXT = """
SELECT b.id, b.key, b.source_id, b.kind, b.payload, b.attempts
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


async def put_back_refused(connection: Connection) -> int:
    """Stage the refused batches again; return how many."""
    done = await connection.execute(
        "UPDATE staged_batches SET state = 'staged', finished_at = NULL, due_at = now()"
        " WHERE state = 'refused'"
    )
    await ring(connection, STAGED)
    return int(done.split()[-1])


async def take_lead(connection: Connection) -> bool:
    """Take the leader's lock, which only one worker holds; False when another has it."""
    return bool(await connection.fetchval("SELECT pg_try_advisory_lock($1)", _LEADER_LOCK))


async def keep_lead(connection: Connection) -> None:
    """Fail when the connection that holds the lock is lost."""
    await connection.execute("SELECT 1")
