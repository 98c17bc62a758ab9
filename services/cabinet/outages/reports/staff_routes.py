"""HTTP of reports, for staff."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.outages.reports import queries
from services.cabinet.outages.reports.schemas import ReportGroupsOut
from services.kit.database import ReadConnection
from services.kit.staff import CurrentStaff

router = APIRouter(prefix="/api/cabinet/staff/outage-reports", tags=["staff"])


@router.get("", response_model=ReportGroupsOut)
async def list_report_groups(staff: CurrentStaff, connection: ReadConnection) -> dict[str, Any]:
    """List what people have reported in the last 24 hours by street, suspected outages first.

    What is over is not among it; what belongs to an outage that goes on is, with its `outage_id`.
    """
    return await queries.list_groups(connection)
