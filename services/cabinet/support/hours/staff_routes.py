"""HTTP of when the desk works."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.support.hours import actions, queries
from services.cabinet.support.hours.schemas import (
    HoursIn,
    HoursOut,
    HoursPreviewIn,
    HoursPreviewOut,
)
from services.kit.database import ReadConnection, Session
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/desk-hours", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("appeals:see"))]
MaySet = Annotated[Caller, Depends(may("settings:change"))]


@router.get("", response_model=HoursOut)
async def read_desk_hours(staff: MaySee, connection: ReadConnection) -> dict[str, Any]:
    """Return when the desk works, by the supplier's clock, and within how long it answers."""
    return await queries.read_hours(connection)


@router.put("", response_model=HoursOut, dependencies=[act("set_desk_hours", "desk")])
async def set_desk_hours(given: HoursIn, staff: MaySet, session: Session) -> dict[str, Any]:
    """Set them; appeals that are there keep the moment by which they are to be answered."""
    return await actions.set_hours(session, staff, given)


@router.post("/preview", response_model=HoursPreviewOut)
async def preview_desk_hours(
    given: HoursPreviewIn, staff: MaySee, connection: ReadConnection
) -> dict[str, Any]:
    """Say by when an appeal would be answered with these hours; nothing is set."""
    return await actions.preview(connection, given)
