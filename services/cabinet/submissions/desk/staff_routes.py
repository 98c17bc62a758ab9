"""HTTP of readings handed in, for staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.cabinet.base import SERVICE
from services.cabinet.submissions.desk import actions, queries
from services.cabinet.submissions.desk.schemas import (
    RefuseIn,
    StaffSubmissionCardOut,
    StaffSubmissionOut,
    SubmissionsQuery,
)
from services.cabinet.submissions.entry.queries import list_states
from services.cabinet.submissions.entry.schemas import StateOut
from services.kit.clock import utc_now
from services.kit.database import LookConnection, Session, WriteConnection
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.staff import act, record_list_look, record_look

router = APIRouter(prefix="/api/cabinet/staff/submissions", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("submissions:see"))]
MayChange = Annotated[Caller, Depends(may("submissions:change"))]


@router.get("", dependencies=[act("look_at_submissions", "list")])
async def list_all_submissions(
    staff: MaySee,
    connection: LookConnection,
    wanted: Annotated[SubmissionsQuery, Query()],
    page: Paging,
) -> Page[StaffSubmissionOut]:
    """List readings that were handed in, corrected and refused ones among them.

    That you looked is recorded.
    """
    rows, total = await queries.list_submissions(connection, wanted, page)
    await record_list_look(connection, SERVICE, staff, "submissions", wanted, found=total)
    now = utc_now()
    return Page[StaffSubmissionOut](items=[actions.shown(row, now) for row in rows], total=total)


@router.get("/{submission_id}", dependencies=[act("look_at_submission", "account")])
async def read_any_submission(
    submission_id: UUID, staff: MaySee, connection: WriteConnection
) -> StaffSubmissionCardOut:
    """Return a reading that was handed in, with its states and the others of its window.

    That you looked is recorded.
    """
    row = await queries.find_submission(connection, submission_id)
    if row is None:
        raise NotFound
    await record_look(connection, SERVICE, staff, "account", row["account_id"], what="submission")
    now = utc_now()
    others = await queries.list_others(connection, submission_id)
    states = await list_states(connection, submission_id)
    return StaffSubmissionCardOut(
        submission=actions.shown(row, now),
        states=[StateOut.model_validate(one) for one in states],
        others=[actions.shown(one, now) for one in others],
    )


@router.post(
    "/{submission_id}/refuse",
    dependencies=[act("refuse_submission", "account", "", ("submission_id", "reason"))],
)
async def refuse_submission(
    submission_id: UUID, staff: MayChange, given: RefuseIn, session: Session
) -> StaffSubmissionOut:
    """Refuse a reading; the consumer is told, reads the reason, and may hand it in again.

    409 `submission-settled` when it was corrected, or refused by the billing system.
    """
    return await actions.refuse(session, staff, submission_id, given.reason)
