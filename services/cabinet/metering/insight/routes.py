"""HTTP of what one's own past tells."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from services.cabinet.access.deps import refusal
from services.cabinet.access.queries import list_roles
from services.cabinet.deps import CurrentConsumer, MeterKey, json_or_404
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.insight import actions
from services.cabinet.metering.insight.schemas import InsightOut, InsightQuery
from services.kit.clock import utc_now
from services.kit.database import CurrentDatabase

router = APIRouter(prefix="/api/cabinet", tags=["readings"])


@router.get("/meters/{meter_id}/insight", response_model=InsightOut)
async def read_insight(
    meter_id: MeterKey,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    asked: Annotated[InsightQuery, Query()],
) -> Response:
    """Return how this month will end, unusual days, and a typical week at the meter's place.

    All from your own days there, by plain quantiles: a day is compared with the days of its kind
    (working days, weekends) in the eight weeks before. The forecast takes days to come for the
    middle ones of the last four weeks; its range is as wide as nine of ten such forecasts of the
    last half year have missed. 403
    `forbidden` when your role on the contract does not include readings.
    """
    subject = Subject("meter", meter_id)
    found = await actions.find_insight(database, user_id, subject, asked.channel, utc_now())
    if found is None:
        async with database.connection() as connection:
            roles = await list_roles(connection, user_id, "meter", meter_id)
        raise refusal(role for role, _ in roles)
    return json_or_404(found)
