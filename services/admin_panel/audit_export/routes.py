"""Asking for a file of the audit log."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.admin_panel.audit_export.words import WORDS
from services.admin_panel.audit_reading.schemas import AuditExportIn
from services.kit.database import Session
from services.kit.exports import ExportJobOut, ask_file
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/admin/audit", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("audit:see"))]


@router.post(
    "/exports",
    status_code=202,
    response_model=ExportJobOut,
    dependencies=[act("export_audit", "export", "", ("format",))],
)
async def export_audit(given: AuditExportIn, staff: MaySee, session: Session) -> dict[str, Any]:
    """Ask for a file of the log's entries of a view, the newest 200 000; made off the request.

    How far it is: `GET /api/admin/exports/{id}`. 409 `too-many-files`.
    """
    return await ask_file(
        session,
        staff,
        "audit",
        given.format,
        asked=given.model_dump(mode="json", by_alias=True),
        name=WORDS[given.language].file,
    )
