"""Files that a member of staff has asked for: how far they are, taken, cancelled."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from services.cabinet.exports import actions, queries
from services.cabinet.exports.rules import MEDIA
from services.cabinet.exports.schemas import ExportJobOut, ExportJobsOut
from services.kit.database import ReadConnection, Session
from services.kit.downloads import Download
from services.kit.files import CurrentFiles
from services.kit.staff import CurrentOperator, CurrentStaff, act

router = APIRouter(prefix="/api/cabinet/staff/exports", tags=["staff"])
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "content": {media: {"schema": {"type": "string"}} for media in MEDIA.values()},
    }
}


@router.get("", response_model=ExportJobsOut)
async def list_exports(staff: CurrentStaff, connection: ReadConnection) -> dict[str, Any]:
    """List the files that you have asked for in the last day."""
    return {"items": await queries.list_own(connection, UUID(staff.subject))}


@router.get("/{job_id}", response_model=ExportJobOut)
async def read_export(
    job_id: UUID, staff: CurrentStaff, connection: ReadConnection
) -> dict[str, Any]:
    """Return how far a file of yours is; 404 for another's, and when its time is over."""
    return await actions.find_file(connection, staff, job_id)


@router.get("/{job_id}/file", response_class=StreamingResponse, responses=_FILE)
async def take_export(
    job_id: UUID, staff: CurrentOperator, connection: ReadConnection, files: CurrentFiles
) -> Download:
    """Take a file of yours; 409 `export-not-ready` while it is being made, or was given up."""
    job, opened = await actions.open_file(connection, files, staff, job_id)
    return Download(opened.pieces, name=job["name"], media_type=MEDIA[job["format"]])


@router.delete("/{job_id}", status_code=204, dependencies=[act("drop_export", "export", "job_id")])
async def drop_export(job_id: UUID, staff: CurrentOperator, session: Session) -> None:
    """Cancel a file of yours that is being made, or drop a ready one."""
    await actions.drop_file(session, staff, job_id)
