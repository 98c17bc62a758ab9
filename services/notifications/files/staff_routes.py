"""HTTP of files for announcements."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse

from services.kit.database import CurrentDatabase, ReadConnection, Session
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act
from services.notifications.deps import CurrentSettings
from services.notifications.files import actions, queries
from services.notifications.files.answers import DOWNLOAD, answer_with
from services.notifications.files.schemas import FileOut

router = APIRouter(prefix="/api/notifications/staff", tags=["files"])
MaySee = Annotated[Caller, Depends(may("announcements:see"))]
MayChange = Annotated[Caller, Depends(may("announcements:change"))]
UPLOAD_PATH = "/api/notifications/staff/files"
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def _uploads(request: Request) -> asyncio.Semaphore:
    uploads: asyncio.Semaphore = request.app.state.uploads
    return uploads


@router.post(
    "/files",
    status_code=201,
    response_model=FileOut,
    openapi_extra=_BODY,
    dependencies=[act("upload_file", "file")],
)
async def upload_file(
    *,
    staff: MayChange,
    session: Session,
    request: Request,
    settings: CurrentSettings,
    uploads: Annotated[asyncio.Semaphore, Depends(_uploads)],
    name: Annotated[str, Query(min_length=1, max_length=500, description="With its ending.")],
) -> dict[str, Any]:
    """Upload a file for an announcement: the body is the file, up to 10 MiB.

    PDF, DOCX, XLSX, PNG, JPEG and TXT are taken, by their whole content: images come back without
    metadata, files with macros, scripts, programs or passwords are refused. It waits a day for an
    announcement of yours that names its id.
    """
    return await actions.take_file(
        session, uploads, staff, name, request.stream(), clamd=settings.clamd
    )


@router.delete(
    "/files/{file_id}", status_code=204, dependencies=[act("drop_file", "file", "file_id")]
)
async def drop_file(file_id: UUID, staff: MayChange, session: Session) -> None:
    """Drop an upload of yours that no announcement has."""
    await actions.drop_file(session, staff, file_id)


@router.get(
    "/announcements/{announcement_id}/files/{file_id}",
    response_class=StreamingResponse,
    responses=DOWNLOAD,
)
async def download_announcement_file(
    announcement_id: UUID,
    file_id: UUID,
    _: MaySee,
    connection: ReadConnection,
    database: CurrentDatabase,
) -> StreamingResponse:
    """Download a file of an announcement."""
    return answer_with(await queries.find_attached(connection, announcement_id, file_id), database)
