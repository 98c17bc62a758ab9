"""SQL of a merge."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.kit.database import Connection

# Those that were merged into one of them before as well: they are led on.
_LOCK = """
SELECT p.id, p.number, p.status, p.user_id, p.customer_id, p.merged_into, p.unread, p.last_text,
    p.last_by, p.last_at, p.answer_due_at, p.first_answered_at, p.search_text,
    (SELECT k.number FROM appeals k WHERE k.id = p.merged_into) AS merged_number,
    t.title, t.title_en
FROM appeals p JOIN appeal_topics t ON t.id = p.topic_id
WHERE p.id = ANY($1::uuid[]) OR p.merged_into = ANY($1::uuid[])
ORDER BY p.id FOR UPDATE OF p
"""
# One thing to see for its author: that it goes on elsewhere.
_MERGE = """
UPDATE appeals SET merged_into = $2, merged_at = $3, merged_by = $4, unread = 1,
    updated_at = greatest($3, updated_at + interval '1 microsecond')
WHERE id = $1
"""
_LEAD_ON = "UPDATE appeals SET merged_into = $2 WHERE merged_into = ANY($1::uuid[])"
_TAKE_OVER = """
UPDATE appeals SET last_text = $3, last_by = $4, last_at = $5, unread = $6, answer_due_at = $7,
    search_text = $8, customer_id = $9,
    updated_at = greatest($2, updated_at + interval '1 microsecond')
WHERE id = $1
"""
_DRAFTS = """
SELECT d.appeal_id, d.staff_id, d.text, d.file_ids FROM answer_drafts d
WHERE d.appeal_id = ANY($1::uuid[])
ORDER BY d.staff_id, array_position($1::uuid[], d.appeal_id) FOR UPDATE
"""
_DROP_DRAFTS = """
DELETE FROM answer_drafts WHERE staff_id = $1 AND appeal_id = ANY($2::uuid[])
"""


async def lock(connection: Connection, ids: Sequence[UUID]) -> Mapping[UUID, Any]:
    """Return those of the appeals that are there, and what was merged into them, all locked."""
    return {row["id"]: row for row in await connection.fetch(_LOCK, list(ids))}


async def merge(
    connection: Connection, appeal_id: UUID, into: UUID, at: datetime, staff_id: UUID
) -> None:
    """Note that an appeal goes on in another one."""
    await connection.execute(_MERGE, appeal_id, into, at, staff_id)


async def lead_on(connection: Connection, ids: Sequence[UUID], into: UUID) -> None:
    """Let what was merged into these go on where they do."""
    await connection.execute(_LEAD_ON, list(ids), into)


async def take_over(
    connection: Connection, appeal_id: UUID, at: datetime, values: Mapping[str, Any]
) -> None:
    """Give the appeal that remains what it takes over (`rules.taken_over`)."""
    names = (
        "last_text", "last_by", "last_at", "unread", "answer_due_at", "search_text", "customer_id",
    )  # fmt: skip
    await connection.execute(_TAKE_OVER, appeal_id, at, *(values[name] for name in names))


async def list_drafts(connection: Connection, ids: Sequence[UUID]) -> list[Any]:
    """Return the drafts of answers to these appeals by writer, in the order of the ids; locked."""
    return list(await connection.fetch(_DRAFTS, list(ids)))


async def drop_drafts(connection: Connection, staff_id: UUID, ids: Sequence[UUID]) -> None:
    """Forget a writer's drafts on these appeals."""
    await connection.execute(_DROP_DRAFTS, staff_id, list(ids))
