"""Taking a photo with a reading, giving it out, and letting go of what nobody names."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.errors import NotAPhoto, PhotoTooLarge, PhotoTooLate
from services.cabinet.submissions.photos import queries
from services.cabinet.submissions.photos.rules import LARGEST_KEPT, LARGEST_PHOTO, SUBJECT
from services.kit.clock import utc_now
from services.kit.database import Database, plain_of, reachable
from services.kit.file_kinds import PHOTO
from services.kit.files import Files, Opened
from services.kit.identity import Caller
from services.kit.problems import (
    Forbidden,
    NotFound,
    Unavailable,
    ValidationFailed,
    field_error,
)
from services.kit.staff import record_act
from services.kit.uploads import FileNotAsNamed, FileTooComplex, examine

# Each holds a whole photo in memory; the gateway collects slow bodies before it hands them on.
UPLOADS_AT_A_TIME = 2
_UPLOAD_SECONDS = 30.0


async def require_place(database: Database, user_id: UUID, submission_id: UUID) -> None:
    """Refuse a photo before its body is read.

    NotFound for another's submission, Forbidden by a role that hands nothing in, PhotoTooLate when
    the window has closed or the reading does not count any more.
    """
    found = await _seen(database, user_id, submission_id)
    if not found["may"]:
        raise Forbidden("You cannot hand readings in for this meter.")
    if not found["changes"]:
        raise PhotoTooLate


async def take_photo(
    body: AsyncIterator[bytes], uploads: asyncio.Semaphore, *, clamd: str
) -> bytes:
    """Return the photo of a body as it is kept: a JPEG of pixels alone (decision 0019).

    Raises NotAPhoto, PhotoTooLarge, kit's FileDamaged and FileInfected, ValidationFailed (no
    bytes), and Unavailable when it does not come in half a minute or cannot be scanned.
    """
    try:
        async with asyncio.timeout(_UPLOAD_SECONDS) as deadline, uploads:
            content = bytearray()
            async for part in body:
                content += part
                if len(content) > LARGEST_PHOTO:
                    raise PhotoTooLarge
            if not content:
                raise ValidationFailed(errors=[field_error("photo", "empty-file")])
            deadline.reschedule(None)
            taken = await examine(PHOTO, bytes(content), largest=LARGEST_KEPT, clamd=clamd)
    except FileNotAsNamed as error:
        raise NotAPhoto from error
    except FileTooComplex as error:
        raise PhotoTooLarge from error
    except TimeoutError as error:
        raise Unavailable("Too much is being uploaded now, or it comes too slowly.") from error
    return taken.content


async def keep_photo(
    session: AsyncSession, files: Files, submission_id: UUID, content: bytes
) -> None:
    """Show a photo with a submission, in the place of the one before; raises PhotoTooLate.

    The file first, then the row: what dies in between leaves a file that the sweep takes.
    """
    stored = await files.put(SUBJECT, content, largest=LARGEST_KEPT)
    connection = await plain_of(session)
    if not await queries.put_photo(connection, submission_id, stored.key, utc_now()):
        raise PhotoTooLate


async def open_photo(
    database: Database, files: Files, user_id: UUID, submission_id: UUID
) -> Opened:
    """Return the photo of a submission of the user's. Raises NotFound, Forbidden."""
    found = await _seen(database, user_id, submission_id)
    if not found["sees"]:
        raise Forbidden("Your role on the contract does not include readings.")
    return await _opened(files, found["photo_file"])


async def look_at_photo(
    session: AsyncSession, database: Database, files: Files, staff: Caller, submission_id: UUID
) -> Opened:
    """Return the photo of any submission; the account's people are told of the look."""
    async with reachable(database.reading()) as connection:
        found = await queries.find_for_staff(connection, submission_id)
    if found is None:
        raise NotFound
    opened = await _opened(files, found["photo_file"])
    account = found["account_id"]
    submission = str(submission_id)
    await record_act(session, staff, "look_at_photo", "account", account, submission=submission)
    return opened


async def end_old_photos(database: Database, kept_days: int) -> int:
    """Let submissions name photos no longer than so many days; return how many did.

    The sweep deletes the files. 0 days: they stay for ever.
    """
    ended = 0
    while kept_days:
        async with database.connection() as connection:
            some = await queries.end_old_photos(connection, kept_days)
        ended += some
        if not some:
            break
    return ended


async def sweep_photos(database: Database, files: Files) -> int:
    """Delete photos that no submission names, a day old and older; return how many."""

    async def named(keys: Sequence[str]) -> Collection[str]:
        async with database.connection() as connection:
            return await queries.list_named(connection, keys)

    return await files.sweep(SUBJECT, named)


async def _seen(database: Database, user_id: UUID, submission_id: UUID) -> Any:
    async with reachable(database.reading()) as connection:
        found = await queries.find_photo(connection, user_id, submission_id, utc_now())
    if found is None:
        raise NotFound
    return found


async def _opened(files: Files, key: str | None) -> Opened:
    if key is None:
        raise NotFound
    return await files.open(key)
