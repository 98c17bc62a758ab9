"""Refused lines, as staff look at them."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path

from services.cabinet.intake import actions
from services.cabinet.intake.schemas import RefusedLinesOut
from services.kit.database import Session
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/batches", tags=["staff"])
MayOperate = Annotated[Caller, Depends(may("integration:operate"))]


@router.get(
    "/{batch_id}/refused-lines",
    response_model=RefusedLinesOut,
    dependencies=[act("look_at_lines", "batch", "batch_id")],
)
async def look_at_lines(
    batch_id: Annotated[str, Path(max_length=64)], staff: MayOperate, session: Session
) -> dict[str, Any]:
    """Return the refused lines of a batch; 404 when this service knows no such batch.

    They may hold names and contacts: a look is recorded.
    """
    return {"items": await actions.look_at_lines(session, staff, batch_id)}
