"""Handing a reading in for whoever holds the account now, as staff do it."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.submissions.by_phone.schemas import StaffSubmissionIn
from services.cabinet.submissions.desk.actions import shown
from services.cabinet.submissions.desk.queries import find_submission
from services.cabinet.submissions.desk.schemas import StaffSubmissionOut
from services.cabinet.submissions.entry.actions import Submitter, submit
from services.cabinet.submissions.entry.forms import form_meter, known_of
from services.cabinet.submissions.entry.queries import find_held_meter
from services.cabinet.submissions.entry.schemas import FormMeterOut
from services.cabinet.submissions.entry.words import Language
from services.kit.clock import utc_now
from services.kit.database import plain_of
from services.kit.identity import Caller
from services.kit.keys import KeyRing
from services.kit.problems import NotFound
from services.kit.staff import record_act


async def look_at_form(
    session: AsyncSession, staff: Caller, meter_id: int, language: Language
) -> FormMeterOut:
    """Return what is to be read off a meter, as its consumer has it; the look is recorded.

    NotFound for one that is nobody's now.
    """
    now = utc_now()
    row = await find_held_meter(await plain_of(session), meter_id, now)
    if row is None:
        raise NotFound
    await record_act(session, staff, "look_at_meter", "meter", meter_id)
    return FormMeterOut.model_validate(form_meter(known_of(row, now), language))


async def hand_in(
    session: AsyncSession, keys: KeyRing, staff: Caller, meter_id: int, given: StaffSubmissionIn
) -> StaffSubmissionOut:
    """Take a reading that a consumer has told staff, with the checks and problems of `submit`.

    With a reason it is taken outside the days for readings, too. Said again it is the same
    submission, and no act.
    """
    by_staff = Submitter(None, late=given.reason is not None)
    connection = await plain_of(session)
    made = await submit(connection, keys, by_staff, meter_id, given)
    row = await find_submission(connection, made["id"])
    assert row is not None
    if made["fresh"]:
        await record_act(
            session,
            staff,
            "hand_in_reading",
            "meter",
            meter_id,
            after={"submission": str(made["id"]), "taken_on": made["taken_on"]},
            account_id=row["account_id"],
            reason=given.reason,
        )
    return shown(row, utc_now())
