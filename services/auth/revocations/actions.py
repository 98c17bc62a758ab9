"""Making tokens worth nothing before they expire."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.revocations.queries import add_revocations
from services.auth.revocations.rules import LIFE


async def revoke(session: AsyncSession, subjects: Sequence[str], now: datetime) -> None:
    """Make tokens of these sessions or clients worth nothing in all services within a minute."""
    if subjects:
        await add_revocations(session, subjects, now + LIFE)
