"""What is forgotten of a user who is removed."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.auth import UserDeleted

# That there was no energy stays true of the house; his words and himself go.
_FORGET = (
    "DELETE FROM outage_reports WHERE user_id = :user_id",
    "DELETE FROM outage_users WHERE user_id = :user_id",
)


async def forget_user(session: AsyncSession, data: UserDeleted) -> None:
    """Forget what a removed user has reported, and of which outages he was told."""
    for statement in _FORGET:
        await session.execute(text(statement), {"user_id": data.user_id})
