"""A consumer's meters."""

from typing import Any

from fastapi import APIRouter, Response

from services.cabinet.deps import CurrentConsumer, MeterKey, json_or_404
from services.cabinet.metering.meters import actions, queries
from services.cabinet.metering.meters.schemas import MeterCardOut, MeterNameIn, MeterOut
from services.kit.database import ReadConnection, Session
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


@router.get("/meters/{meter_id}/card", response_model=MeterCardOut)
async def read_meter_card(
    meter_id: MeterKey, user_id: CurrentConsumer, connection: ReadConnection
) -> Response:
    """Return all that is known of one of your meters, and of those before it; 404 for another's."""
    return json_or_404(await queries.find_card(connection, user_id, meter_id))


@router.put("/meters/{meter_id}/name", response_model=MeterOut)
async def rename_meter(
    meter_id: MeterKey, body: MeterNameIn, user_id: CurrentConsumer, session: Session
) -> dict[str, Any]:
    """Call one of your meters as you like; nobody else sees it. 404 for another's.

    Wherever you read of the meter it has this name from now on, and so has one that replaces it.
    An empty name gives it the supplier's back.
    """
    return await actions.rename_meter(session, user_id, meter_id, body.name)
