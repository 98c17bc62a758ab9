"""HTTP of merging appeals."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from services.cabinet.support.desk.schemas import StaffAppealCardOut
from services.cabinet.support.merging import actions
from services.cabinet.support.merging.schemas import MergeIn
from services.kit.database import Session
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/appeals", tags=["staff"])
MayChange = Annotated[Caller, Depends(may("appeals:change"))]


@router.post(
    "/{appeal_id}/merge",
    response_model=StaffAppealCardOut,
    dependencies=[act("merge_appeals", "appeal", "appeal_id", ("ids",))],
)
async def merge_appeals(
    appeal_id: UUID, given: MergeIn, staff: MayChange, session: Session, response: Response
) -> dict[str, Any]:
    """Merge other appeals of the same subscriber into this one, all of them or none.

    What was written on them is shown here; they are closed, and their author is told once. It is
    not undone. 409 `appeals-differ` for another subscriber's, `appeal-merged` with `into` for one
    that goes on elsewhere, `draft-not-merged`, `appeal-closed` when this one does not go on.
    """
    card = await actions.merge(session, staff, appeal_id, given.ids)
    response.headers["ETag"] = card["etag"]
    return card
