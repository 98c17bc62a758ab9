"""What staff look at of a reading that came too late."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.servicing.late import queries
from services.kit.database import Database, reachable
from services.kit.files import Files, Opened
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act


async def look_at_photo(
    session: AsyncSession, database: Database, files: Files, staff: Caller, which: tuple[int, UUID]
) -> Opened:
    """Return the photo of a late reading; the look is recorded. NotFound when there is none.

    `which`: the organisation, and the entry's key.
    """
    async with reachable(database.reading()) as connection:
        found = await queries.find_photo(connection, *which)
    if found is None:
        raise NotFound
    opened = await files.open(found["photo_file"])
    meter = found["meter_id"]
    await record_act(session, staff, "look_at_late_photo", "meter", meter, entry=str(which[1]))
    return opened
