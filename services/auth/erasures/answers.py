"""Hearing from the other services that they have erased their part."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.erasures.queries import note_done
from services.contracts import cabinet, notifications
from services.kit.database import plain_of
from services.kit.events import Event


async def on_cabinet_erased(
    session: AsyncSession, data: cabinet.PersonalDataErased, _: Event
) -> None:
    """Note that cabinet has erased its part."""
    await note_done(await plain_of(session), data.erasure_id, "cabinet", data.counts)


async def on_notifications_erased(
    session: AsyncSession, data: notifications.PersonalDataErased, _: Event
) -> None:
    """Note that notifications has erased its part."""
    await note_done(await plain_of(session), data.erasure_id, "notifications", data.counts)
