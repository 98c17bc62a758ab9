"""HTTP of meter events."""

import orjson
from fastapi import APIRouter, Response

from services.cabinet.deps import CurrentCustomer, MeterKey
from services.cabinet.metering.diagnostics import queries
from services.cabinet.metering.diagnostics.schemas import MeterEventOut
from services.kit.database import ReadConnection
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound

router = APIRouter(prefix="/api/cabinet", tags=["diagnostics"])


@router.get("/meters/{meter_id}/events", response_model=Page[MeterEventOut])
async def list_meter_events(
    meter_id: MeterKey, user_id: CurrentCustomer, connection: ReadConnection, page: Paging
) -> Response:
    """List what one of your meters has reported, latest first; 404 for another's."""
    events = await queries.find_events(connection, user_id, meter_id, page)
    if events is None:
        raise NotFound
    return Response(orjson.dumps(events), media_type="application/json")
