"""HTTP of meter events."""

from fastapi import APIRouter, Response

from services.cabinet.deps import CurrentConsumer, MeterKey, json_or_404
from services.cabinet.metering.diagnostics import queries
from services.cabinet.metering.diagnostics.schemas import MeterEventOut
from services.kit.database import ReadConnection
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/cabinet", tags=["diagnostics"])


@router.get("/meters/{meter_id}/events", response_model=Page[MeterEventOut])
async def list_meter_events(
    meter_id: MeterKey, user_id: CurrentConsumer, connection: ReadConnection, page: Paging
) -> Response:
    """List what one of your meters has reported, latest first; 404 for another's."""
    return json_or_404(await queries.list_events(connection, user_id, meter_id, page))
