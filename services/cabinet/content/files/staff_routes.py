"""HTTP of documents and pictures, for staff."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from services.cabinet.content.entries.actions import KIND
from services.cabinet.content.entries.schemas import ContentEntryOut
from services.cabinet.content.entries.staff_routes import EntryKey
from services.cabinet.content.files import actions, queries
from services.cabinet.content.files.rules import UPLOAD_PATHS
from services.cabinet.deps import CurrentSettings
from services.kit.database import CurrentDatabase, ReadConnection, Session
from services.kit.deps import held
from services.kit.downloads import Download
from services.kit.etags import SeenTags, tagged
from services.kit.files import CurrentFiles
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix=UPLOAD_PATHS.rstrip("/"), tags=["staff"])
MaySee = Annotated[Caller, Depends(may("content:see"))]
MayChange = Annotated[Caller, Depends(may("content:change"))]
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.put(
    "/{entry_id}",
    response_model=ContentEntryOut,
    openapi_extra=_BODY,
    dependencies=[act("put_content_file", KIND, "entry_id")],
)
async def put_file(
    *,
    entry_id: EntryKey,
    staff: MayChange,
    seen: SeenTags,
    database: CurrentDatabase,
    session: Session,
    request: Request,
    settings: CurrentSettings,
    files: CurrentFiles,
    uploads: Annotated[asyncio.Semaphore, Depends(held("uploads"))],
    name: Annotated[str, Query(min_length=1, max_length=500, description="With its ending.")],
) -> Response:
    """Give a document its PDF (20 MiB at most), or a service its picture (10 MiB): the body is it.

    What it is, is told by its whole content: a PDF without scripts and files inside; a JPEG, PNG,
    WebP or HEIC, kept as a JPEG of pixels alone. It is another version of the draft's file, shown
    to everybody when the draft is published. 409 `content-without-file`, 412 `stale`.
    """
    taken = await actions.what_is_taken(database, entry_id)
    content = await actions.read_file(request.stream(), uploads, taken, clamd=settings.clamd)
    return tagged(
        await actions.keep_file(
            session, files, staff, entry_id, seen, taken=taken, name=name, content=content
        )
    )


@router.get(
    "/{entry_id}/{file_id}",
    response_class=StreamingResponse,
    responses={200: {"description": "The file", "content": {"application/pdf": {}}}},
)
async def read_version(
    entry_id: EntryKey,
    file_id: UUID,
    staff: MaySee,
    connection: ReadConnection,
    files: CurrentFiles,
) -> Download:
    """Return any version of an entry's file; the browser may open it."""
    found = await queries.find_version(connection, entry_id, file_id)
    opened = await actions.opened(files, found)
    return Download(opened.pieces, name=found["name"], media_type=found["media_type"], shown=True)
