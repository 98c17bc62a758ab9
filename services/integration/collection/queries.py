"""SQL of staging: batch and cursor move together, or not at all."""

from uuid import UUID, uuid4

from services.integration.conversion.batches import Batch
from services.integration.delivery.queries import STAGED
from services.integration.errors import RunStopped
from services.integration.runs.queries import is_run_to_go_on, note_page
from services.kit.bell import ring
from services.kit.database import Connection

_MOVE = """
INSERT INTO cursors AS c (source_id, kind, cursor, at_end, items, polled_at)
VALUES ($1, $2, $4, $5, $6, now())
ON CONFLICT (source_id, kind) DO UPDATE SET cursor = EXCLUDED.cursor,
    at_end = EXCLUDED.at_end, items = c.items + EXCLUDED.items, polled_at = now()
    WHERE c.cursor IS NOT DISTINCT FROM $3
RETURNING 1
"""
_STAGE = """
INSERT INTO staged_batches (key, source_id, kind, payload, lines, cursor_after, newest_at, last)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""
_REJECT = """
INSERT INTO rejected_rows (source_id, batch_key, kind, stage, row, field, code, reason)
VALUES ($1, $2, $3, 'conversion', $4, $5, $6, $7)
"""


async def stage_page(
    connection: Connection,
    source_id: int,
    kind: str,
    *,
    after: str | None,
    cursor: str,
    more: bool,
    items: int,
    batch: Batch,
    run_id: int | None = None,
) -> bool:
    """Store a page's batch and move the cursor in one transaction; count the page to its run.

    Returns False, with nothing stored, when somebody else has moved the cursor meanwhile. Raises
    RunStopped, likewise, when the source is not what the run began with.
    """
    async with connection.transaction():
        if run_id is not None and not await is_run_to_go_on(connection, run_id):
            raise RunStopped
        moved = await connection.fetchval(_MOVE, source_id, kind, after, cursor, not more, items)
        if moved is None:
            return False
        key: UUID | None = None
        if batch.lines:
            key = uuid4()
            await connection.execute(
                _STAGE,
                *(key, source_id, kind, batch.payload, batch.lines, cursor),
                *(batch.newest_at, not more),
            )
            await ring(connection, STAGED)
        if batch.misfits:
            await connection.executemany(
                _REJECT,
                [
                    (source_id, key, kind, m.row, m.field or None, m.code, m.reason)
                    for m in batch.misfits
                ],
            )
        if run_id is not None:
            await note_page(connection, run_id, items, len(batch.misfits))
    return True


async def count_staged(connection: Connection, source_id: int) -> int:
    """Return how many batches of the source wait for delivery."""
    return int(
        await connection.fetchval(
            "SELECT count(*) FROM staged_batches WHERE source_id = $1 AND state = 'staged'",
            source_id,
        )
    )
