"""HTTP of handing in by hand for an organisation."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from services.cabinet.servicing.deps import CurrentServicer, CurrentSession
from services.cabinet.servicing.entry import actions, queries
from services.cabinet.servicing.entry.rules import Looker
from services.cabinet.servicing.entry.schemas import HandedInPageOut, ServedSubmissionIn
from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.submissions.entry.deps import RoomMade
from services.cabinet.submissions.entry.schemas import SubmissionOut
from services.cabinet.submissions.receipts.answers import RECEIPT, Asked, answer_with
from services.cabinet.submissions.receipts.queries import find_for_staff
from services.kit.database import (
    CurrentDatabase,
    HotWriteConnection,
    ReadConnection,
    WriteConnection,
    reachable,
)
from services.kit.deps import CurrentKeys
from services.kit.pagination import Paging
from services.kit.problems import NotFound

router = APIRouter(prefix="/api/cabinet/servicing/submissions", tags=["servicing"])


@router.post("", status_code=201)
async def submit_served_reading(
    *,
    servicer: CurrentServicer,
    session_id: CurrentSession,
    given: ServedSubmissionIn,
    _room: RoomMade,
    connection: HotWriteConnection,
    keys: CurrentKeys,
) -> SubmissionOut:
    """Hand in what the counters of a meter of a served house show.

    Rules, receipt and problems are those of a household's own reading. What you have handed in in
    the same window is corrected. Of others the same values stay; about other ones you are asked:
    409 `handed-in-already`, whose `standing` says what counts now (`way`, `taken_on`, `values`; of
    your own organisation's `colleague` his name, of others null). If yours are right, send them
    again with its `submission_id` as `base`: what comes in meanwhile is told likewise, and stays.
    """
    made = await actions.submit(connection, keys, servicer, session_id, given)
    return SubmissionOut.model_validate(made)


@router.get("")
async def list_handed_in(
    *,
    servicer: CurrentServicer,
    session_id: CurrentSession,
    connection: ReadConnection,
    page: Paging,
    scope: Annotated[
        Scope | None, Query(description="Of flats, or of whole houses; missing: of both.")
    ] = None,
    refused: Annotated[
        bool, Query(description="Only what was refused, and nothing has come in its place.")
    ] = False,
) -> HandedInPageOut:
    """List what the organisation has handed in in this window, of all its people."""
    told = await actions.list_handed_in(
        connection, Looker(servicer.organization_id, session_id), scope, page, refused=refused
    )
    return HandedInPageOut.model_validate(told)


@router.delete("/{submission_id}", status_code=204)
async def take_reading_back(
    submission_id: UUID,
    servicer: CurrentServicer,
    session_id: CurrentSession,
    connection: WriteConnection,
) -> None:
    """Take back a reading that you have handed in in this session.

    It counts no more, and billing is told. What others, or an earlier session, had handed in before
    counts again. 409 `submission-of-former-session`,
    `submission-window-closed`, or `submission-settled` for one that was refused or corrected.
    """
    who = Looker(servicer.organization_id, session_id)
    await actions.take_back(connection, who, submission_id)


@router.get("/{submission_id}/receipt", responses=RECEIPT, response_class=Response)
async def read_served_receipt(
    submission_id: UUID, servicer: CurrentServicer, database: CurrentDatabase, asked: Asked
) -> Response:
    """Return the receipt of a reading that the organisation has handed in: JSON, text or PDF."""
    # Given back before a paper is made: who waits for that keeps nobody from reading.
    async with reachable(database.reading()) as connection:
        found = await queries.find_handed_in(connection, servicer.organization_id, submission_id)
        if found is None or found["receipt_id"] is None:
            raise NotFound
        receipt = await find_for_staff(connection, found["receipt_id"])
    return await answer_with(receipt, asked, str(servicer.user_id))
