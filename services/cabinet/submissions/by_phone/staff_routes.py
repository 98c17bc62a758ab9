"""HTTP of readings that staff hand in for a consumer."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from services.cabinet.deps import MeterKey
from services.cabinet.submissions.by_phone import actions
from services.cabinet.submissions.by_phone.schemas import StaffSubmissionIn
from services.cabinet.submissions.desk.schemas import StaffSubmissionOut
from services.cabinet.submissions.entry.actions import make_room
from services.cabinet.submissions.entry.schemas import FormMeterOut
from services.cabinet.submissions.entry.words import Language
from services.kit.database import CurrentDatabase, Session
from services.kit.deps import CurrentKeys
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/meters", tags=["staff"])
MayChange = Annotated[Caller, Depends(may("submissions:change"))]


@router.get(
    "/{meter_id}/submissions/form", dependencies=[act("look_at_meter", "meter", "meter_id")]
)
async def read_meter_form(
    meter_id: MeterKey,
    staff: MayChange,
    session: Session,
    language: Annotated[Language, Query(description="Of the zones' names.")] = "ru",
) -> FormMeterOut:
    """Return what is to be read off a consumer's meter, as his own form has it.

    The look is recorded. 404 for a meter that is nobody's today.
    """
    return await actions.look_at_form(session, staff, meter_id, language)


@router.post(
    "/{meter_id}/submissions",
    status_code=201,
    dependencies=[act("hand_in_reading", "meter", "meter_id", ("taken_on", "reason"))],
)
async def hand_reading_in(
    *,
    meter_id: MeterKey,
    staff: MayChange,
    given: StaffSubmissionIn,
    database: CurrentDatabase,
    session: Session,
    keys: CurrentKeys,
) -> StaffSubmissionOut:
    """Hand in what a consumer has told of his meter, by telephone or in person.

    The checks, the receipt and the problems are those of his own form. With a `reason` it is taken
    outside the days for readings, as one of the last ones; the consumer is told, and the log.
    """
    await make_room(database)
    return await actions.hand_in(session, keys, staff, meter_id, given)
