"""SQL of recovery."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.recoveries.models import RecoveryLink, RecoveryRequest
from services.auth.users.models import User

QUEUE = "recoveries"
# What nobody can use any more.
EXPIRED = (
    "DELETE FROM recovery_requests WHERE handled_at < now() - interval '1 day'",
    "DELETE FROM recovery_links WHERE expires_at < now()",
)


async def claim_request(session: AsyncSession) -> RecoveryRequest | None:
    """Return the oldest request not handled, locked until the transaction ends."""
    found = await session.scalars(
        select(RecoveryRequest)
        .where(RecoveryRequest.handled_at.is_(None))
        .order_by(RecoveryRequest.created_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return found.one_or_none()


async def count_sent(session: AsyncSession, email: str, since: datetime) -> int:
    """Return how many letters have gone to the address since then."""
    counted = await session.scalar(
        select(func.count())
        .select_from(RecoveryRequest)
        .where(
            RecoveryRequest.email == email,
            RecoveryRequest.sent,
            RecoveryRequest.handled_at > since,
        )
    )
    return counted or 0


async def find_linked_user(session: AsyncSession, token_hash: bytes, now: datetime) -> User | None:
    """Return the active user of a link that still holds."""
    found = await session.scalars(
        select(User)
        .join(RecoveryLink, RecoveryLink.user_id == User.id)
        .where(RecoveryLink.token_hash == token_hash, RecoveryLink.expires_at > now, User.active)
    )
    return found.one_or_none()


async def use_link(session: AsyncSession, token_hash: bytes, now: datetime) -> UUID | None:
    """Use a link up; None when another use was first, or it is too old."""
    used = await session.scalars(
        delete(RecoveryLink)
        .where(RecoveryLink.token_hash == token_hash, RecoveryLink.expires_at > now)
        .returning(RecoveryLink.user_id)
    )
    return used.one_or_none()


async def drop_links(session: AsyncSession, user_id: UUID) -> None:
    """Make all links of a user worth nothing."""
    await session.execute(delete(RecoveryLink).where(RecoveryLink.user_id == user_id))
