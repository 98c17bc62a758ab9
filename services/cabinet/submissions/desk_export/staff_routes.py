"""Asking for a file of the list of readings handed in."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.submissions.desk_export.schemas import SubmissionExportIn
from services.cabinet.submissions.desk_export.words import WORDS
from services.kit.database import Session
from services.kit.exports import ExportJobOut, ask_file
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/submissions", tags=["staff"])
MayExport = Annotated[Caller, Depends(may("exports:make", "submissions:see"))]


@router.post(
    "/exports",
    status_code=202,
    response_model=ExportJobOut,
    dependencies=[act("export_submissions", "export", "", ("format",))],
)
async def export_submissions(
    given: SubmissionExportIn, staff: MayExport, session: Session
) -> dict[str, Any]:
    """Ask for a file of the readings of a view; it is made off the request.

    How far it is: `GET /api/cabinet/staff/exports/{id}`. 409 `too-many-files`.
    """
    return await ask_file(
        session,
        staff,
        "submissions",
        given.format,
        asked=given.model_dump(mode="json", by_alias=True),
        name=WORDS[given.language].file,
    )
