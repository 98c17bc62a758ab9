"""Hearing from cabinet who acts for a servicing organisation."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.invitations import queries
from services.contracts.cabinet import ServicingPersonChanged
from services.kit.bell import ring
from services.kit.database import plain_of
from services.kit.events import Event


async def on_person_changed(
    session: AsyncSession, data: ServicingPersonChanged, event: Event
) -> None:
    """Keep whom to write to, for the worker; who has ended is not written to any more."""
    connection = await plain_of(session)
    if data.ended:
        await queries.end(connection, data.person_id)
        return
    await queries.ask(connection, data.model_dump(), event.occurred_at)
    await ring(connection, queries.QUEUE)
