"""SQL of drafts, and of the accounts that the form names."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.visibility import USERS_ACCOUNTS
from services.kit.database import Connection

_SAVE = """
INSERT INTO appeal_drafts (user_id, content, file_ids, saved_at)
VALUES ($1, $2::text::jsonb, $3, now())
ON CONFLICT (user_id) DO UPDATE SET content = excluded.content, file_ids = excluded.file_ids,
    saved_at = excluded.saved_at
"""
_FIND = """
SELECT content::text, file_ids, saved_at FROM appeal_drafts
WHERE user_id = $1 AND saved_at > now() - interval '30 days'
"""
_ACCOUNTS = f"""
SELECT mine.account_id AS id, n.number, coalesce(l.address, '') AS address
FROM ({USERS_ACCOUNTS}) AS mine JOIN customer_accounts n ON n.id = mine.account_id
LEFT JOIN service_locations l ON l.id = mine.service_location_id
WHERE mine.ongoing ORDER BY (mine.account_id = $2) DESC NULLS LAST, n.number LIMIT $3
"""
EXPIRED = ("DELETE FROM appeal_drafts WHERE saved_at < now() - interval '30 days'",)


async def save_draft(
    connection: Connection, user_id: UUID, content: dict[str, Any], file_ids: list[UUID]
) -> None:
    """Keep what a user writes, in the place of what he wrote before."""
    await connection.execute(_SAVE, user_id, orjson.dumps(content).decode(), file_ids)


async def find_draft(connection: Connection, user_id: UUID) -> dict[str, Any] | None:
    """Return what a user was writing, or None."""
    row = await connection.fetchrow(_FIND, user_id)
    return None if row is None else dict(row) | {"content": orjson.loads(row["content"])}


async def list_accounts(
    connection: Connection, user_id: UUID, first: int | None, most: int
) -> list[dict[str, Any]]:
    """Return accounts that are the user's today, one of them first."""
    return [dict(row) for row in await connection.fetch(_ACCOUNTS, user_id, first, most)]
