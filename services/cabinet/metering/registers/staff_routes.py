"""Register readings at a meter's place, now or as they were known on a day, for staff."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from services.cabinet.deps import MeterKey
from services.cabinet.metering.registers import queries
from services.cabinet.metering.registers.period import find_table
from services.cabinet.metering.registers.schemas import RegisterReadingsOut, RegisterReadingsQuery
from services.cabinet.metering.registers.table import place_of
from services.kit.database import Session, plain_of
from services.kit.identity import Caller
from services.kit.pagination import Paging
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.staff import act, record_act

router = APIRouter(prefix="/api/cabinet/staff/meters", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("meters:see"))]


@router.get(
    "/{meter_id}/readings",
    response_model=RegisterReadingsOut,
    dependencies=[act("look_at_meter", "meter", "meter_id")],
)
async def list_place_readings(
    meter_id: MeterKey,
    asked: Annotated[RegisterReadingsQuery, Query()],
    staff: MaySee,
    session: Session,
    page: Paging,
) -> dict[str, Any]:
    """List what the counters at a meter's place showed in a period, as a consumer's table does.

    With `as_known_on` as at the end of that day. The look is recorded. 404 for a meter that has
    not stood anywhere.
    """
    connection = await plain_of(session)
    spans = await queries.list_staffs_spans(connection, "meter", meter_id)
    if not spans:
        raise NotFound
    await record_act(session, staff, "look_at_meter", "meter", meter_id)
    spans_of = partial(queries.list_staffs_spans, connection, "account")
    return await find_table(connection, place_of(spans), asked, page, spans_of)
