"""Taking files for appeals, giving them out, and letting go of what nobody names."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.appeal_errors import AppealFileRefused, TooManyUploads
from services.cabinet.support.attachments import queries
from services.cabinet.support.attachments.rules import (
    LARGEST_FILE,
    LARGEST_SMALL,
    MOST_WAITING,
    PICTURES,
    SUBJECT,
    Side,
    ending_of,
)
from services.kit.database import Connection, Database, plain_of, reachable
from services.kit.file_kinds import MEDIA_TYPES, SMALL_PHOTO
from services.kit.file_names import clean_name
from services.kit.files import Files
from services.kit.identity import Caller
from services.kit.problems import NotFound, TooLarge, Unavailable, ValidationFailed, field_error
from services.kit.staff import record_act
from services.kit.uploads import examine

_UPLOAD_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it may be kept; `small`: a small JPEG of a picture."""

    name: str
    media_type: str
    content: bytes
    small: bytes | None


async def require_room(database: Database, user_id: UUID, side: Side) -> None:
    """Refuse a file before its body is read: TooManyUploads."""
    async with reachable(database.reading()) as connection:
        if await queries.count_waiting(connection, user_id, side) >= MOST_WAITING:
            raise TooManyUploads


async def take_file(
    body: AsyncIterator[bytes], uploads: asyncio.Semaphore, given_name: str, *, clamd: str
) -> Taken:
    """Return the file of a body as it may be kept (decision 0019).

    Raises AppealFileRefused, the refusals of `kit/uploads.py`, TooLarge, ValidationFailed (no
    bytes, no name), and Unavailable when it does not come in half a minute or cannot be scanned.
    """
    name = clean_name(given_name)
    if not name:
        raise ValidationFailed(errors=[field_error("name", "missing")])
    ending = ending_of(name)
    if ending is None:
        raise AppealFileRefused
    try:
        async with asyncio.timeout(_UPLOAD_SECONDS) as deadline, uploads:
            content = bytearray()
            async for part in body:
                content += part
                if len(content) > LARGEST_FILE:
                    raise TooLarge
            if not content:
                raise ValidationFailed(errors=[field_error("file", "empty-file")])
            deadline.reschedule(None)
            kept = await examine(ending, bytes(content), largest=LARGEST_FILE, clamd=clamd)
            del content
            media_type = MEDIA_TYPES[ending]
            small = None
            if media_type in PICTURES:
                small = (await examine(SMALL_PHOTO, kept.content, largest=LARGEST_SMALL)).content
    except TimeoutError as error:
        raise Unavailable(
            "Too much is being uploaded now, or the file comes too slowly."
        ) from error
    return Taken(name, media_type, kept.content, small)


async def keep_file(
    session: AsyncSession, files: Files, user_id: UUID, side: Side, taken: Taken
) -> dict[str, Any]:
    """Keep an upload until a message names it; return it as `AppealFileOut` has it.

    The bytes first, then the row: what dies in between leaves bytes that the sweep takes. Raises
    TooManyUploads.
    """
    connection = await plain_of(session)
    if await queries.count_waiting(connection, user_id, side, lock=True) >= MOST_WAITING:
        raise TooManyUploads
    return await store_file(connection, files, (user_id, side), taken, uuid4())


async def store_file(
    connection: Connection, files: Files, whose: tuple[UUID, Side], taken: Taken, file_id: UUID
) -> dict[str, Any]:
    """Store the bytes of a file, then its row; return it as `AppealFileOut` has it."""
    stored = await files.put(SUBJECT, taken.content, largest=LARGEST_FILE)
    small = None
    if taken.small is not None:
        small = (await files.put(SUBJECT, taken.small, largest=LARGEST_SMALL)).key
    user_id, side = whose
    values = {
        "id": file_id,
        "uploaded_by": user_id,
        "name": taken.name,
        "media_type": taken.media_type,
        "size": stored.size,
        "key": stored.key,
        "small_key": small,
    }
    return await queries.add_file(connection, side, values)


async def keep_for_staff(
    session: AsyncSession, files: Files, staff: Caller, taken: Taken
) -> dict[str, Any]:
    """Keep an upload of a member of staff; return it. Raises TooManyUploads."""
    file = await keep_file(session, files, UUID(staff.subject), "staff", taken)
    await record_act(
        session, staff, "upload_appeal_file", "appeal_file", file["id"],
        media_type=file["media_type"], size=file["size"],
    )  # fmt: skip
    return file


async def drop_waiting(session: AsyncSession, user_id: UUID, side: Side, file_id: UUID) -> None:
    """Drop an upload of one's own that no message has. Raises NotFound."""
    if not await queries.drop_waiting(await plain_of(session), user_id, side, file_id):
        raise NotFound


async def drop_for_staff(session: AsyncSession, staff: Caller, file_id: UUID) -> None:
    """Drop an upload of a member of staff. Raises NotFound."""
    await drop_waiting(session, UUID(staff.subject), "staff", file_id)
    await record_act(session, staff, "drop_appeal_file", "appeal_file", file_id)


async def find_own(
    connection: Connection, user_id: UUID, file_id: UUID, *, small: bool
) -> Mapping[str, Any]:
    """Return a file of a consumer's, its `key` that of the wanted picture. Raises NotFound."""
    return _shown(await queries.find_own(connection, user_id, file_id), small=small)


async def find_for_staff(
    connection: Connection, staff_id: UUID, file_id: UUID, *, small: bool
) -> Mapping[str, Any]:
    """Return a file that staff may see, likewise."""
    return _shown(await queries.find_for_staff(connection, staff_id, file_id), small=small)


def _shown(found: Any, *, small: bool) -> Mapping[str, Any]:
    if found is None or (small and found["small_key"] is None):
        raise NotFound
    return dict(found) | ({"key": found["small_key"]} if small else {})


async def waiting_files(
    connection: Connection, user_id: UUID, side: Side, ids: Sequence[UUID]
) -> list[dict[str, Any]]:
    """Return uploads of somebody that no message has, as they were named.

    Raises ValidationFailed (`file_ids`) for one that is not there, is another's, or was sent.
    """
    wanted = list(dict.fromkeys(ids))
    found = await queries.list_waiting(connection, user_id, side, wanted)
    if len(found) != len(wanted) or len(wanted) != len(ids):
        words = "Upload the files again: some of them are not there, or were sent already."
        raise ValidationFailed(errors=[field_error("file_ids", "unknown-file", words)])
    return found


async def sweep_appeal_files(database: Database, files: Files) -> int:
    """Forget uploads that nobody sent, and delete bytes that no row names, a day old and older."""
    async with database.connection() as connection:
        await queries.forget_waiting(connection)

    async def named(keys: Sequence[str]) -> Collection[str]:
        async with database.connection() as connection:
            return await queries.list_named(connection, keys)

    return await files.sweep(SUBJECT, named)
