"""Files that staff ask for: queued with the request, made by the worker, fetched by who asked."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.errors import ExportNotReady, TooManyFiles
from services.cabinet.exports import queries
from services.cabinet.exports.rules import (
    LARGEST_FILE,
    MOST_AT_ONCE,
    MOST_ATTEMPTS,
    Column,
    Format,
    Language,
    Rows,
)
from services.cabinet.exports.tables import table_file
from services.kit.bell import ring
from services.kit.database import Connection, Database, plain_of
from services.kit.files import Files, Opened
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.queue import backoff
from services.kit.staff import record_act

log = logging.getLogger(__name__)
QUEUE = "exports"
SUBJECT = "exports"
_PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: its columns, how many rows, and the rows, some hundreds at a time."""

    columns: Sequence[Column]
    language: Language
    total: int
    rows: AsyncIterator[Rows]


# Makes the table of what was asked for, on a connection inside a transaction that only reads.
Maker = Callable[[Connection, Mapping[str, Any]], Awaitable[Table]]


async def ask_file(
    session: AsyncSession,
    staff: Caller,
    kind: str,
    file_format: Format,
    *,
    asked: Mapping[str, Any],
    name: str,
) -> dict[str, Any]:
    """Queue a file for a member of staff; `kind` names its maker in the worker's table.

    `asked` (JSON) is all that the maker gets. The log is told. Raises TooManyFiles.
    """
    connection = await plain_of(session)
    staff_id = UUID(staff.subject)
    if await queries.count_busy(connection, staff_id) >= MOST_AT_ONCE:
        raise TooManyFiles
    job_id = uuid4()
    job = await queries.add_job(
        connection,
        job_id,
        staff_id,
        kind=kind,
        file_format=file_format,
        asked=dict(asked),
        name=f"{name}.{file_format}",
    )
    await ring(session, QUEUE)
    await record_act(session, staff, f"export_{kind}", "export", job_id, format=file_format)
    return job


async def find_file(connection: Connection, staff: Caller, job_id: UUID) -> dict[str, Any]:
    """Return a file of the member of staff himself; raises NotFound."""
    job = await queries.find_own(connection, UUID(staff.subject), job_id)
    if job is None:
        raise NotFound
    return job


async def open_file(
    connection: Connection, files: Files, staff: Caller, job_id: UUID
) -> tuple[dict[str, Any], Opened]:
    """Open a file that is ready; raises NotFound, and ExportNotReady."""
    job = await find_file(connection, staff, job_id)
    if job["file_key"] is None:
        raise ExportNotReady
    return job, await files.open(job["file_key"])


async def drop_file(session: AsyncSession, staff: Caller, job_id: UUID) -> None:
    """Cancel a file in the making, or drop a ready one, whose bytes go with the hour."""
    dropped = await queries.cancel_job(await plain_of(session), UUID(staff.subject), job_id)
    if dropped is None:
        raise NotFound
    await record_act(session, staff, "drop_export", "export", job_id, kind=dropped[0])


async def make_next(database: Database, files: Files, makers: Mapping[str, Maker]) -> bool:
    """Make the next file of the queue; False when there is none.

    Who dies over it leaves it to another after the lease; after some tries it is given up.
    """
    async with database.connection() as connection:
        job = await queries.claim_job(connection)
    if job is None:
        return False
    key = (job["id"], job["attempts"])
    try:
        await _make(database, files, makers[job["kind"]], job)
    except _Unwanted:
        log.info("export_cancelled", extra={"kind": job["kind"]})
    except Exception as error:
        log.warning(
            "export_failed",
            exc_info=not isinstance(error, _GivenUp),
            extra={"kind": job["kind"], "attempts": job["attempts"]},
        )
        async with database.connection() as connection:
            if job["attempts"] >= MOST_ATTEMPTS:
                await queries.fail_job(connection, *key)
            else:
                await queries.put_off_job(connection, *key, backoff(job["attempts"], 2.0, 30.0))
    return True


class _GivenUp(Exception):
    """Too many have died over it."""


class _Unwanted(Exception):
    """It was cancelled, or is another's now."""


async def _make(database: Database, files: Files, maker: Maker, job: Mapping[str, Any]) -> None:
    with TemporaryDirectory(prefix="export-", ignore_cleanup_errors=True) as folder:
        if job["attempts"] > MOST_ATTEMPTS:
            raise _GivenUp
        path = Path(folder) / "file"
        async with database.connection() as reader, reader.transaction(readonly=True):
            table = await maker(reader, job["asked"])
            await _write(database, job, table, path)
        stored = await files.put(SUBJECT, _pieces(path), largest=LARGEST_FILE)
    async with database.connection() as connection:
        if not await queries.finish_job(
            connection, job["id"], job["attempts"], stored.key, stored.size
        ):
            await files.delete(stored.key)
            raise _Unwanted
    log.info("export_ready", extra={"kind": job["kind"], "rows": table.total, "size": stored.size})


async def _write(database: Database, job: Mapping[str, Any], table: Table, path: Path) -> None:
    """Write the rows, in a thread: the worker's other loops go on."""
    file = await asyncio.to_thread(table_file, job["format"], path, table.columns, table.language)
    done = 0
    await _note(database, job, done, table.total)
    async for rows in table.rows:
        await asyncio.to_thread(file.add, rows)
        done += len(rows)
        await _note(database, job, done, table.total)
    await asyncio.to_thread(file.close)


async def _note(database: Database, job: Mapping[str, Any], done: int, total: int) -> None:
    async with database.connection() as connection:
        if not await queries.note_progress(connection, job["id"], job["attempts"], done, total):
            raise _Unwanted


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece


async def forget_files(database: Database, files: Files) -> None:
    """Forget what can be fetched no more, and files that no row names; every hour."""
    async with database.connection() as connection:
        gone = await queries.expire_jobs(connection)
    for key in gone:
        await files.delete(key)

    async def named(keys: Sequence[str]) -> Any:
        async with database.connection() as connection:
            return await queries.list_named(connection, keys)

    await files.sweep(SUBJECT, named)
