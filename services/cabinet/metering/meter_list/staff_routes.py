"""All meters, as staff look for them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from services.cabinet.base import SERVICE
from services.cabinet.deps import json_or_404
from services.cabinet.metering.meter_list import queries
from services.cabinet.metering.meter_list.schemas import MeterListQuery, StaffMeterOut
from services.kit.database import LookConnection
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act, record_list_look

router = APIRouter(prefix="/api/cabinet/staff/meters", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("meters:see"))]


@router.get("", response_model=Page[StaffMeterOut], dependencies=[act("look_at_meters", "list")])
async def search_meters(
    staff: MaySee,
    connection: LookConnection,
    page: Paging,
    asked: Annotated[MeterListQuery, Query()],
) -> Response:
    """List meters with the place where each stands or stood last: all, or those looked for.

    That you looked is recorded.
    """
    listed = await queries.list_meters(connection, asked, page)
    await record_list_look(connection, SERVICE, staff, "meters", asked, found=listed["total"])
    return json_or_404(listed)
