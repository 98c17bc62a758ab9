"""What is forgotten of a user who is no more."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.support.appeals import queries
from services.contracts.auth import UserDeleted
from services.kit.database import plain_of


async def forget_user(session: AsyncSession, data: UserDeleted) -> None:
    """Forget what a removed user was writing; his appeals are nobody's, and stay with the desk."""
    connection = await plain_of(session)
    await queries.drop_draft(connection, data.user_id)
    await queries.leave_alone(connection, data.user_id)
