"""All meters, as staff look for them."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from services.cabinet.deps import json_or_404
from services.cabinet.metering.meter_list import queries
from services.cabinet.metering.meter_list.schemas import MeterListQuery, StaffMeterOut
from services.kit.database import ReadConnection
from services.kit.pagination import Page, Paging
from services.kit.staff import CurrentStaff

router = APIRouter(prefix="/api/cabinet/staff/meters", tags=["staff"])


@router.get("", response_model=Page[StaffMeterOut])
async def search_meters(
    staff: CurrentStaff,
    connection: ReadConnection,
    page: Paging,
    asked: Annotated[MeterListQuery, Query()],
) -> Response:
    """List meters with the place where each stands or stood last: all, or those looked for."""
    return json_or_404(await queries.list_meters(connection, asked, page))
