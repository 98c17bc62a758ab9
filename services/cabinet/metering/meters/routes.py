"""A consumer's meters."""

from fastapi import APIRouter, Response

from services.cabinet.deps import CurrentConsumer, MeterKey, json_or_404
from services.cabinet.metering.meters import queries
from services.cabinet.metering.meters.schemas import MeterOut
from services.kit.database import ReadConnection
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/cabinet", tags=["meters"])


@router.get("/meters", response_model=Page[MeterOut])
async def list_meters(
    user_id: CurrentConsumer, connection: ReadConnection, page: Paging
) -> Response:
    """List the meters that you see, with what they have measured."""
    return json_or_404(await queries.list_meters(connection, user_id, page))


@router.get("/meters/{meter_id}", response_model=MeterOut)
async def read_meter(
    meter_id: MeterKey, user_id: CurrentConsumer, connection: ReadConnection
) -> Response:
    """Return one of your meters; 404 for another's."""
    return json_or_404(await queries.find_meter(connection, user_id, meter_id))
