"""HTTP of readings by file (manual 004, 3.3.2)."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from services.cabinet.deps import CurrentSettings, SendingKey
from services.cabinet.servicing.deps import CurrentServicer, CurrentSession
from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.servicing.sheets import actions, books, queries, sending
from services.cabinet.servicing.sheets.rules import Class
from services.cabinet.servicing.sheets.schemas import (
    DeletedOut,
    MendIn,
    RowIdsOut,
    RowsChosenIn,
    SendOut,
    SheetRowOut,
    SheetsOut,
    SheetWithHousesOut,
)
from services.cabinet.servicing.workbooks.writing import MEDIA, BookFormat
from services.cabinet.submissions.entry.deps import RoomMade
from services.kit.database import CurrentDatabase, ReadConnection, WriteConnection
from services.kit.deps import CurrentKeys, held
from services.kit.downloads import Download
from services.kit.files import CurrentFiles
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.table_files import Language

router = APIRouter(prefix="/api/cabinet/servicing", tags=["servicing"])
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The workbook",
        "content": {media: {"schema": {"type": "string"}} for media in MEDIA.values()},
    }
}
_MOST_HOUSES = 1000
Turns = Annotated[asyncio.Semaphore, Depends(held("books"))]
Format = Annotated[BookFormat, Query(alias="format")]
Spoken = Annotated[Language, Query(description="Of the headings and notes.")]


def _houses(given: str) -> list[int]:
    parts = [part for part in given.split(",") if part]
    if len(parts) > _MOST_HOUSES:
        raise ValidationFailed(errors=[field_error("houses", "too-many")])
    if not all(part.isascii() and part.isdecimal() and len(part) <= 9 for part in parts):
        raise NotFound
    return [int(part) for part in dict.fromkeys(parts)]


async def _pieces(content: bytes) -> AsyncGenerator[bytes, None]:
    yield content


def _download(book: books.Book, file_format: BookFormat) -> Download:
    return Download(_pieces(book.content), name=book.name, media_type=MEDIA[file_format])


@router.get("/sheet", response_class=StreamingResponse, responses=_FILE)
async def read_template(
    *,
    servicer: CurrentServicer,
    connection: ReadConnection,
    turns: Turns,
    houses: Annotated[
        str, Query(max_length=10_000, description="Their `id`s with commas; none: all of them.")
    ] = "",
    scope: Annotated[
        Scope, Query(description="Meters of flats (`unit`), or of the houses themselves.")
    ] = "unit",
    file_format: Format = "xlsx",
    language: Spoken = "ru",
) -> Download:
    """Take the template of your houses: a row per meter, flats in their order, former readings.

    Its first column is hidden: by it rows are understood in any order and under any headings. 409
    `submission-window-closed`, 404 for a house that you do not serve, 422 `template-too-large`.
    """
    book = await books.make_template(
        connection,
        servicer,
        turns,
        houses=_houses(houses),
        scope=scope,
        file_format=file_format,
        language=language,
    )
    return _download(book, file_format)


@router.post(
    "/sheets",
    status_code=201,
    response_model=SheetWithHousesOut,
    responses={202: {"model": SheetWithHousesOut, "description": "It waits, or is being checked"}},
    openapi_extra=_BODY,
)
async def upload_sheet(
    *,
    servicer: CurrentServicer,
    database: CurrentDatabase,
    request: Request,
    response: Response,
    settings: CurrentSettings,
    files: CurrentFiles,
    uploads: Annotated[asyncio.Semaphore, Depends(held("uploads"))],
    name: Annotated[str, Query(min_length=1, max_length=500, description="The file's.")],
) -> dict[str, Any]:
    """Upload a file of readings: the body is the file, up to 10 MiB and 20 000 rows.

    XLSX, XLS, ODS and CSV are taken, by their content; columns are found by their headings. The
    answer comes when every row was checked: 201, or 202 when that takes longer, with its `place` in
    the queue: ask for it again. It waits there until it is sent or deleted, whatever happens in
    between; nothing is handed in yet. A file that cannot be read is `failed`, with why. 409
    `submission-window-closed`, `too-many-sheets`; 413; 422 for an empty body.
    """
    await actions.require_room(database, servicer)
    content = await actions.take_body(request.stream(), uploads, clamd=settings.clamd)
    sheet_id = await actions.keep_sheet(database, files, servicer, name, content)
    del content
    sheet = await actions.wait_for(database, servicer, sheet_id)
    response.status_code = 201 if sheet["state"] in ("ready", "failed") else 202
    response.headers["Location"] = f"{router.prefix}/sheets/{sheet_id}"
    return sheet


@router.get("/sheets", response_model=SheetsOut)
async def list_sheets(servicer: CurrentServicer, connection: ReadConnection) -> dict[str, Any]:
    """List the files of your organisation that wait to be sent, whoever uploaded them."""
    rows = await queries.list_sheets(connection, servicer.organization_id)
    return {"items": [actions.sheet_out(row) for row in rows]}


@router.get("/sheets/{sheet_id}", response_model=SheetWithHousesOut)
async def read_sheet(
    sheet_id: UUID, servicer: CurrentServicer, connection: ReadConnection
) -> dict[str, Any]:
    """Return how far a file is, and what was found in it, house by house."""
    return await actions.find_sheet(connection, servicer, sheet_id)


@router.delete("/sheets/{sheet_id}", status_code=204)
async def delete_sheet(
    sheet_id: UUID, servicer: CurrentServicer, connection: WriteConnection
) -> None:
    """Delete a file with all its rows; what was handed in of it stays handed in."""
    await actions.delete_sheet(connection, servicer, sheet_id)


@router.get("/sheets/{sheet_id}/rows", response_model=Page[SheetRowOut])
async def list_sheet_rows(
    *,
    sheet_id: UUID,
    servicer: CurrentServicer,
    connection: ReadConnection,
    page: Paging,
    row_class: Annotated[Class | None, Query(alias="class")] = None,
    house: Annotated[
        int | None, Query(ge=0, le=999_999_999, description="0: rows whose house is not known.")
    ] = None,
    scope: Annotated[Scope | None, Query()] = None,
) -> dict[str, Any]:
    """Return rows of a file: houses and flats in their order, each with what is wrong with it.

    A wrong row may have `mends`: what may have been meant, with which it would be right.
    """
    organization_id = servicer.organization_id
    if await queries.find_sheet(connection, organization_id, sheet_id) is None:
        raise NotFound
    rows, total = await queries.list_rows(
        connection, organization_id, sheet_id, page,
        row_class=row_class, house=house, scope=scope,
    )  # fmt: skip
    return {"items": [actions.row_out(row) for row in rows], "total": total}


@router.get("/sheets/{sheet_id}/row-ids", response_model=RowIdsOut)
async def list_sheet_row_ids(
    *,
    sheet_id: UUID,
    servicer: CurrentServicer,
    connection: ReadConnection,
    row_class: Annotated[Class | None, Query(alias="class")] = None,
    house: Annotated[int | None, Query(ge=0, le=999_999_999)] = None,
    scope: Annotated[Scope | None, Query()] = None,
) -> dict[str, Any]:
    """Return the `id`s of all rows that `list_sheet_rows` would list: to choose them at once."""
    organization_id = servicer.organization_id
    if await queries.find_sheet(connection, organization_id, sheet_id) is None:
        raise NotFound
    ids = await queries.list_row_ids(connection, organization_id, sheet_id, row_class, house, scope)
    return {"ids": ids}


@router.delete("/sheets/{sheet_id}/rows", response_model=DeletedOut)
async def delete_sheet_rows(
    sheet_id: UUID, chosen: RowsChosenIn, servicer: CurrentServicer, connection: WriteConnection
) -> dict[str, Any]:
    """Delete rows of a file that have not been sent. 409 `sheet-not-ready`."""
    deleted = await actions.delete_rows(
        connection, servicer, sheet_id,
        ids=chosen.ids, row_class=chosen.row_class, house=chosen.house,
    )  # fmt: skip
    return {"deleted": deleted}


@router.post("/sheets/{sheet_id}/rows/{row_id}/mend", response_model=SheetRowOut)
async def take_mend(
    sheet_id: UUID,
    row_id: int,
    given: MendIn,
    servicer: CurrentServicer,
    connection: WriteConnection,
) -> dict[str, Any]:
    """Take a mend that a row has; return the row as it is now.

    409 `mend-gone` when it has no such mend any more, `sheet-not-ready`,
    `submission-window-closed`.
    """
    return await actions.take_mend(connection, servicer, sheet_id, row_id, given.kind)


@router.post("/sheets/{sheet_id}/send", response_model=SendOut)
async def send_sheet(
    *,
    sheet_id: UUID,
    servicer: CurrentServicer,
    session_id: CurrentSession,
    _room: RoomMade,
    connection: WriteConnection,
    keys: CurrentKeys,
    sending_key: SendingKey = None,
) -> dict[str, Any]:
    """Hand in the right rows of a file, all at once; the others wait to be mended or deleted.

    Every row is checked again: what is not right any more stays, with its reason. With an
    `Idempotency-Key` the same request again is the same answer. 409 `submission-window-closed`,
    `sheet-not-ready`.
    """
    return await sending.send(
        connection, keys, servicer, sheet_id, session_id=session_id, sending_key=sending_key
    )


@router.get("/sheets/{sheet_id}/errors", response_class=StreamingResponse, responses=_FILE)
async def read_errors(
    *,
    sheet_id: UUID,
    servicer: CurrentServicer,
    connection: ReadConnection,
    turns: Turns,
    file_format: Format = "xlsx",
    language: Spoken = "ru",
) -> Download:
    """Take the rows that are wrong or not filled in, each with its reason, as a workbook.

    It has the shape of the template: mended it can be uploaded again.
    """
    book = await books.make_errors(
        connection, servicer, turns, sheet_id, file_format=file_format, language=language
    )
    return _download(book, file_format)
