"""HTTP of handing readings in."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from services.cabinet.access.deps import require
from services.cabinet.access.queries import list_roles
from services.cabinet.deps import CurrentConsumer, MeterKey
from services.cabinet.submissions.entry import actions, queries
from services.cabinet.submissions.entry.deps import RoomMade
from services.cabinet.submissions.entry.forms import form_meter, known_of, submission_out
from services.cabinet.submissions.entry.schemas import (
    FormMeterOut,
    StateOut,
    SubmissionIn,
    SubmissionOut,
)
from services.cabinet.submissions.entry.words import Language
from services.kit.clock import utc_now
from services.kit.database import HotWriteConnection, ReadConnection
from services.kit.deps import CurrentKeys
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound

router = APIRouter(prefix="/api/cabinet", tags=["submissions"])


@router.get("/submissions/form")
async def read_form(
    user_id: CurrentConsumer,
    connection: ReadConnection,
    page: Paging,
    language: Annotated[Language, Query(description="Of the zones' names.")] = "ru",
) -> Page[FormMeterOut]:
    """Return the meters of which you hand readings in: counters, what they showed, the window.

    Those that were removed, or of accounts that have ended, are told for two months, with the
    reason why nothing is taken.
    """
    now = utc_now()
    rows, total = await queries.list_form(connection, user_id, now, page)
    items = [form_meter(known_of(row, now), language) for row in rows]
    return Page[FormMeterOut].model_validate({"items": items, "total": total})


@router.post("/meters/{meter_id}/submissions", status_code=201)
async def submit_reading(
    *,
    meter_id: MeterKey,
    user_id: CurrentConsumer,
    given: SubmissionIn,
    _room: RoomMade,
    connection: HotWriteConnection,
    keys: CurrentKeys,
) -> SubmissionOut:
    """Hand in what the counters of one of your meters show.

    It gets a signed receipt. The same values again are the same submission; others correct it until
    the window closes. 409 `submission-window-closed`, `meter-removed`, `meter-read-remotely`,
    `verification-overdue`, or `reading-to-confirm` with what is to be looked at again: send it with
    `confirm` if it is right. 422 by fields, as `values.T1`, and `reading-lower` for a counter that
    would have gone backwards.
    """
    try:
        made = await actions.submit(connection, keys, actions.Submitter(user_id), meter_id, given)
    except NotFound:
        # Only then it is asked whether he sees the meter and may do less: 403.
        require(await list_roles(connection, user_id, "meter", meter_id), "submit_readings")
        raise
    return SubmissionOut.model_validate(made)


@router.get("/meters/{meter_id}/submissions")
async def list_submissions(
    meter_id: MeterKey, user_id: CurrentConsumer, connection: ReadConnection, page: Paging
) -> Page[SubmissionOut]:
    """List what was handed in of one of your meters in your time, the latest first."""
    if not await list_roles(connection, user_id, "meter", meter_id):
        raise NotFound
    rows, total = await queries.list_of_meter(connection, user_id, meter_id, page)
    now = utc_now()
    items = [submission_out(row, row["time_zone"], now) for row in rows]
    return Page[SubmissionOut].model_validate({"items": items, "total": total})


@router.get("/submissions/{submission_id}")
async def read_submission(
    submission_id: UUID, user_id: CurrentConsumer, connection: ReadConnection
) -> SubmissionOut:
    """Return one submission as it stands now."""
    row = await queries.find_own(connection, user_id, submission_id)
    if row is None:
        raise NotFound
    return SubmissionOut.model_validate(submission_out(row, row["time_zone"], utc_now()))


@router.get("/submissions/{submission_id}/states")
async def list_states(
    submission_id: UUID, user_id: CurrentConsumer, connection: ReadConnection
) -> list[StateOut]:
    """List the states that a submission has had, the first one first."""
    if await queries.find_own(connection, user_id, submission_id) is None:
        raise NotFound
    rows = await queries.list_states(connection, submission_id)
    return [StateOut.model_validate(row) for row in rows]
