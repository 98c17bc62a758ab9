"""Making tokens worth nothing before they expire."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.revocations.queries import add_renewals, add_revocations
from services.auth.revocations.rules import LIFE, TOKEN_LIFE
from services.kit.revocations import RENEWED


async def revoke(session: AsyncSession, subjects: Sequence[str], now: datetime) -> None:
    """Make tokens of these sessions or clients worth nothing in all services within a minute."""
    if subjects:
        await add_revocations(session, subjects, now + LIFE)


async def renew(session: AsyncSession, subjects: Sequence[str], now: datetime) -> None:
    """Make the tokens that these sessions have now worth nothing; the sessions go on.

    Their browsers ask for the next token, which says what the session may do from now on.
    """
    if subjects:
        named = [f"{RENEWED}{one}" for one in subjects]
        await add_renewals(session, named, now + TOKEN_LIFE)
