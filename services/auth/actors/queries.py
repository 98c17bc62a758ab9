"""SQL of who acts."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def lock_acts(session: AsyncSession) -> None:
    """Let acts of staff wait for each other until the commit."""
    await session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('acts of staff', 0))")
    )
