"""SQL of files on notices; only `read_piece` touches a file's content."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection

# A column for statements that read a notice as `n`.
FILES = """(SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name,
        'size', f.size, 'media_type', f.media_type, 'scanned_at', f.scanned_at)
        ORDER BY f.position), '[]')::text
    FROM notice_files f WHERE f.notice_id = n.id) AS files"""
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('notice_files ' || :user_id, 0))"
EXPIRED = (
    "DELETE FROM notice_files WHERE notice_id IS NULL AND created_at < now() - interval '1 day'",
    # By then the last receipt of their notice is gone too: it is published within a year.
    "DELETE FROM notice_files WHERE created_at < now() - interval '4 years 1 month'",
)
_COUNT = "SELECT count(*) FROM notice_files WHERE uploaded_by = :user_id AND notice_id IS NULL"
_ADD = """
INSERT INTO notice_files (id, name, media_type, size, scanned_at, content, uploaded_by)
VALUES (:id, :name, :media_type, :size, :scanned_at, :content, :uploaded_by)
"""
_ATTACH = """
UPDATE notice_files SET notice_id = :notice_id,
    position = array_position(CAST(:ids AS uuid[]), id)
WHERE id = ANY(CAST(:ids AS uuid[])) AND uploaded_by = :user_id AND notice_id IS NULL
RETURNING id
"""
_DROP = """
DELETE FROM notice_files WHERE id = :id AND uploaded_by = :user_id AND notice_id IS NULL
RETURNING id
"""
# Of a file `f`.
COLUMNS = "f.id, f.name, f.size, f.media_type, f.scanned_at"


async def count_waiting(session: AsyncSession, user_id: UUID) -> int:
    """Return how many uploads of a user wait; until the transaction ends nobody adds to them."""
    await session.execute(text(_LOCK), {"user_id": str(user_id)})
    return int(await session.scalar(text(_COUNT), {"user_id": user_id}) or 0)


async def add_file(session: AsyncSession, values: dict[str, Any]) -> None:
    """Add an upload."""
    await session.execute(text(_ADD), values)


async def attach_files(
    session: AsyncSession, notice_id: UUID, user_id: UUID, ids: Sequence[UUID]
) -> int:
    """Give a notice the waiting uploads of a user, in this order; return how many there were."""
    found = await session.execute(
        text(_ATTACH), {"notice_id": notice_id, "user_id": user_id, "ids": list(ids)}
    )
    return len(found.all())


async def drop_waiting(session: AsyncSession, user_id: UUID, file_id: UUID) -> bool:
    """Delete a waiting upload of a user; False when there is none."""
    found = await session.execute(text(_DROP), {"id": file_id, "user_id": user_id})
    return found.first() is not None


async def list_waiting(
    connection: Connection, user_id: UUID, ids: Sequence[UUID]
) -> list[dict[str, Any]]:
    """Return those of the files that are waiting uploads of the user, in the given order."""
    rows = await connection.fetch(
        f"SELECT {COLUMNS} FROM notice_files f WHERE f.id = ANY($1) AND f.uploaded_by = $2"  # noqa: S608
        " AND f.notice_id IS NULL ORDER BY array_position($1, f.id)",
        list(ids),
        user_id,
    )
    return [dict(row) for row in rows]


async def find_attached(connection: Connection, notice_id: UUID, file_id: UUID) -> Any:
    """Return a file of a notice, or None."""
    return await connection.fetchrow(
        f"SELECT {COLUMNS} FROM notice_files f WHERE f.id = $1 AND f.notice_id = $2",  # noqa: S608
        file_id,
        notice_id,
    )


async def read_piece(connection: Connection, file_id: UUID, start: int, length: int) -> bytes:
    """Return so many bytes of a file from `start` on; nothing when it is gone."""
    piece: bytes | None = await connection.fetchval(
        "SELECT substring(content FROM $2 FOR $3) FROM notice_files WHERE id = $1",
        file_id,
        start + 1,
        length,
    )
    return piece or b""
