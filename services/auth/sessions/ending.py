"""Ending sessions, and telling those who keep something for a session."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.events import publish
from services.auth.revocations.actions import revoke
from services.auth.sessions.models import UserSession
from services.contracts.auth import SessionsEnded


async def end_sessions(
    session: AsyncSession,
    now: datetime,
    reason: str,
    *,
    session_id: UUID | None = None,
    user_id: UUID | None = None,
    but: UUID | None = None,
) -> int:
    """End one session, or all live ones of a user but one; return how many.

    Their access tokens count no more in any service within a minute.
    """
    statement = update(UserSession).where(UserSession.ended_at.is_(None))
    if session_id is not None:
        statement = statement.where(UserSession.id == session_id)
    if user_id is not None:
        statement = statement.where(UserSession.user_id == user_id)
    if but is not None:
        statement = statement.where(UserSession.id != but)
    assert session_id or user_id
    done = await session.scalars(
        statement.values(ended_at=now, end_reason=reason)
        .returning(UserSession.id)
        .execution_options(synchronize_session=False)
    )
    ended = list(done)
    if ended:
        await revoke(session, [str(one) for one in ended], now)
        await publish(session, SessionsEnded(session_ids=ended))
    return len(ended)
