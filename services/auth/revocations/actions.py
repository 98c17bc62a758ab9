"""Making tokens worth nothing before they expire."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.revocations.queries import add_revocations
from services.auth.revocations.rules import LIFE


async def revoke(session: AsyncSession, subjects: Sequence[str], now: datetime) -> None:
    """Tell all services, within a minute, that tokens of these sessions or clients are over."""
    if subjects:
        await add_revocations(session, subjects, now + LIFE)
