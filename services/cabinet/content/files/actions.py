"""Taking a document or a picture, giving it out, and letting go of what nobody names."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.content.entries.actions import KIND, card_of, seen_card
from services.cabinet.content.entries.queries import (
    add_entry,
    is_anything_there,
    lock_content,
    publish,
    write_draft,
)
from services.cabinet.content.entries.schemas import draft_of
from services.cabinet.content.files import queries
from services.cabinet.content.files.rules import SUBJECT, TAKEN, Taken, name_of
from services.cabinet.content.files.schemas import ImportedIn
from services.cabinet.content_errors import ContentFileTooLarge, ContentThere, ContentWithoutFile
from services.kit.database import Database, plain_of, reachable
from services.kit.files import Files, Opened
from services.kit.identity import Caller
from services.kit.problems import NotFound, Unavailable, ValidationFailed, field_error
from services.kit.staff import record_act
from services.kit.uploads import examine

# Twenty megabytes over a slow line; the gateway collects a body before it hands it on.
_UPLOAD_SECONDS = 120.0


async def what_is_taken(database: Database, entry_id: int) -> Taken:
    """Return what an entry takes, before its body is read. NotFound, ContentWithoutFile."""
    async with reachable(database.reading()) as connection:
        card = await card_of(connection, entry_id)
    taken = TAKEN.get(card["kind"])
    if taken is None:
        raise ContentWithoutFile
    return taken


async def read_file(
    body: AsyncIterator[bytes], uploads: asyncio.Semaphore, taken: Taken, *, clamd: str
) -> bytes:
    """Return a body as it may be kept (decision 0019).

    Raises ContentFileTooLarge, the refusals of `kit/uploads.py`, ValidationFailed (no bytes), and
    Unavailable when it does not come in two minutes or cannot be scanned.
    """
    try:
        async with asyncio.timeout(_UPLOAD_SECONDS) as deadline, uploads:
            content = bytearray()
            async for part in body:
                content += part
                if len(content) > taken.largest:
                    raise ContentFileTooLarge
            if not content:
                raise ValidationFailed(errors=[field_error("file", "empty-file")])
            deadline.reschedule(None)
            whole = await examine(
                taken.examined_as, bytes(content), largest=taken.largest, clamd=clamd
            )
    except TimeoutError as error:
        raise Unavailable("Too much is being uploaded now, or it comes too slowly.") from error
    return whole.content


async def keep_file(
    session: AsyncSession,
    files: Files,
    staff: Caller,
    entry_id: int,
    seen: frozenset[str],
    *,
    taken: Taken,
    name: str,
    content: bytes,
) -> dict[str, Any]:
    """Give a draft another version of its file; return its card. Raises NotFound, Stale.

    The file first, then the row: what dies in between leaves a file that the sweep takes.
    """
    stored = await files.put(SUBJECT, content, largest=taken.largest)
    connection = await plain_of(session)
    card = await seen_card(connection, entry_id, seen)
    file_id, called = uuid4(), name_of(name, taken)
    number = await queries.add_file(
        connection,
        file_id,
        entry_id,
        called,
        taken.media_type,
        stored.key,
        stored.size,
        stored.sha256,
        staff.name,
    )
    await write_draft(connection, entry_id, card["draft"] | {"file": str(file_id)}, staff.name)
    await record_act(
        session, staff, "put_content_file", KIND, entry_id, number=number, size=stored.size
    )
    return await card_of(connection, entry_id)


async def import_content(
    session: AsyncSession, files: Files, given: list[ImportedIn], *, clamd: str
) -> int:
    """Write and publish what a supplier begins with, all of it or nothing; return how many entries.

    Raises ContentThere when anything is there already, and what is raised for a file.
    """
    # Before the transaction: looking into a file takes its time.
    looked = {
        at: (await examine(taken.examined_as, one.file, largest=taken.largest, clamd=clamd)).content
        for at, one in enumerate(given)
        if one.file and (taken := TAKEN.get(one.entry.kind))
    }
    connection = await plain_of(session)
    await lock_content(connection)
    if await is_anything_there(connection):
        raise ContentThere
    count = 0
    for at, one in enumerate(given):
        draft = draft_of(one.entry)
        key = await add_entry(connection, one.entry.kind, draft, "")
        if at in looked:
            taken = TAKEN[one.entry.kind]
            stored = await files.put(SUBJECT, looked[at], largest=taken.largest)
            file_id, called = uuid4(), name_of(one.file_name or one.entry.title, taken)
            found = stored.key, stored.size, stored.sha256
            await queries.add_file(connection, file_id, key, called, taken.media_type, *found, "")
            await write_draft(connection, key, draft | {"file": str(file_id)}, "")
        await publish(connection, key, "")
        for question in one.questions:
            own = question.model_dump() | {"group": key}
            await publish(connection, await add_entry(connection, "question", own, ""), "")
        count += 1 + len(one.questions)
    return count


async def opened(files: Files, found: Any) -> Opened:
    """Return the file that a row names; NotFound when there is no row."""
    if found is None:
        raise NotFound
    return await files.open(found["file_key"])


async def sweep_content(database: Database, files: Files) -> int:
    """Delete files that no entry names, a day old and older; return how many."""

    async def named(keys: Sequence[str]) -> Collection[str]:
        async with database.connection() as connection:
            return await queries.list_named(connection, keys)

    return await files.sweep(SUBJECT, named)
