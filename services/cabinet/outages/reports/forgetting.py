"""What is forgotten of a user who is removed."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.outages.reports import queries
from services.contracts.auth import UserDeleted
from services.kit.database import plain_of


async def forget_user(session: AsyncSession, data: UserDeleted) -> None:
    """Forget what a removed user has reported, and of which outages he was told."""
    await queries.forget_user(await plain_of(session), data.user_id)
