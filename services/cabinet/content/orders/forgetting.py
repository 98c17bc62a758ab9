"""Forgetting whom orders were to call."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.content.orders import queries
from services.contracts.auth import UserDeleted
from services.kit.database import plain_of


async def forget_user(session: AsyncSession, data: UserDeleted) -> None:
    """Forget whom to call of a user who was removed; what nobody has begun with is cancelled."""
    await queries.forget_user(await plain_of(session), data.user_id)
