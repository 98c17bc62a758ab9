"""SQL of the ledger of batches, the only one of the intake."""

from collections.abc import Sequence
from typing import Any

import orjson

from services.kit.database import Connection

_FIND = """
SELECT id, kind, digest, accepted, rejected, errors::text, notes::text
FROM intake_batches WHERE id = $1
"""
_BEGIN = """
INSERT INTO intake_batches (id, kind, source, digest) VALUES ($1, $2, $3, $4)
ON CONFLICT (id) DO NOTHING RETURNING number
"""
_END = """
UPDATE intake_batches SET accepted = $2, rejected = $3, errors = $4::text::jsonb,
    notes = $5::text::jsonb
WHERE number = $1
"""
# The batch itself stays: readings name it. Only what was said of its lines goes.
_FORGET = """
WITH old AS (
    UPDATE intake_batches SET errors = '[]', notes = '[]'
    WHERE (errors <> '[]' OR notes <> '[]') AND received_at < now() - make_interval(days => $1)
    RETURNING number
)
DELETE FROM refused_lines l USING old WHERE l.batch = old.number
"""
_KEEP_LINES = """
INSERT INTO refused_lines (batch, line, content, cut)
SELECT $1, * FROM unnest($2::int[], $3::text[], $4::bool[])
"""
_LINES = """
SELECT l.line, l.content, l.cut
FROM intake_batches b LEFT JOIN refused_lines l ON l.batch = b.number
WHERE b.id = $1 ORDER BY l.line
"""


async def find_batch(connection: Connection, batch_id: str) -> Any | None:
    """Return a committed batch with what it was told, or None."""
    return await connection.fetchrow(_FIND, batch_id)


async def add_batch(
    connection: Connection, batch_id: str, kind: str, source: str, digest: bytes
) -> int | None:
    """Begin a batch; return its number, or None when there is one of this id.

    Waits while the same batch is being taken by another request.
    """
    number: int | None = await connection.fetchval(_BEGIN, batch_id, kind, source, digest)
    return number


async def keep_answer(connection: Connection, number: int, answer: dict[str, Any]) -> None:
    """Keep what a batch is told."""
    told = [orjson.dumps(answer[name]).decode() for name in ("errors", "notes")]
    await connection.execute(_END, number, answer["accepted"], answer["rejected"], *told)


async def keep_lines(
    connection: Connection, number: int, lines: Sequence[tuple[int, str, bool]]
) -> None:
    """Keep refused lines of a batch: number, content, whether it was cut."""
    if lines:
        await connection.execute(_KEEP_LINES, number, *map(list, zip(*lines, strict=True)))


async def list_lines(connection: Connection, batch_id: str) -> list[dict[str, Any]] | None:
    """Return the refused lines of a batch that are kept; None when there is no such batch."""
    rows = await connection.fetch(_LINES, batch_id)
    if not rows:
        return None
    return [dict(row) for row in rows if row["line"] is not None]


async def forget_remarks(connection: Connection, days: int) -> None:
    """Forget what was said of the lines of batches that are older, and the lines."""
    await connection.execute(_FORGET, days)
