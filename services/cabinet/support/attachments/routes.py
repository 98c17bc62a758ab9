"""HTTP of files of one's own appeals."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from services.cabinet.deps import CurrentConsumer, CurrentSettings
from services.cabinet.support.attachments import actions
from services.cabinet.support.attachments.answers import (
    FILE_OUT,
    UPLOAD,
    FileName,
    Small,
    file_answer,
)
from services.cabinet.support.attachments.schemas import AppealFileOut
from services.kit.database import CurrentDatabase, ReadConnection, Session
from services.kit.deps import held
from services.kit.downloads import Download
from services.kit.files import CurrentFiles

router = APIRouter(prefix="/api/cabinet/appeals/files", tags=["appeals"])


@router.post("", status_code=201, response_model=AppealFileOut, openapi_extra=UPLOAD)
async def upload_appeal_file(
    *,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    session: Session,
    request: Request,
    settings: CurrentSettings,
    files: CurrentFiles,
    uploads: Annotated[asyncio.Semaphore, Depends(held("uploads"))],
    name: FileName,
) -> dict[str, Any]:
    """Upload a file for an appeal of yours: the body is the file, up to 10 MB.

    JPEG, PNG, PDF, DOCX and XLSX are taken, by their whole content: pictures are written anew and
    lose their place and camera; files with macros, scripts, programs or passwords are refused. It
    waits a day for a message that names its id, and longer while a draft does. 409
    `too-many-uploads`, 415 `unsupported-file` and `file-not-as-named`, 422 by what is wrong.
    """
    await actions.require_room(database, user_id, "consumer")
    taken = await actions.take_file(request.stream(), uploads, name, clamd=settings.clamd)
    return await actions.keep_file(session, files, user_id, "consumer", taken)


@router.get("/{file_id}", response_class=StreamingResponse, responses=FILE_OUT)
async def read_appeal_file(
    file_id: UUID,
    user_id: CurrentConsumer,
    connection: ReadConnection,
    files: CurrentFiles,
    *,
    small: Small = False,
) -> Download:
    """Return a file of an appeal of yours, or one that you have uploaded; 404 for another's."""
    file = await actions.find_own(connection, user_id, file_id, small=small)
    return file_answer(await files.open(file["key"]), file, small=small)


@router.delete("/{file_id}", status_code=204)
async def drop_appeal_file(file_id: UUID, user_id: CurrentConsumer, session: Session) -> None:
    """Drop an upload of yours that no message has; 404 for one that has been sent."""
    await actions.drop_waiting(session, user_id, "consumer", file_id)
