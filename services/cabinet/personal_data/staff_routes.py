"""HTTP of all that is kept about a consumer."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.access.links.deps import KnownConsumer
from services.cabinet.personal_data import actions
from services.cabinet.personal_data.schemas import PersonalDataIn
from services.kit.database import Session
from services.kit.exports import ExportJobOut
from services.kit.identity import Caller
from services.kit.rights import may_now
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/personal-data", tags=["staff"])
MayExport = Annotated[Caller, Depends(may_now("personal:export"))]


@router.post(
    "/{user_id}",
    status_code=202,
    response_model=ExportJobOut,
    dependencies=[act("export_personal_data", "user", "user_id")],
)
async def ask_for_personal_data(
    given: PersonalDataIn, staff: MayExport, user_id: KnownConsumer, session: Session
) -> dict[str, Any]:
    """Ask for a file of all that is kept about a consumer, who is told of it.

    How far it is: `GET /api/cabinet/staff/exports/{id}`. 404 without such a consumer; 409
    `too-many-files`.
    """
    return await actions.ask_by_staff(session, staff, user_id, given.language)
