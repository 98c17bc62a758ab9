"""Files that staff ask for: queued with the request, made by the worker, fetched by who asked.

A service adds the table (`export_jobs.py`), the routes (`exports_router`) and a worker's loop that
calls `make_next` with its makers.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit import export_jobs
from services.kit.bell import ring
from services.kit.database import Connection, Database, ReadConnection, Session, plain_of
from services.kit.downloads import Download
from services.kit.export_jobs import JobFormat, State
from services.kit.files import CurrentFiles, Files, Opened
from services.kit.identity import Caller
from services.kit.problems import ExportNotReady, NotFound, TooManyFiles
from services.kit.queue import backoff
from services.kit.rights import CurrentStaff
from services.kit.staff import act, record_act
from services.kit.table_files import MEDIA as MEDIA_OF_TABLES
from services.kit.table_files import Column, Format, Language, Rows, table_file

log = logging.getLogger(__name__)
QUEUE = "exports"
SUBJECT = "exports"
# Files that one member of staff has in the making at a time.
MOST_AT_ONCE = 3
MOST_ATTEMPTS = 3
LARGEST_FILE = 256 * 1024 * 1024
_PIECE = 256 * 1024
MEDIA: dict[str, str] = {"zip": "application/zip"} | MEDIA_OF_TABLES


class ExportJobOut(BaseModel):
    """A file that you have asked for."""

    id: UUID
    kind: str = Field(description="What it is of.")
    format: JobFormat
    name: str
    state: State
    total: int | None = Field(description="Rows it will have; null until that is known.")
    done: int = Field(description="Rows that are written.")
    size: int | None = Field(description="Bytes, once it is ready.")
    asked_at: datetime
    ends_at: datetime = Field(description="Until when it can be fetched.")


class ExportJobsOut(BaseModel):
    """Your files of the last day, the latest first."""

    items: list[ExportJobOut]


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
    owner_id = UUID(staff.subject)
    job = await queue_file(session, owner_id, kind, file_format, asked=asked, name=name)
    await record_act(session, staff, f"export_{kind}", "export", job["id"], format=file_format)
    return job


async def queue_file(
    session: AsyncSession,
    owner_id: UUID,
    kind: str,
    file_format: JobFormat,
    *,
    asked: Mapping[str, Any],
    name: str,
) -> dict[str, Any]:
    """Queue a file for who may fetch it; the log is told by who calls. Raises TooManyFiles."""
    connection = await plain_of(session)
    if await export_jobs.count_busy(connection, owner_id) >= MOST_AT_ONCE:
        raise TooManyFiles
    job = await export_jobs.add_job(
        connection,
        uuid4(),
        owner_id,
        kind=kind,
        file_format=file_format,
        asked=dict(asked),
        name=f"{name}.{file_format}",
    )
    await ring(session, QUEUE)
    return job


async def find_file(connection: Connection, owner_id: UUID, job_id: UUID) -> dict[str, Any]:
    """Return a file of who has asked for it; raises NotFound."""
    job = await export_jobs.find_own(connection, owner_id, job_id)
    if job is None:
        raise NotFound
    return job


async def open_file(
    connection: Connection, files: Files, owner_id: UUID, job_id: UUID
) -> tuple[dict[str, Any], Opened]:
    """Open a file that is ready; raises NotFound, and ExportNotReady."""
    job = await find_file(connection, owner_id, job_id)
    if job["file_key"] is None:
        raise ExportNotReady
    return job, await files.open(job["file_key"])


async def drop_file(session: AsyncSession, staff: Caller, job_id: UUID) -> None:
    """Cancel a file in the making, or drop a ready one, whose bytes go with the hour."""
    dropped = await export_jobs.cancel_job(await plain_of(session), UUID(staff.subject), job_id)
    if dropped is None:
        raise NotFound
    await record_act(session, staff, "drop_export", "export", job_id, kind=dropped[0])


# Tells how much of a file is done, of how much; raises when nobody wants it any more.
Note = Callable[[int, int], Awaitable[None]]
# Writes a whole file of another kind than a table to the path.
Packer = Callable[[Mapping[str, Any], Path, Note], Awaitable[None]]


async def make_next(
    database: Database,
    files: Files,
    makers: Mapping[str, Maker],
    packers: Mapping[str, Packer] | None = None,
) -> bool:
    """Make the next file of the queue; False when there is none.

    Who dies over it leaves it to another after the lease; after some tries it is given up.
    """
    async with database.connection() as connection:
        job = await export_jobs.claim_job(connection)
    if job is None:
        return False
    key = (job["id"], job["attempts"])
    try:
        await _make(database, files, makers, packers or {}, job)
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
                await export_jobs.fail_job(connection, *key)
            else:
                await export_jobs.put_off_job(connection, *key, backoff(job["attempts"], 2.0, 30.0))
    return True


class _GivenUp(Exception):
    """Too many have died over it."""


class _Unwanted(Exception):
    """It was cancelled, or is another's now."""


async def _make(
    database: Database,
    files: Files,
    makers: Mapping[str, Maker],
    packers: Mapping[str, Packer],
    job: Mapping[str, Any],
) -> None:
    with TemporaryDirectory(prefix="export-", ignore_cleanup_errors=True) as folder:
        if job["attempts"] > MOST_ATTEMPTS:
            raise _GivenUp
        path = Path(folder) / "file"
        if (packer := packers.get(job["kind"])) is not None:

            async def note(done: int, total: int) -> None:
                await _note(database, job, done, total)

            await packer(job["asked"], path, note)
        else:
            maker = makers[job["kind"]]
            async with database.connection() as reader, reader.transaction(readonly=True):
                table = await maker(reader, job["asked"])
                await _write(database, job, table, path)
        stored = await files.put(SUBJECT, _pieces(path), largest=LARGEST_FILE)
    async with database.connection() as connection:
        if not await export_jobs.finish_job(
            connection, job["id"], job["attempts"], stored.key, stored.size
        ):
            await files.delete(stored.key)
            raise _Unwanted
    log.info("export_ready", extra={"kind": job["kind"], "size": stored.size})


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
        if not await export_jobs.note_progress(connection, job["id"], job["attempts"], done, total):
            raise _Unwanted


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece


async def forget_files(database: Database, files: Files) -> None:
    """Forget what can be fetched no more, and files that no row names; every hour."""
    async with database.connection() as connection:
        gone = await export_jobs.expire_jobs(connection)
    for key in gone:
        await files.delete(key)

    async def named(keys: Sequence[str]) -> Any:
        async with database.connection() as connection:
            return await export_jobs.list_named(connection, keys)

    await files.sweep(SUBJECT, named)


_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "content": {media: {"schema": {"type": "string"}} for media in MEDIA.values()},
    }
}


def exports_router(prefix: str, taker: Callable[..., Awaitable[Caller]]) -> APIRouter:
    """Make the routes of a service's files: how far they are, taken, cancelled.

    `taker` is the dependency that names who may take what he has asked for.
    """
    router = APIRouter(prefix=prefix, tags=["staff"])
    CurrentTaker = Annotated[Caller, Depends(taker)]  # noqa: N806 (a type)

    @router.get("", response_model=ExportJobsOut)
    async def list_exports(staff: CurrentStaff, connection: ReadConnection) -> dict[str, Any]:
        """List the files that you have asked for in the last day."""
        return {"items": await export_jobs.list_own(connection, UUID(staff.subject))}

    @router.get("/{job_id}", response_model=ExportJobOut)
    async def read_export(
        job_id: UUID, staff: CurrentStaff, connection: ReadConnection
    ) -> dict[str, Any]:
        """Return how far a file of yours is; 404 for another's, and when its time is over."""
        return await find_file(connection, UUID(staff.subject), job_id)

    @router.get("/{job_id}/file", response_class=StreamingResponse, responses=_FILE)
    async def take_export(
        job_id: UUID, staff: CurrentTaker, connection: ReadConnection, files: CurrentFiles
    ) -> Download:
        """Take a file of yours; 409 `export-not-ready` while it is being made, or was given up."""
        job, opened = await open_file(connection, files, UUID(staff.subject), job_id)
        return Download(opened.pieces, name=job["name"], media_type=MEDIA[job["format"]])

    @router.delete(
        "/{job_id}", status_code=204, dependencies=[act("drop_export", "export", "job_id")]
    )
    async def drop_export(job_id: UUID, staff: CurrentTaker, session: Session) -> None:
        """Cancel a file of yours that is being made, or drop a ready one."""
        await drop_file(session, staff, job_id)

    return router
