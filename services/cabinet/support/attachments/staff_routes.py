"""HTTP of files of appeals, for staff."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from services.cabinet.base import SERVICE
from services.cabinet.deps import CurrentSettings
from services.cabinet.support.attachments import actions
from services.cabinet.support.attachments.answers import (
    FILE_OUT,
    UPLOAD,
    FileName,
    Small,
    file_answer,
)
from services.cabinet.support.attachments.schemas import AppealFileOut
from services.kit.database import CurrentDatabase, Session, WriteConnection
from services.kit.deps import held
from services.kit.downloads import Download
from services.kit.files import CurrentFiles
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act, record_look

router = APIRouter(prefix="/api/cabinet/staff/appeals/files", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("appeals:see"))]
MayChange = Annotated[Caller, Depends(may("appeals:change"))]


@router.post(
    "",
    status_code=201,
    response_model=AppealFileOut,
    openapi_extra=UPLOAD,
    dependencies=[act("upload_appeal_file", "appeal_file")],
)
async def upload_file_for_answer(
    *,
    staff: MayChange,
    database: CurrentDatabase,
    session: Session,
    request: Request,
    settings: CurrentSettings,
    files: CurrentFiles,
    uploads: Annotated[asyncio.Semaphore, Depends(held("uploads"))],
    name: FileName,
) -> dict[str, Any]:
    """Upload a file for an answer: the body is the file; taken and refused as consumers' are."""
    await actions.require_room(database, UUID(staff.subject), "staff")
    taken = await actions.take_file(request.stream(), uploads, name, clamd=settings.clamd)
    return await actions.keep_for_staff(session, files, staff, taken)


@router.get(
    "/{file_id}",
    response_class=StreamingResponse,
    responses=FILE_OUT,
    dependencies=[act("look_at_appeal_file", "appeal_file", "file_id")],
)
async def read_file_for_staff(
    file_id: UUID,
    staff: MaySee,
    connection: WriteConnection,
    files: CurrentFiles,
    *,
    small: Small = False,
) -> Download:
    """Return a file of any appeal, or one that you have uploaded; not what a consumer has not sent.

    That you looked is recorded; of small pictures it was when you opened the appeal.
    """
    file = await actions.find_for_staff(connection, UUID(staff.subject), file_id, small=small)
    if not small:
        await record_look(connection, SERVICE, staff, "appeal_file", file_id)
    return file_answer(await files.open(file["key"]), file, small=small)


@router.delete(
    "/{file_id}",
    status_code=204,
    dependencies=[act("drop_appeal_file", "appeal_file", "file_id")],
)
async def drop_file_for_answer(file_id: UUID, staff: MayChange, session: Session) -> None:
    """Drop an upload of yours that no answer has."""
    await actions.drop_for_staff(session, staff, file_id)
