"""Taking files in, and giving them out piece by piece."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.file_names import clean_name
from services.kit.identity import Caller
from services.kit.problems import field_error
from services.kit.staff import record_act
from services.kit.uploads import examine
from services.notifications.errors import (
    NotFound,
    TooManyUploads,
    Unavailable,
    UnsupportedFile,
    ValidationFailed,
)
from services.notifications.files import queries
from services.notifications.files.rules import (
    LARGEST_FILE,
    MOST_WAITING,
    ending_of,
    kind_of,
)

log = logging.getLogger(__name__)
# Each holds a whole file in memory; the gateway collects slow bodies before it hands them on.
UPLOADS_AT_A_TIME = 2
_UPLOAD_SECONDS = 30.0
_PIECE = 256 * 1024


async def take_file(
    session: AsyncSession,
    uploads: asyncio.Semaphore,
    staff: Caller,
    given_name: str,
    body: AsyncIterator[bytes],
    *,
    clamd: str,
) -> dict[str, Any]:
    """Keep an upload until an announcement names it, a day at most; return it as told to staff.

    Raises UnsupportedFile, the refusals of `kit/uploads.py`, ValidationFailed (no bytes, no name),
    TooManyUploads, and Unavailable when it does not come in half a minute or cannot be scanned.
    """
    name = clean_name(given_name)
    if not name:
        raise ValidationFailed(errors=[field_error("name", "missing")])
    media_type = kind_of(name)
    if media_type is None:
        raise UnsupportedFile
    try:
        async with asyncio.timeout(_UPLOAD_SECONDS) as deadline, uploads:
            content = bytearray()
            async for part in body:
                content += part
            if not content:
                raise ValidationFailed(errors=[field_error("file", "empty-file")])
            deadline.reschedule(None)
            taken = await examine(
                ending_of(name), bytes(content), largest=LARGEST_FILE, clamd=clamd
            )
            del content
            staff_id = UUID(staff.subject)
            if await queries.count_waiting(session, staff_id) >= MOST_WAITING:
                raise TooManyUploads
            size = len(taken.content)
            told = {
                "id": uuid4(),
                "name": name,
                "size": size,
                "media_type": media_type,
                "scanned_at": utc_now() if taken.scanned else None,
            }
            values = told | {"content": taken.content, "uploaded_by": staff_id}
            await queries.add_file(session, values)
            await record_act(
                session,
                staff,
                "upload_file",
                "file",
                str(told["id"]),
                media_type=media_type,
                size=size,
                scanned=taken.scanned,
            )
    except TimeoutError as error:
        raise Unavailable(
            "Too much is being uploaded now, or the file comes too slowly."
        ) from error
    log.info("file_uploaded", extra={"id": str(told["id"]), "staff": staff.subject})
    return told


async def drop_file(session: AsyncSession, staff: Caller, file_id: UUID) -> None:
    """Drop an upload of one's own that no announcement has. Raises NotFound."""
    if not await queries.drop_waiting(session, UUID(staff.subject), file_id):
        raise NotFound
    await record_act(session, staff, "drop_file", "file", file_id)


async def read_pieces(database: Database, file_id: UUID, size: int) -> AsyncIterator[bytes]:
    """Give a file's content in pieces, none of them held while the reader takes the former."""
    for start in range(0, size, _PIECE):
        async with database.connection() as connection:
            piece = await queries.read_piece(connection, file_id, start, _PIECE)
        yield piece
