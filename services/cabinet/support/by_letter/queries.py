"""SQL of letters to appeals."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cabinet.support.appeals.queries import WITH_MERGED
from services.kit.database import Connection

_BEGIN = """
INSERT INTO appeal_letters (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING RETURNING id
"""
_FIND = """
SELECT l.outcome, p.number FROM appeal_letters l LEFT JOIN appeals p ON p.id = l.appeal_id
WHERE l.id = $1
"""
_END = """
UPDATE appeal_letters SET appeal_id = $2, outcome = $3, message_id = $4, note_id = $5, sender = $6,
    whole = $7 WHERE id = $1
"""
_ADD_NOTE = """
INSERT INTO appeal_notes (appeal_id, staff_id, text, at) VALUES ($1, NULL, $2, $3) RETURNING id
"""
_WHOLES = f"""
SELECT message_id, whole FROM appeal_letters
WHERE appeal_id = {WITH_MERGED} AND message_id IS NOT NULL AND whole IS NOT NULL
"""
_SENDERS = f"""
SELECT note_id, sender FROM appeal_letters WHERE appeal_id = {WITH_MERGED} AND note_id IS NOT NULL
"""
_FILE = "SELECT id FROM appeal_files WHERE id = $1"
_LEADS_TO = "SELECT coalesce(merged_into, id) FROM appeals WHERE id = $1"


async def leads_to(connection: Connection, appeal_id: UUID) -> UUID | None:
    """Return the appeal in which one goes on, itself or another; None when there is none."""
    found: UUID | None = await connection.fetchval(_LEADS_TO, appeal_id)
    return found


async def begin(connection: Connection, letter_id: UUID, at: datetime) -> bool:
    """Take a letter; False when it was taken before. Who is at it at this moment is waited for."""
    return await connection.fetchval(_BEGIN, letter_id, at) is not None


async def find(connection: Connection, letter_id: UUID) -> dict[str, Any]:
    """Return what has come of a letter."""
    return dict(await connection.fetchrow(_FIND, letter_id))


async def end(
    connection: Connection,
    letter_id: UUID,
    appeal_id: UUID | None,
    outcome: str,
    *,
    message_id: int | None = None,
    note_id: int | None = None,
    sender: str | None = None,
    whole: str | None = None,
) -> None:
    """Note what has come of a letter."""
    await connection.execute(
        _END, letter_id, appeal_id, outcome, message_id, note_id, sender, whole
    )


async def add_note(connection: Connection, appeal_id: UUID, text: str, at: datetime) -> int:
    """Add a note that no member of staff has written; return its id."""
    added: int = await connection.fetchval(_ADD_NOTE, appeal_id, text, at)
    return added


async def has_file(connection: Connection, file_id: UUID) -> bool:
    """Say whether a file is there already."""
    return await connection.fetchval(_FILE, file_id) is not None


async def list_wholes(connection: Connection, appeal_id: UUID) -> Mapping[int, str]:
    """Return, by message, what stood in letters of which something was cut off."""
    rows = await connection.fetch(_WHOLES, appeal_id)
    return {row["message_id"]: row["whole"] for row in rows}


async def list_senders(connection: Connection, appeal_id: UUID) -> Mapping[int, str]:
    """Return, by note, from which address a letter came that is one."""
    rows = await connection.fetch(_SENDERS, appeal_id)
    return {row["note_id"]: row["sender"] for row in rows}
