"""Staff say when the desk works."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.support.hours import queries
from services.cabinet.support.hours.schemas import HoursIn
from services.kit.database import plain_of
from services.kit.identity import Caller
from services.kit.staff import record_act


async def set_hours(session: AsyncSession, staff: Caller, given: HoursIn) -> dict[str, Any]:
    """Set when the desk works and within how long it answers; return it."""
    connection = await plain_of(session)
    before = await queries.read_hours(connection)
    await queries.set_hours(connection, given.model_dump())
    after = await queries.read_hours(connection)
    told = [{name: str(value) for name, value in one.items()} for one in (before, after)]
    await record_act(
        session, staff, "set_desk_hours", "desk", "hours", before=told[0], after=told[1]
    )
    return after
