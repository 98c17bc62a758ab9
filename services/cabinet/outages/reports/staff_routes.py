"""HTTP of reports, for staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.outages.reports import queries
from services.cabinet.outages.reports.schemas import ReportGroupsOut
from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.rights import may

router = APIRouter(prefix="/api/cabinet/staff/outage-reports", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("outages:see"))]


@router.get("", response_model=ReportGroupsOut)
async def list_report_groups(staff: MaySee, connection: ReadConnection) -> dict[str, Any]:
    """List what people have reported in the last 24 hours by street, suspected outages first.

    What is over is not among it; what belongs to an outage that goes on is, with its `outage_id`.
    """
    return await queries.list_groups(connection)
