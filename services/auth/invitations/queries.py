"""SQL of invitations."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.invitations.models import Invitation
from services.kit.database import Connection

QUEUE = "invitations"
_ASK = """
INSERT INTO invitations AS i (person_id, email, name, organization, again, asked_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (person_id) DO UPDATE SET email = excluded.email, name = excluded.name,
    organization = excluded.organization, again = excluded.again, asked_at = excluded.asked_at
WHERE NOT i.ended
"""
# Who has never set a password loses the link by which he would have.
_END = """
WITH ended AS (
    INSERT INTO invitations AS i (person_id, ended) VALUES ($1, true)
    ON CONFLICT (person_id) DO UPDATE SET ended = true, email = '', name = '', organization = '',
        asked_at = NULL
    RETURNING user_id
)
DELETE FROM recovery_links USING ended JOIN users u ON u.id = ended.user_id
WHERE recovery_links.user_id = u.id AND u.password_hash IS NULL
"""


async def ask(connection: Connection, told: Mapping[str, Any], at: datetime) -> None:
    """Note that a person is to be written to, unless he has ended."""
    names = ("person_id", "email", "name", "organization", "again")
    await connection.execute(_ASK, *(told[name] for name in names), at)


async def end(connection: Connection, person_id: UUID) -> None:
    """Note that a person acts for his organisation no more."""
    await connection.execute(_END, person_id)


async def acts_for_any(session: AsyncSession, user_id: UUID) -> bool:
    """Say whether a user acts for a servicing organisation."""
    found = select(Invitation.person_id).where(Invitation.user_id == user_id, ~Invitation.ended)
    return await session.scalar(found.limit(1)) is not None


async def claim(session: AsyncSession) -> Invitation | None:
    """Return the person who has waited longest for his letter, locked until the commit."""
    found = await session.scalars(
        select(Invitation)
        .where(Invitation.asked_at.is_not(None))
        .order_by(Invitation.asked_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return found.one_or_none()
