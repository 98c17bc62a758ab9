"""SQL of the analytics."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from services.admin_panel.analytics.rules import SubjectName, TileName, Value
from services.admin_panel.analytics.schemas import ArrangementIn
from services.contracts.figures import Figures
from services.kit.database import Connection

# Who asks for a round waits so long after the last one has begun.
PAUSE_SECONDS = 30
# Who has claimed a round and died with it holds up none but this one.
_CLAIM = """
UPDATE analytics_round SET begun_at = now(), due_at = now() + make_interval(secs => $1)
WHERE id = 1 AND due_at <= now() RETURNING time_zone
"""
# One that a worker has begun and died in is due at once for the worker that comes after it.
_RESUME = """
UPDATE analytics_round SET due_at = least(due_at, now())
WHERE id = 1 AND begun_at > coalesce(done_at, '-infinity')
"""
_FAILING = "SELECT subject FROM analytics_failures"
_ASK = f"""
UPDATE analytics_round SET due_at = least(due_at, now())
WHERE id = 1 AND (begun_at IS NULL OR begun_at <= now() - interval '{PAUSE_SECONDS} seconds')
RETURNING id
"""  # noqa: S608 (a number of our own)
_WAIT = f"""
SELECT greatest(0, ceil(extract(epoch FROM
    begun_at + interval '{PAUSE_SECONDS} seconds' - now())))::int
FROM analytics_round
"""  # noqa: S608 (a number of our own)
_DONE = "UPDATE analytics_round SET done_at = now() WHERE id = 1"
_ZONE = "UPDATE analytics_round SET time_zone = $1 WHERE id = 1"
# An answer that was overtaken by a later one of the same day changes nothing.
_KEEP = """
INSERT INTO analytics_snapshots AS s (subject, day, counted_at, figures)
VALUES ($1, $2, $3, $4::text::jsonb)
ON CONFLICT (subject, day) DO UPDATE SET counted_at = excluded.counted_at,
    figures = excluded.figures
WHERE s.counted_at <= excluded.counted_at RETURNING 1
"""
_KEEP_POINT = """
INSERT INTO analytics_points (tile, day, part, whole) VALUES ($1, $2, $3, $4)
ON CONFLICT (tile, day) DO UPDATE SET part = excluded.part, whole = excluded.whole
"""
_MENDED = "DELETE FROM analytics_failures WHERE subject = $1"
_FAILED = """
INSERT INTO analytics_failures (subject, since) VALUES ($1, now()) ON CONFLICT DO NOTHING
"""
_ROUND = """
SELECT r.begun_at, r.done_at, r.time_zone, r.due_at <= now() AS due,
    a.tiles, a.hidden
FROM analytics_round r LEFT JOIN analytics_arrangements a ON a.staff_id = $1
"""
_LAST = """
SELECT n.subject, s.counted_at, s.figures::text AS figures, f.since
FROM unnest($1::text[]) AS n (subject)
LEFT JOIN LATERAL (SELECT counted_at, figures FROM analytics_snapshots
    WHERE subject = n.subject ORDER BY day DESC LIMIT 1) AS s ON true
LEFT JOIN analytics_failures f ON f.subject = n.subject
"""
_POINTS = "SELECT tile, day, part, whole FROM analytics_points WHERE day BETWEEN $1 AND $2"
_DAYS = """
SELECT day, figures::text AS figures FROM analytics_snapshots WHERE subject = $1
ORDER BY day DESC LIMIT $2
"""
_ARRANGE = """
INSERT INTO analytics_arrangements (staff_id, tiles, hidden) VALUES ($1, $2, $3)
ON CONFLICT (staff_id) DO UPDATE SET tiles = excluded.tiles, hidden = excluded.hidden
"""
_AS_IT_WAS = "DELETE FROM analytics_arrangements WHERE staff_id = $1"
EXPIRED = (
    "DELETE FROM analytics_snapshots WHERE day < current_date - interval '3 years'",
    "DELETE FROM analytics_points WHERE day < current_date - interval '3 years'",
)


async def claim_round(connection: Connection, pause_seconds: float) -> Any | None:
    """Begin a round that is due, and put the next one off; None when none is due."""
    return await connection.fetchrow(_CLAIM, pause_seconds)


async def resume_round(connection: Connection) -> None:
    """Make a round due that was begun and never ended; for a worker that has just started."""
    await connection.execute(_RESUME)


async def list_failing(connection: Connection) -> set[str]:
    """Return the subjects that the last try has not brought."""
    return {row["subject"] for row in await connection.fetch(_FAILING)}


async def known_zone(connection: Connection) -> str | None:
    """Return the supplier's time zone as it was told last."""
    zone: str | None = await connection.fetchval("SELECT time_zone FROM analytics_round")
    return zone


async def end_round(connection: Connection) -> None:
    """Note that a round has been through all subjects."""
    await connection.execute(_DONE)


async def ask_round(connection: Connection) -> int | None:
    """Make a round due now; after how many seconds it may be asked for, if not yet."""
    if await connection.fetchval(_ASK) is not None:
        return None
    return int(await connection.fetchval(_WAIT) or 0)


async def keep_zone(connection: Connection, time_zone: str) -> None:
    """Keep the supplier's time zone for when nobody tells it."""
    await connection.execute(_ZONE, time_zone)


async def keep_snapshot(
    connection: Connection,
    subject: SubjectName,
    day: date,
    figures: Figures,
    values: Mapping[TileName, Value],
) -> None:
    """Keep what was counted as the last of its day, inside a transaction."""
    told = figures.model_dump_json()
    await connection.execute(_MENDED, subject)
    if await connection.fetchval(_KEEP, subject, day, figures.at, told) is not None:
        for tile, (part, whole) in values.items():
            await connection.execute(_KEEP_POINT, tile, day, part, whole)


async def note_failure(connection: Connection, subject: SubjectName) -> None:
    """Note since when a subject cannot be counted."""
    await connection.execute(_FAILED, subject)


async def read_round(connection: Connection, staff_id: UUID) -> Any:
    """Return how the counting goes, and how somebody has arranged the tiles."""
    return await connection.fetchrow(_ROUND, staff_id)


async def list_last(connection: Connection, subjects: Iterable[SubjectName]) -> dict[str, Any]:
    """Return the last snapshot of each subject, parsed: counted_at, figures, failing `since`."""
    rows = await connection.fetch(_LAST, list(subjects))
    return {
        row["subject"]: dict(row) | {"figures": orjson.loads(row["figures"] or "null")}
        for row in rows
    }


async def list_points(
    connection: Connection, first_day: date, last_day: date
) -> dict[tuple[str, date], tuple[int, int | None]]:
    """Return the values of all tiles on these days, by tile and day."""
    rows = await connection.fetch(_POINTS, first_day, last_day)
    return {(row["tile"], row["day"]): (row["part"], row["whole"]) for row in rows}


async def list_days(
    connection: Connection, subject: SubjectName, most: int
) -> list[dict[str, Any]]:
    """Return the last days of a subject with their figures, the latest first."""
    rows = await connection.fetch(_DAYS, subject, most)
    return [{"day": row["day"], "figures": orjson.loads(row["figures"])} for row in rows]


async def put_arrangement(connection: Connection, staff_id: UUID, given: ArrangementIn) -> None:
    """Keep how somebody wants the tiles; nothing: as they come again."""
    if given.order or given.hidden:
        await connection.execute(_ARRANGE, staff_id, given.order, given.hidden)
    else:
        await connection.execute(_AS_IT_WAS, staff_id)
