"""HTTP of all that is kept about oneself, as a file."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from services.cabinet.deps import CurrentConsumer
from services.cabinet.personal_data import actions
from services.cabinet.personal_data.schemas import PersonalDataIn
from services.kit import export_jobs
from services.kit.database import ReadConnection, Session
from services.kit.downloads import Download
from services.kit.exports import MEDIA, ExportJobOut, ExportJobsOut, open_file
from services.kit.files import CurrentFiles

router = APIRouter(prefix="/api/cabinet/personal-data", tags=["personal data"])
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "content": {MEDIA["zip"]: {"schema": {"type": "string"}}},
    }
}


@router.post("", status_code=202, response_model=ExportJobOut)
async def ask_for_own_data(
    given: PersonalDataIn, user_id: CurrentConsumer, session: Session
) -> dict[str, Any]:
    """Ask for a file of all that is kept about you; it is made off the request.

    It is there for a day, for you alone. 409 `too-many-files` while others are being made.
    """
    return await actions.ask_own(session, user_id, given.language)


@router.get("", response_model=ExportJobsOut)
async def list_own_data(user_id: CurrentConsumer, connection: ReadConnection) -> dict[str, Any]:
    """List the files that you have asked for in the last day, the latest first."""
    return {"items": await export_jobs.list_own(connection, user_id)}


@router.get("/{job_id}/file", response_class=StreamingResponse, responses=_FILE)
async def take_own_data(
    job_id: UUID, user_id: CurrentConsumer, connection: ReadConnection, files: CurrentFiles
) -> Download:
    """Take a file of yours; 409 `export-not-ready` while it is being made, or was given up."""
    job, opened = await open_file(connection, files, user_id, job_id)
    return Download(opened.pieces, name=job["name"], media_type=MEDIA["zip"])
