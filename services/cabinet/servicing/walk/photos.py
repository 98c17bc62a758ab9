"""Photos of entries: evidence of a reading stands with the reading, any other with its entry."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.queries import Servicer
from services.cabinet.errors import PhotoTooLate
from services.cabinet.servicing.walk import queries
from services.cabinet.servicing.walk.rules import SUBJECT
from services.cabinet.submissions.photos.actions import keep_photo
from services.cabinet.submissions.photos.rules import LARGEST_KEPT
from services.kit.database import Database, plain_of, reachable
from services.kit.files import Files, Opened
from services.kit.problems import NotFound


async def require_entry(database: Database, who: Servicer, key: UUID) -> Any:
    """Return the photos of an entry; NotFound for another organisation's, before a body is read."""
    async with reachable(database.reading()) as connection:
        found = await queries.find_photo(connection, who.organization_id, key)
    if found is None:
        raise NotFound
    return found


async def keep(
    session: AsyncSession, files: Files, who: Servicer, key: UUID, content: bytes
) -> None:
    """Show a photo with the reading that an entry has become, else with the entry itself.

    So does one that comes after the window has closed: it shows what was there in time.
    """
    connection = await plain_of(session)
    found = await queries.find_photo(connection, who.organization_id, key)
    if found is None:
        raise NotFound
    if found["submission_id"] is not None:
        try:
            return await keep_photo(session, files, found["submission_id"], content)
        except PhotoTooLate:
            pass
    stored = await files.put(SUBJECT, content, largest=LARGEST_KEPT)
    await queries.put_photo(connection, who.organization_id, key, stored.key)


async def open_photo(database: Database, files: Files, who: Servicer, key: UUID) -> Opened:
    """Return the photo of an entry; NotFound when there is none."""
    found = await require_entry(database, who, key)
    shown = found["photo_file"] or found["shown"]
    if shown is None:
        raise NotFound
    return await files.open(shown)


async def sweep_walk_photos(database: Database, files: Files) -> int:
    """Delete photos that no entry names, a day old and older; return how many."""

    async def named(keys: Sequence[str]) -> Collection[str]:
        async with database.connection() as connection:
            return await queries.list_named(connection, keys)

    return await files.sweep(SUBJECT, named)
