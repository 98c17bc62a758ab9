"""SQL of sources and cursors; takes plain asyncpg connections."""

from datetime import datetime
from typing import Any

from services.kit.bell import ring
from services.kit.database import Connection

# The queue of sources whose time has come.
RUNS = "runs"
_SOURCES = """
SELECT s.id, s.name, s.url, s.active, s.poll_seconds, s.stamps, s.next_poll_at,
    s.caught_up_at, s.last_error,
    coalesce(b.staged, 0) AS staged, coalesce(b.refused, 0) AS refused,
    coalesce(r.rejected, 0) AS rejected_rows, d.finished_at AS delivered_at
FROM sources s
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'staged') AS staged,
        count(*) FILTER (WHERE state = 'refused') AS refused
    FROM staged_batches WHERE source_id = s.id AND state IN ('staged', 'refused')) b ON true
LEFT JOIN LATERAL (
    SELECT count(*) AS rejected FROM rejected_rows WHERE source_id = s.id) r ON true
LEFT JOIN LATERAL (
    SELECT finished_at FROM staged_batches
    WHERE source_id = s.id AND state = 'delivered' ORDER BY finished_at DESC LIMIT 1) d ON true
ORDER BY s.name LIMIT $1 OFFSET $2
"""
_CURSORS = """
SELECT source_id, kind, at_end, items, polled_at FROM cursors
WHERE source_id = ANY($1) ORDER BY source_id, kind
"""
# Another address is another feed: its cursors would mean nothing there.
_SAVE = """
INSERT INTO sources (name, url, sealed_key, poll_seconds, stamps) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (name) DO UPDATE SET url = EXCLUDED.url, sealed_key = EXCLUDED.sealed_key,
    poll_seconds = EXCLUDED.poll_seconds, stamps = EXCLUDED.stamps, active = true,
    next_poll_at = now(),
    caught_up_at = NULL, failures = 0, last_error = NULL
RETURNING id
"""
_FORGET = """
DELETE FROM cursors USING sources
WHERE sources.id = source_id AND sources.name = $1 AND sources.url <> $2
"""
# What was put aside or misread for want of it comes again; what was right replaces itself.
_READ_DAYS_ANEW = """
DELETE FROM cursors USING sources
WHERE sources.id = source_id AND sources.name = $1 AND sources.stamps IS DISTINCT FROM $2
    AND kind = 'interval-profiles'
"""
_DUE = """
SELECT id, name, url, sealed_key, poll_seconds, stamps, failures FROM sources
WHERE active AND next_poll_at <= now() ORDER BY next_poll_at
"""
_RUN = """
WITH before AS (
    SELECT id, next_poll_at FROM sources WHERE id = $1 AND active FOR UPDATE
)
UPDATE sources SET next_poll_at = now(), caught_up_at = NULL, failures = 0
FROM before WHERE sources.id = before.id RETURNING before.next_poll_at
"""
_POLLED = """
UPDATE sources SET next_poll_at = now() + make_interval(secs => poll_seconds),
    caught_up_at = now(), failures = 0, last_error = NULL
WHERE id = $1
"""
_FAILED = """
UPDATE sources SET next_poll_at = now() + make_interval(secs => $3), failures = failures + 1,
    last_error = $2
WHERE id = $1
"""
_IDLE = """
SELECT
    (SELECT count(*) FROM sources WHERE active AND caught_up_at IS NULL) AS behind,
    (SELECT count(*) FROM staged_batches WHERE state = 'staged') AS staged,
    (SELECT count(*) FROM staged_batches WHERE state = 'refused') AS refused,
    (SELECT count(*) FROM rejected_rows) AS rejected_rows,
    (SELECT count(*) FROM staged_batches WHERE state = 'delivered') AS delivered,
    (SELECT coalesce(sum(items), 0) FROM cursors) AS items,
    (SELECT max(last_error) FROM sources WHERE active) AS source_error,
    (SELECT max(last_error) FROM staged_batches WHERE state = 'staged') AS delivery_error
"""


async def list_sources(connection: Connection, limit: int, offset: int) -> list[dict[str, Any]]:
    """Return sources with their counts and cursors, by name."""
    rows = [dict(row) for row in await connection.fetch(_SOURCES, limit, offset)]
    cursors = await connection.fetch(_CURSORS, [row["id"] for row in rows])
    for row in rows:
        row["cursors"] = [dict(c) for c in cursors if c["source_id"] == row["id"]]
    return rows


async def count_sources(connection: Connection) -> int:
    """Return how many sources there are."""
    return int(await connection.fetchval("SELECT count(*) FROM sources"))


async def save_source(
    connection: Connection,
    name: str,
    url: str,
    sealed_key: bytes,
    poll_seconds: int,
    *,
    stamps: str | None = None,
) -> int:
    """Add a source, or change the one of that name; return its id.

    `stamps`: "start" or "end", or None for a source whose items say it. A source that is told
    otherwise than before has its days read anew.
    """
    async with connection.transaction():
        await connection.execute(_FORGET, name, url)
        await connection.execute(_READ_DAYS_ANEW, name, stamps)
        await ring(connection, RUNS)
        return int(await connection.fetchval(_SAVE, name, url, sealed_key, poll_seconds, stamps))


async def list_due_sources(connection: Connection) -> list[dict[str, Any]]:
    """Return the sources whose time to be asked has come."""
    return [dict(row) for row in await connection.fetch(_DUE)]


async def make_due(connection: Connection, source_id: int) -> datetime | None:
    """Make an active source due now; return when it was due, None when there is none of that id."""
    due: datetime | None = await connection.fetchval(_RUN, source_id)
    await ring(connection, RUNS)
    return due


async def mark_polled(connection: Connection, source_id: int) -> None:
    """Note that all kinds were read to their ends."""
    await connection.execute(_POLLED, source_id)


async def mark_failed(
    connection: Connection, source_id: int, reason: str, pause_seconds: float
) -> None:
    """Note why a source could not be read, and when to try again."""
    await connection.execute(_FAILED, source_id, reason, pause_seconds)


async def find_cursor(connection: Connection, source_id: int, kind: str) -> str | None:
    """Return how far the kind has been staged; None = not yet begun."""
    found = await connection.fetchval(
        "SELECT cursor FROM cursors WHERE source_id = $1 AND kind = $2", source_id, kind
    )
    return None if found is None else str(found)


async def forget_cursor(connection: Connection, source_id: int, kind: str) -> None:
    """Begin a kind anew."""
    await connection.execute(
        "DELETE FROM cursors WHERE source_id = $1 AND kind = $2", source_id, kind
    )


async def count_progress(connection: Connection) -> dict[str, Any]:
    """Return what is still under way, over all sources."""
    row = await connection.fetchrow(_IDLE)
    assert row is not None
    return dict(row)
