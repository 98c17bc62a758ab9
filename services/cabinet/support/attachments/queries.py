"""SQL of files of appeals: uploads that wait, those of a message, and what the sweep asks."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from services.cabinet.support.attachments.rules import PICTURES, Side
from services.kit.database import Connection

_PICTURES = ", ".join(f"'{media}'" for media in sorted(PICTURES))
# Of a row `f`, as `AppealFileOut` has it.
COLUMNS = f"""f.id, f.name, f.media_type, f.size,
    (f.media_type IN ({_PICTURES}) AND f.small_key IS NOT NULL) AS picture"""


def files_of(message: str) -> str:
    """Return the JSON of the files of a message; `message` is the SQL of its id."""
    return f"""(SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name,
            'media_type', f.media_type, 'size', f.size, 'picture', f.small_key IS NOT NULL)
            ORDER BY f.position), '[]')
        FROM appeal_files f WHERE f.message_id = {message})"""


_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('appeal_files ' || $1::text, 0))"
_COUNT = """
SELECT count(*) FROM appeal_files
WHERE uploaded_by = $1::uuid AND side = $2 AND message_id IS NULL
"""
_ADD = f"""
INSERT INTO appeal_files AS f (id, side, uploaded_by, name, media_type, size, key, small_key)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING {COLUMNS}
"""
_ATTACH = """
UPDATE appeal_files SET message_id = $1, position = array_position($2::uuid[], id)
WHERE id = ANY($2::uuid[]) AND uploaded_by = $3 AND side = $4 AND message_id IS NULL
RETURNING id
"""
_WAITING = f"""
SELECT {COLUMNS} FROM appeal_files f
WHERE f.id = ANY($1::uuid[]) AND f.uploaded_by = $2 AND f.side = $3 AND f.message_id IS NULL
ORDER BY array_position($1::uuid[], f.id)
"""
_DROP = """
DELETE FROM appeal_files
WHERE id = $1 AND uploaded_by = $2 AND side = $3 AND message_id IS NULL RETURNING id
"""
_ONE = f"SELECT {COLUMNS}, f.key, f.small_key FROM appeal_files f"
# Of the user's appeals, or one that he has uploaded and not sent.
_OWN = f"""
{_ONE} LEFT JOIN appeal_messages m ON m.id = f.message_id
LEFT JOIN appeals p ON p.id = m.appeal_id
WHERE f.id = $2 AND CASE WHEN f.message_id IS NULL
    THEN f.uploaded_by = $1 AND f.side = 'consumer'
    ELSE p.user_id = $1 AND p.status <> 'draft' END
"""
_FOR_STAFF = f"""
{_ONE} WHERE f.id = $2
    AND (f.message_id IS NOT NULL OR f.uploaded_by = $1 AND f.side = 'staff')
"""
_NAMED = """
SELECT unnest(ARRAY[key, small_key]) AS key FROM appeal_files
WHERE key = ANY($1) OR small_key = ANY($1)
"""
# A draft holds its files as long as itself.
_FORGET = """
DELETE FROM appeal_files f WHERE f.message_id IS NULL AND f.created_at < now() - interval '1 day'
    AND NOT EXISTS (SELECT FROM appeal_drafts d
        WHERE d.user_id = f.uploaded_by AND f.id = ANY(d.file_ids))
    AND NOT EXISTS (SELECT FROM answer_drafts d
        WHERE d.staff_id = f.uploaded_by AND f.id = ANY(d.file_ids))
"""


async def count_waiting(
    connection: Connection, user_id: UUID, side: Side, *, lock: bool = False
) -> int:
    """Return how many uploads of somebody wait; with `lock` nobody adds to them meanwhile."""
    if lock:
        await connection.execute(_LOCK, str(user_id))
    count: int = await connection.fetchval(_COUNT, user_id, side)
    return count


async def add_file(connection: Connection, side: Side, values: Mapping[str, Any]) -> dict[str, Any]:
    """Add an upload; return it as `AppealFileOut` has it."""
    columns = ("uploaded_by", "name", "media_type", "size", "key", "small_key")
    row = await connection.fetchrow(_ADD, values["id"], side, *(values[one] for one in columns))
    return dict(row)


async def attach_files(
    connection: Connection, message_id: int, user_id: UUID, side: Side, ids: Sequence[UUID]
) -> int:
    """Give a message the waiting uploads of somebody, in this order; return how many they were."""
    return len(await connection.fetch(_ATTACH, message_id, list(ids), user_id, side))


async def list_waiting(
    connection: Connection, user_id: UUID, side: Side, ids: Sequence[UUID]
) -> list[dict[str, Any]]:
    """Return those of the files that are waiting uploads of somebody, in the given order."""
    if not ids:
        return []
    return [dict(row) for row in await connection.fetch(_WAITING, list(ids), user_id, side)]


async def drop_waiting(connection: Connection, user_id: UUID, side: Side, file_id: UUID) -> bool:
    """Forget a waiting upload; False when there is none."""
    return await connection.fetchval(_DROP, file_id, user_id, side) is not None


async def find_own(connection: Connection, user_id: UUID, file_id: UUID) -> Any:
    """Return a file with its keys that a consumer may see, or None."""
    return await connection.fetchrow(_OWN, user_id, file_id)


async def find_for_staff(connection: Connection, staff_id: UUID, file_id: UUID) -> Any:
    """Return a file with its keys that staff may see, or None."""
    return await connection.fetchrow(_FOR_STAFF, staff_id, file_id)


async def list_named(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Return those of the keys that files name."""
    return {row["key"] for row in await connection.fetch(_NAMED, list(keys)) if row["key"]}


async def forget_waiting(connection: Connection) -> None:
    """Forget uploads of more than a day that neither a message nor a draft names."""
    await connection.execute(_FORGET)
