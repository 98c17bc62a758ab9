"""What has been measured at a meter's place, now or as it was known on a day, for staff."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from services.cabinet.deps import MeterKey
from services.cabinet.metering.consumption import known
from services.cabinet.metering.consumption.schemas import ConsumptionOut, ConsumptionQuery
from services.kit.database import Database, Session, database_of
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.staff import act, record_act

router = APIRouter(prefix="/api/cabinet/staff/meters", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("meters:see"))]


@router.get(
    "/{meter_id}/consumption",
    response_model=ConsumptionOut,
    dependencies=[act("look_at_meter", "meter", "meter_id")],
)
async def read_place_consumption(
    meter_id: MeterKey,
    asked: Annotated[ConsumptionQuery, Query()],
    staff: MaySee,
    session: Session,
    database: Annotated[Database, Depends(database_of)],
) -> Response:
    """Return the consumption at a meter's place, of all meters that have stood there.

    Periods, points and values are those of a consumer's chart, and so is `as_known_on`; the look
    is recorded. 404 for a meter that has not stood anywhere.
    """
    document = await known.find_staffs(database, meter_id, asked)
    if document is None:
        raise NotFound
    await record_act(session, staff, "look_at_meter", "meter", meter_id)
    return Response(document, media_type="application/json")
