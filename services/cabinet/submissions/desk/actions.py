"""What staff do with readings that were handed in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.errors import SubmissionSettled
from services.cabinet.submissions.desk import queries
from services.cabinet.submissions.desk.schemas import StaffSubmissionOut
from services.cabinet.submissions.entry.actions import settle
from services.cabinet.submissions.entry.forms import submission_out
from services.cabinet.submissions.entry.rules import Verdict
from services.cabinet.submissions.refusals.actions import tell_organizations
from services.kit.clock import utc_now
from services.kit.database import plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act

_OF_ACCOUNT = (
    "account_id",
    "account_number",
    "customer_name",
    "address",
    "serial_number",
    "time_zone",
)


def shown(row: Mapping[str, Any], now: datetime) -> StaffSubmissionOut:
    """Return a row of `desk/queries.py` as staff see it."""
    told = submission_out(row, row["time_zone"], now)
    told |= {name: row[name] for name in _OF_ACCOUNT}
    if row["organization_id"] is not None:
        name = row["organization_name"]
        told["organization"] = {"id": row["organization_id"], "short_name": name}
    return StaffSubmissionOut.model_validate(told)


async def refuse(
    session: AsyncSession, staff: Caller, submission_id: UUID, reason: str
) -> StaffSubmissionOut:
    """Refuse a reading with a reason that the consumer reads; it counts no more.

    An organisation that has handed it in is told, too. The same words again change nothing.
    Raises NotFound, and SubmissionSettled for one that was corrected, or refused already: by
    billing, or by a colleague with words of his own, which are the ones that the consumer reads.
    """
    connection = await plain_of(session)
    before = await queries.find_submission(connection, submission_id)
    if before is None:
        raise NotFound
    verdict = Verdict("refused", "staff", "by-staff", reason)
    if await settle(connection, submission_id, verdict):
        await tell_organizations(connection, [submission_id])
        await record_act(
            session,
            staff,
            "refuse_submission",
            "account",
            before["account_id"],
            before={"state": before["state"]},
            after={"state": "refused"},
            reason=reason,
            submission=str(submission_id),
        )
    after = await queries.find_submission(connection, submission_id)
    assert after is not None
    told = shown(after, utc_now())
    if told.refusal is None or told.refusal.text != reason:
        raise SubmissionSettled
    return told
