"""What a user does with notices."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.notifications.errors import ConfirmFirst, NotFound
from services.notifications.notices import queries


async def read_notice(session: AsyncSession, user_id: UUID, notice_id: UUID) -> None:
    """Mark a notice read; that closes a banner.

    Raises NotFound for another's notice, ConfirmFirst for a modal that is up.
    """
    place = await queries.find_place(session, user_id, notice_id)
    if place is None:
        raise NotFound
    if place.kind == "modal" and place.up:
        raise ConfirmFirst
    await queries.set_read(session, user_id, notice_id)


async def confirm_notice(session: AsyncSession, user_id: UUID, notice_id: UUID) -> None:
    """Confirm a modal notice; its first moment stays. Raises NotFound when it is none."""
    place = await queries.find_place(session, user_id, notice_id)
    if place is None or place.kind != "modal":
        raise NotFound
    await queries.set_confirmed(session, user_id, notice_id)
