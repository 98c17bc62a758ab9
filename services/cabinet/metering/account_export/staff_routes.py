"""Asking for a file of the list of accounts."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.metering.account_export.schemas import AccountExportIn
from services.cabinet.metering.account_export.words import WORDS
from services.kit.database import Session
from services.kit.exports import ExportJobOut, ask_file
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/accounts", tags=["staff"])
MayExport = Annotated[Caller, Depends(may("exports:make", "accounts:see"))]


@router.post(
    "/exports",
    status_code=202,
    response_model=ExportJobOut,
    dependencies=[act("export_accounts", "export", "", ("format",))],
)
async def export_accounts(
    given: AccountExportIn, staff: MayExport, session: Session
) -> dict[str, Any]:
    """Ask for a file of the accounts of a view; it is made off the request.

    How far it is: `GET /api/cabinet/staff/exports/{id}`. 409 `too-many-files`.
    """
    return await ask_file(
        session,
        staff,
        "accounts",
        given.format,
        asked=given.model_dump(mode="json"),
        name=WORDS[given.language].file,
    )
