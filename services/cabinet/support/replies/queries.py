"""SQL of what staff write on appeals, and of who is at one."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cabinet.support.appeals.queries import APPEAL, JOINED, WITH_MERGED
from services.cabinet.support.replies.rules import PRESENT_FOR
from services.kit.database import Connection

_FIND = f"""
SELECT {APPEAL}, p.fields::text, p.card::text, p.merged_at, p.merged_by,
    p.team_id, (SELECT g.name FROM desk_teams g WHERE g.id = p.team_id) AS team_name,
    (SELECT count(*) FROM appeals o WHERE o.merged_into = p.id) AS merged_count
FROM {JOINED} WHERE p.id = $1
"""
_LOCK = "SELECT id FROM appeals WHERE id = $1 FOR UPDATE"
_KNOW = """
INSERT INTO desk_people (staff_id, name, seen_at) VALUES ($1, $2, now())
ON CONFLICT (staff_id) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at
WHERE desk_people.name <> excluded.name OR desk_people.seen_at < now() - interval '1 day'
"""
_NAMES = "SELECT staff_id, name FROM desk_people WHERE staff_id = ANY($1::uuid[])"
_NOTES = f"""
SELECT id, text, at, staff_id FROM appeal_notes WHERE appeal_id = {WITH_MERGED} ORDER BY id
"""
_NOTE = "SELECT id, text, at, staff_id FROM appeal_notes WHERE id = $1"
_ADD_NOTE = """
INSERT INTO appeal_notes (appeal_id, staff_id, text, at) VALUES ($1, $2, $3, $4) RETURNING id
"""
_SAVE_DRAFT = """
INSERT INTO answer_drafts (appeal_id, staff_id, text, file_ids, saved_at)
VALUES ($1, $2, $3, $4, now())
ON CONFLICT (appeal_id, staff_id) DO UPDATE SET text = excluded.text,
    file_ids = excluded.file_ids, saved_at = excluded.saved_at
"""
_DROP_DRAFT = "DELETE FROM answer_drafts WHERE appeal_id = $1 AND staff_id = $2"
_DRAFT = """
SELECT text, file_ids, saved_at FROM answer_drafts WHERE appeal_id = $1 AND staff_id = $2
"""
_PRESENT = """
INSERT INTO appeal_presences (appeal_id, staff_id, typing, seen_at) VALUES ($1, $2, $3, now())
ON CONFLICT (appeal_id, staff_id) DO UPDATE SET typing = excluded.typing,
    seen_at = excluded.seen_at
"""
_OTHERS = """
SELECT s.staff_id, s.typing, s.seen_at FROM appeal_presences s
WHERE s.appeal_id = $1 AND s.staff_id <> $2 AND s.seen_at > now() - $3::interval
ORDER BY s.seen_at DESC
"""
_LAST = f"SELECT max(id) FROM appeal_messages WHERE appeal_id = {WITH_MERGED}"
_ANSWERED = """
UPDATE appeals SET first_answered_at = $2, first_answer_minutes = $3
WHERE id = $1 AND first_answered_at IS NULL
"""
EXPIRED = (
    "DELETE FROM appeal_presences WHERE seen_at < now() - interval '1 hour'",
    "DELETE FROM answer_drafts WHERE saved_at < now() - interval '30 days'",
)


async def find_appeal(connection: Connection, appeal_id: UUID, *, lock: bool = False) -> Any:
    """Return an appeal as staff see it, or None; `lock`: nobody else changes it meanwhile."""
    if lock and await connection.fetchval(_LOCK, appeal_id) is None:
        return None
    return await connection.fetchrow(_FIND, appeal_id)


async def know_person(connection: Connection, staff_id: UUID, name: str) -> None:
    """Remember how a member of staff is called."""
    await connection.execute(_KNOW, staff_id, name)


async def list_names(connection: Connection, ids: set[UUID]) -> Mapping[UUID, str]:
    """Return how members of staff were called last."""
    if not ids:
        return {}
    return {row["staff_id"]: row["name"] for row in await connection.fetch(_NAMES, list(ids))}


async def list_notes(connection: Connection, appeal_id: UUID) -> list[Any]:
    """Return the internal notes of an appeal, the first one first."""
    return list(await connection.fetch(_NOTES, appeal_id))


async def add_note(
    connection: Connection, appeal_id: UUID, staff_id: UUID, text: str, at: datetime
) -> int:
    """Add an internal note; return its id."""
    added: int = await connection.fetchval(_ADD_NOTE, appeal_id, staff_id, text, at)
    return added


async def find_note(connection: Connection, note_id: int) -> Any:
    """Return one internal note."""
    return await connection.fetchrow(_NOTE, note_id)


async def save_draft(
    connection: Connection, appeal_id: UUID, staff_id: UUID, text: str, file_ids: list[UUID]
) -> None:
    """Keep what a member of staff is writing on an appeal."""
    await connection.execute(_SAVE_DRAFT, appeal_id, staff_id, text, file_ids)


async def drop_draft(connection: Connection, appeal_id: UUID, staff_id: UUID) -> None:
    """Forget it."""
    await connection.execute(_DROP_DRAFT, appeal_id, staff_id)


async def find_draft(connection: Connection, appeal_id: UUID, staff_id: UUID) -> Any:
    """Return it, or None."""
    return await connection.fetchrow(_DRAFT, appeal_id, staff_id)


async def note_presence(
    connection: Connection, appeal_id: UUID, staff_id: UUID, *, typing: bool
) -> None:
    """Note that a member of staff is at an appeal."""
    await connection.execute(_PRESENT, appeal_id, staff_id, typing)


async def list_others(connection: Connection, appeal_id: UUID, staff_id: UUID) -> list[Any]:
    """Return who else is at an appeal."""
    return list(await connection.fetch(_OTHERS, appeal_id, staff_id, PRESENT_FOR))


async def last_message(connection: Connection, appeal_id: UUID) -> int | None:
    """Return the id of the latest message."""
    last: int | None = await connection.fetchval(_LAST, appeal_id)
    return last


async def note_answered(
    connection: Connection, appeal_id: UUID, at: datetime, minutes: int
) -> None:
    """Note the first answer, after so many working minutes."""
    await connection.execute(_ANSWERED, appeal_id, at, minutes)
