"""Asking for a file of the list of appeals."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.support.desk_export.schemas import AppealExportIn
from services.cabinet.support.desk_export.words import WORDS
from services.kit.database import Session
from services.kit.exports import ExportJobOut, ask_file
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/appeals", tags=["staff"])
MayExport = Annotated[Caller, Depends(may("exports:make", "appeals:see"))]


@router.post(
    "/exports",
    status_code=202,
    response_model=ExportJobOut,
    dependencies=[act("export_appeals", "export", "", ("format",))],
)
async def export_appeals(
    given: AppealExportIn, staff: MayExport, session: Session
) -> dict[str, Any]:
    """Ask for a file of the appeals of a view; it is made off the request.

    How far it is: `GET /api/cabinet/staff/exports/{id}`. 409 `too-many-files`.
    """
    return await ask_file(
        session,
        staff,
        "appeals",
        given.format,
        # «Mine» in a view is whose who asks for the file.
        asked=given.model_dump(mode="json", by_alias=True) | {"staff": staff.subject},
        name=WORDS[given.language].file,
    )
