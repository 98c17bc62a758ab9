"""What a meter has noticed, for staff."""

from datetime import date as Date  # noqa: N812
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from services.cabinet.deps import MeterKey
from services.cabinet.metering.diagnostics import queries
from services.cabinet.metering.diagnostics.schemas import StaffEventPageOut
from services.kit.database import Session, plain_of
from services.kit.identity import Caller
from services.kit.pagination import Paging
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.staff import act, record_act

router = APIRouter(prefix="/api/cabinet/staff/meters", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("meters:see"))]


@router.get(
    "/{meter_id}/events",
    response_model=StaffEventPageOut,
    dependencies=[act("look_at_meter", "meter", "meter_id")],
)
async def list_noticed(
    meter_id: MeterKey,
    staff: MaySee,
    session: Session,
    page: Paging,
    month: Annotated[
        Date | None,
        Query(ge=Date(2000, 1, 1), le=Date(2100, 12, 31), description="Any day of the month."),
    ] = None,
) -> dict[str, Any]:
    """List what a meter has noticed in a month, latest first, whoever was supplied by it then.

    The month is that of the clock where the meter stands, or stood last; without `month`, the
    latest one in which there is something. The look is recorded. 404 for an unknown meter.
    """
    found = await queries.list_staffs_events(await plain_of(session), meter_id, month, page)
    if found is None:
        raise NotFound
    await record_act(session, staff, "look_at_meter", "meter", meter_id)
    return found
