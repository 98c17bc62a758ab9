"""SQL of runs."""

from collections.abc import Sequence
from typing import Any

from services.integration.runs.rules import KEEP_DAYS, Outcome
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page

# Who was asked for it is written into the run, and need not be asked for again.
_BEGIN = """
WITH source AS (
    SELECT id, version, asked_by FROM sources WHERE id = $1 AND version = $2 AND active FOR UPDATE
), heard AS (
    UPDATE sources SET asked_by = NULL FROM source
    WHERE sources.id = source.id AND sources.asked_by IS NOT NULL
)
INSERT INTO runs (source_id, source_version, asked_by)
SELECT id, version, asked_by FROM source RETURNING id
"""
# A pause or a change waits for the page that is being staged; the next page finds it.
_GOES_ON = """
SELECT 1 FROM runs r JOIN sources s ON s.id = r.source_id
WHERE r.id = $1 AND r.outcome = 'running' AND s.active AND s.version = r.source_version
FOR SHARE OF s
"""
_NOTE = """
UPDATE runs SET pages = pages + 1, items = items + $2, rejected = rejected + $3 WHERE id = $1
"""
_END = """
UPDATE runs SET outcome = $2, ended_at = now(), error_code = $3, error = $4
WHERE id = $1 AND outcome = 'running'
"""
_RUNNING = "SELECT source_id FROM runs WHERE outcome = 'running' AND source_id = ANY($1)"
_BREAK = "UPDATE runs SET outcome = 'broken', ended_at = now() WHERE outcome = 'running'"
_SHOWN = """r.id, r.source_id, s.name AS source, r.began_at, r.ended_at, r.asked_by, r.pages,
    r.items, r.rejected, r.outcome, r.error_code, r.error"""
_FROM = """
FROM runs r JOIN sources s ON s.id = r.source_id
WHERE ($1::integer IS NULL OR r.source_id = $1) AND ($2::text IS NULL OR r.outcome = $2)
    AND (NOT $3::boolean OR r.items > 0 OR r.outcome <> 'done')
"""
EXPIRED = (
    f"DELETE FROM runs WHERE began_at < now() - interval '{KEEP_DAYS} days'",  # noqa: S608
)


async def begin_run(connection: Connection, source_id: int, version: int) -> int | None:
    """Begin a run of a source as it was read; None when it is paused, gone or another meanwhile."""
    run: int | None = await connection.fetchval(_BEGIN, source_id, version)
    return run


async def is_run_to_go_on(connection: Connection, run_id: int) -> bool:
    """Say whether the source is still what the run began with; holds it so until the commit."""
    return await connection.fetchval(_GOES_ON, run_id) is not None


async def note_page(connection: Connection, run_id: int, items: int, rejected: int) -> None:
    """Count a page that is staged in the same transaction."""
    await connection.execute(_NOTE, run_id, items, rejected)


async def end_run(
    connection: Connection,
    run_id: int,
    outcome: Outcome,
    code: str | None = None,
    reason: str | None = None,
) -> None:
    """Write down what came of a run."""
    await connection.execute(_END, run_id, outcome, code, reason)


async def break_runs(connection: Connection) -> None:
    """End what a worker that is gone has begun: there is one leader at a time."""
    await connection.execute(_BREAK)


async def list_running(connection: Connection, source_ids: Sequence[int]) -> list[int]:
    """Return which of these sources are being read at this moment."""
    return [row["source_id"] for row in await connection.fetch(_RUNNING, source_ids)]


async def list_runs(
    connection: Connection,
    page: PageRequest,
    *,
    source_id: int | None,
    outcome: str | None,
    telling: bool,
) -> dict[str, Any]:
    """Return a page of runs, newest first; `telling` leaves out those that found nothing new."""
    order = "r.began_at DESC, r.id DESC"
    return await fetch_page(
        connection, _SHOWN, _FROM, page, source_id, outcome, telling, order=order
    )
