"""Staff say when the desk works."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.support.hours import queries
from services.cabinet.support.hours.rules import answer_due
from services.cabinet.support.hours.schemas import HoursIn, HoursPreviewIn
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.identity import Caller
from services.kit.problems import ValidationFailed, field_error
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


async def preview(connection: Connection, given: HoursPreviewIn) -> dict[str, Any]:
    """Return by when an appeal would be answered; `HoursPreviewOut`. Nothing is set.

    Raises ValidationFailed (`at`) for a moment without an offset.
    """
    if given.at is not None and given.at.tzinfo is None:
        words = "Give the moment with its offset."
        raise ValidationFailed(errors=[field_error("at", "no-offset", words)])
    _, zone = await queries.read_clock(connection)
    at = (given.at or utc_now()).astimezone(zone)
    return {"at": at, "due_at": answer_due(at, queries.hours_of(given.model_dump()), zone)}
