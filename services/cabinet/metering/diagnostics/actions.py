"""Acts that store what meters report about themselves, and what users have seen of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.lines.rules import Batch, Failed, Lines
from services.cabinet.metering.diagnostics import queries
from services.cabinet.metering.diagnostics.rules import severity_of
from services.cabinet.metering.diagnostics.schemas import EventIn
from services.cabinet.metering.meters.actions import lock_known
from services.contracts.batches.measurements import ConnectionStateIn, MeterEventIn
from services.kit.database import Connection, plain_of
from services.kit.problems import NotFound


async def put_meter_events(connection: Connection, kept: Lines[MeterEventIn], _: Batch) -> Failed:
    """Store meter events; the same event again only corrects its text and severity.

    What the supplier does not say of the severity is as the dictionary has it.
    """
    good, failed = await lock_known(connection, kept)
    rows = [
        (meter, queries.SEVERITIES[severity_of(code, r.severity)], r.occurred_at, code, r.text)
        for meter, r in good
        for code in (event_code(r),)
    ]
    await queries.put_events(connection, rows)
    return failed


def event_code(record: MeterEventIn) -> str:
    """Return the code as it is stored: the name, or the number in decimal."""
    return str(record.code)


async def put_connection_states(
    connection: Connection, kept: Lines[ConnectionStateIn], _: Batch
) -> Failed:
    """Store states of the load."""
    good, failed = await lock_known(connection, kept)
    await queries.put_states(connection, [(m, r.changed_at, r.state) for m, r in good])
    return failed


async def see_event(session: AsyncSession, user_id: UUID, event: EventIn) -> None:
    """Mark one event as seen by the user; raises `NotFound` for one that he does not see."""
    connection = await plain_of(session)
    if not await queries.see_event(
        connection, user_id, event.meter_id, event.occurred_at, event.code
    ):
        raise NotFound


async def see_events(
    session: AsyncSession, user_id: UUID, choice: queries.Choice, before: datetime
) -> None:
    """Mark as seen by the user what was new of these events and had come before the moment.

    Raises `NotFound` for a place that he does not see.
    """
    if not await queries.see_events(await plain_of(session), user_id, choice, before):
        raise NotFound
