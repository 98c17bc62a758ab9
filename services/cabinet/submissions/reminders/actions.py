"""Acts that know how many days before users want to be reminded, from others' events."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.submissions.reminders import queries
from services.contracts.auth import UserDeleted
from services.contracts.notifications import ReminderDaysChosen


async def keep_days(session: AsyncSession, data: ReminderDaysChosen, as_of: datetime) -> None:
    """Keep how many days before a user wants to be reminded, unless something later is known."""
    await queries.keep_days(session, data.model_dump() | {"as_of": as_of})


async def forget_user(session: AsyncSession, data: UserDeleted) -> None:
    """Forget the choice of a user who was removed."""
    await queries.forget_user(session, data.user_id)
