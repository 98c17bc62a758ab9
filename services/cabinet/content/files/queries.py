"""SQL of the files of entries."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.kit.database import Connection

_ADD = """
INSERT INTO content_files (id, entry_id, number, name, media_type, file_key, size, sha256,
    added_at, added_by)
SELECT $1::uuid, $2::int, coalesce(max(number), 0) + 1, $3::text, $4::text, $5::text, $6::int,
    $7::text, now(), $8::text
FROM content_files WHERE entry_id = $2::int
RETURNING number
"""
_FILE = "f.id, f.name, f.media_type, f.file_key, f.sha256"
_LIVE = f"""
SELECT {_FILE} FROM content_entries c JOIN content_files f ON f.id = (c.live ->> 'file')::uuid
WHERE c.id = $1 AND c.kind = 'document'
"""  # noqa: S608 (names of our own)
_PICTURE = f"""
SELECT {_FILE} FROM content_files f JOIN content_entries c ON c.id = f.entry_id
WHERE f.id = $1 AND c.kind = 'service' AND c.live ->> 'file' = $1::text
"""  # noqa: S608 (names of our own)
_VERSION = f"SELECT {_FILE} FROM content_files f WHERE f.entry_id = $1 AND f.id = $2"  # noqa: S608
_NAMED = "SELECT file_key FROM content_files WHERE file_key = ANY($1)"


async def add_file(connection: Connection, file_id: UUID, entry_id: int, *values: Any) -> int:
    """Add a version; `values`: name, media type, key, bytes, SHA-256, who. Return its number."""
    number: int = await connection.fetchval(_ADD, file_id, entry_id, *values)
    return number


async def find_document(connection: Connection, entry_id: int) -> Any:
    """Return the file of a document that is published, or None."""
    return await connection.fetchrow(_LIVE, entry_id)


async def find_picture(connection: Connection, file_id: UUID) -> Any:
    """Return the picture of a service that is published with it, or None."""
    return await connection.fetchrow(_PICTURE, file_id)


async def find_version(connection: Connection, entry_id: int, file_id: UUID) -> Any:
    """Return any version of an entry's file, or None."""
    return await connection.fetchrow(_VERSION, entry_id, file_id)


async def list_named(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Return those of the keys that rows name."""
    return [row["file_key"] for row in await connection.fetch(_NAMED, list(keys))]
