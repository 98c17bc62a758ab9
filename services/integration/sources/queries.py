"""SQL of sources and cursors; takes plain asyncpg connections."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from asyncpg import UniqueViolationError

from services.contracts.figures import MOST_NAMED, SourceFigures, SourcesFigures
from services.kit.bell import ring
from services.kit.database import Connection

# The queue of sources whose time has come.
RUNS = "runs"
_SOURCES = """
SELECT s.id, s.name, s.url, s.active, s.paused_at, s.poll_seconds, s.stamps, s.next_poll_at,
    s.caught_up_at, s.error_code, s.last_error, s.version,
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
WHERE $3::integer IS NULL OR s.id = $3
ORDER BY s.name LIMIT $1 OFFSET $2
"""
_CURSORS = """
SELECT source_id, kind, at_end, items, polled_at, newest_at, gaps FROM cursors
WHERE source_id = ANY($1) ORDER BY source_id, kind
"""
_SETTINGS = "id, name, url, poll_seconds, stamps, active, version"
_FIND = f"SELECT {_SETTINGS} FROM sources WHERE id = $1"  # noqa: S608
_LOCK = f"{_FIND} FOR UPDATE"
# Another address is another feed: its cursors would mean nothing there.
_SAVE = """
INSERT INTO sources (name, url, sealed_key, poll_seconds, stamps) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (name) DO UPDATE SET url = EXCLUDED.url, sealed_key = EXCLUDED.sealed_key,
    poll_seconds = EXCLUDED.poll_seconds, stamps = EXCLUDED.stamps, active = true,
    paused_at = NULL, version = sources.version + 1, next_poll_at = now(),
    caught_up_at = NULL, failures = 0, last_error = NULL, error_code = NULL
RETURNING id
"""
_ADD = """
INSERT INTO sources (name, url, sealed_key, poll_seconds, stamps, asked_by)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING RETURNING id
"""
_CHANGE = """
UPDATE sources SET name = $2, url = $3, poll_seconds = $4, stamps = $5, version = version + 1,
    next_poll_at = now(), caught_up_at = NULL, failures = 0, last_error = NULL, error_code = NULL
WHERE id = $1
"""
_CHANGE_KEY = """
UPDATE sources SET sealed_key = $2, version = version + 1, next_poll_at = now(), failures = 0,
    last_error = NULL, error_code = NULL
WHERE id = $1
"""
_PAUSE = """
UPDATE sources SET active = false, paused_at = now(), asked_by = NULL, version = version + 1
WHERE id = $1
"""
_RESUME = """
UPDATE sources SET active = true, paused_at = NULL, asked_by = $2, version = version + 1,
    next_poll_at = now(), caught_up_at = NULL, failures = 0
WHERE id = $1
"""
_WAITING = """
SELECT EXISTS (SELECT FROM staged_batches WHERE source_id = $1 AND state = 'staged')
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
SELECT id, name, url, sealed_key, poll_seconds, stamps, failures, version FROM sources
WHERE active AND next_poll_at <= now() ORDER BY next_poll_at
"""
_RUN = """
WITH before AS (
    SELECT id, next_poll_at FROM sources WHERE id = $1 AND active FOR UPDATE
)
UPDATE sources SET next_poll_at = now(), caught_up_at = NULL, failures = 0, asked_by = $2
FROM before WHERE sources.id = before.id RETURNING before.next_poll_at
"""
# Who asked for a run while one was under way gets one of his own.
_POLLED = """
UPDATE sources SET next_poll_at = now() + CASE WHEN asked_by IS NULL
        THEN make_interval(secs => poll_seconds) ELSE interval '0' END,
    caught_up_at = now(), failures = 0, last_error = NULL, error_code = NULL
WHERE id = $1 AND version = $2
"""
_FAILED = """
UPDATE sources SET next_poll_at = now() + make_interval(secs => $5), failures = failures + 1,
    last_error = $4, error_code = $3
WHERE id = $1 AND version = $2
"""
# While there is more to fetch nobody knows how much: a source is as far behind as it was read last.
_BEHIND = """
SELECT s.id, s.name, s.last_error IS NOT NULL AS failing, s.poll_seconds,
    CASE WHEN c.read_at < now() THEN extract(epoch FROM now() - c.read_at)::bigint
        WHEN c.read_at >= now() THEN 0 END AS behind_seconds
FROM sources s
CROSS JOIN LATERAL (SELECT coalesce(s.caught_up_at,
    (SELECT min(polled_at) FROM cursors WHERE source_id = s.id)) AS read_at) c
WHERE s.active
ORDER BY s.last_error IS NULL, behind_seconds DESC NULLS FIRST, s.name
"""
_BATCHES = """
SELECT now() AS at, count(*) FILTER (WHERE state = 'staged') AS staged,
    count(*) FILTER (WHERE state = 'refused') AS refused
FROM staged_batches WHERE state IN ('staged', 'refused')
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


async def count_behind(connection: Connection) -> SourcesFigures:
    """Return how far behind active sources are, the worst first, and what waits of them."""
    rows = await connection.fetch(_BEHIND)
    counts = await connection.fetchrow(_BATCHES)
    assert counts is not None
    names = ("id", "name", "failing", "behind_seconds", "poll_seconds")
    return SourcesFigures(
        **counts,
        active=len(rows),
        failing=sum(row["failing"] for row in rows),
        sources=[SourceFigures(**{name: row[name] for name in names}) for row in rows[:MOST_NAMED]],
    )


async def list_sources(
    connection: Connection, limit: int, offset: int, source_id: int | None = None
) -> list[dict[str, Any]]:
    """Return sources with their counts and cursors, by name; or the one of that id."""
    rows = [dict(row) for row in await connection.fetch(_SOURCES, limit, offset, source_id)]
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


async def make_due(
    connection: Connection, source_id: int, asked_by: str | None = None
) -> datetime | None:
    """Make an active source due now; return when it was due, None when there is none of that id.

    `asked_by`: the member of staff who wants it.
    """
    due: datetime | None = await connection.fetchval(_RUN, source_id, asked_by)
    await ring(connection, RUNS)
    return due


async def mark_polled(connection: Connection, source_id: int, version: int = 1) -> None:
    """Note that all kinds were read to their ends, by the settings of that version."""
    await connection.execute(_POLLED, source_id, version)


async def mark_failed(
    connection: Connection,
    source_id: int,
    version: int,
    *,
    code: str,
    reason: str,
    pause_seconds: float,
) -> None:
    """Note why a source could not be read, and when to try again."""
    await connection.execute(_FAILED, source_id, version, code, reason, pause_seconds)


async def find_settings(connection: Connection, source_id: int) -> dict[str, Any] | None:
    """Return what a source is set to, without its key."""
    row = await connection.fetchrow(_FIND, source_id)
    return None if row is None else dict(row)


async def lock_settings(connection: Connection, source_id: int) -> dict[str, Any] | None:
    """Return what a source is set to; it stays so until the commit."""
    row = await connection.fetchrow(_LOCK, source_id)
    return None if row is None else dict(row)


async def find_sealed_key(connection: Connection, source_id: int) -> bytes | None:
    """Return a source's key as it lies here."""
    sealed: bytes | None = await connection.fetchval(
        "SELECT sealed_key FROM sources WHERE id = $1", source_id
    )
    return sealed


async def add_source(
    connection: Connection, fields: Mapping[str, Any], sealed_key: bytes, asked_by: str
) -> int | None:
    """Add a source, due now; return its id, None when there is one of that name."""
    source_id: int | None = await connection.fetchval(
        _ADD,
        fields["name"],
        fields["url"],
        sealed_key,
        fields["poll_seconds"],
        fields["stamps"],
        asked_by,
    )
    await ring(connection, RUNS)
    return source_id


async def change_source(
    connection: Connection, before: Mapping[str, Any], fields: Mapping[str, Any]
) -> bool:
    """Set a source, that is locked, otherwise; what that makes worthless is read anew.

    Returns False when another source has that name: then the transaction is lost.
    """
    await connection.execute(_FORGET, before["name"], fields["url"])
    await connection.execute(_READ_DAYS_ANEW, before["name"], fields["stamps"])
    values = [fields[name] for name in ("name", "url", "poll_seconds", "stamps")]
    try:
        await connection.execute(_CHANGE, before["id"], *values)
    except UniqueViolationError:
        return False
    await ring(connection, RUNS)
    return True


async def change_key(connection: Connection, source_id: int, sealed_key: bytes) -> None:
    """Give a source another key."""
    await connection.execute(_CHANGE_KEY, source_id, sealed_key)
    await ring(connection, RUNS)


async def pause_source(connection: Connection, source_id: int) -> None:
    """Ask a source no more; a run under way ends with its page."""
    await connection.execute(_PAUSE, source_id)


async def resume_source(connection: Connection, source_id: int, asked_by: str) -> None:
    """Ask a source again, at once."""
    await connection.execute(_RESUME, source_id, asked_by)
    await ring(connection, RUNS)


async def has_waiting(connection: Connection, source_id: int) -> bool:
    """Say whether batches of a source wait for delivery."""
    waits: bool = await connection.fetchval(_WAITING, source_id)
    return waits


async def remove_source(connection: Connection, source_id: int) -> None:
    """Forget a source with its runs, its rejected rows and its batches."""
    await connection.execute("DELETE FROM sources WHERE id = $1", source_id)


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
