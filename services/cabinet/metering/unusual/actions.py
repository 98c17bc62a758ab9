"""Acts that know who wants to be told of unusual days, from others' events."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.metering.unusual import queries
from services.contracts.auth import UserDeleted
from services.contracts.notifications import UnusualDaysWanted


async def keep_wanted(session: AsyncSession, data: UnusualDaysWanted, as_of: datetime) -> None:
    """Keep what a user has chosen at a moment, unless something later is known."""
    await queries.keep_wanted(session, data.model_dump() | {"as_of": as_of})


async def forget_user(session: AsyncSession, data: UserDeleted) -> None:
    """Forget what a user who was removed has chosen, and what was judged for him."""
    await queries.forget_user(session, data.user_id)
