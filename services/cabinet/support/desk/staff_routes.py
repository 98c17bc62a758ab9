"""HTTP of appeals, for staff."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from services.cabinet.base import SERVICE
from services.cabinet.deps import SendingKey, json_or_404
from services.cabinet.support.desk import actions, queries
from services.cabinet.support.desk.schemas import (
    AssignIn,
    ManyAssignIn,
    ManyDoneOut,
    ManyStatusIn,
    NewsOut,
    StaffAppealCardOut,
    StaffAppealIn,
    StaffAppealsOut,
    StaffAppealsQuery,
    StatusIn,
)
from services.kit.database import LookConnection, ReadConnection, Session
from services.kit.etags import SeenTags
from services.kit.identity import Caller
from services.kit.pagination import Paging
from services.kit.rights import may
from services.kit.staff import act, record_list_look

router = APIRouter(prefix="/api/cabinet/staff/appeals", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("appeals:see"))]
MayChange = Annotated[Caller, Depends(may("appeals:change"))]


@router.get("", response_model=StaffAppealsOut, dependencies=[act("look_at_appeals", "list")])
async def list_all_appeals(
    staff: MaySee,
    connection: LookConnection,
    wanted: Annotated[StaffAppealsQuery, Query()],
    page: Paging,
) -> Response:
    """List appeals; `counters` are by status, with all other filters. The look is recorded."""
    listed = await queries.list_appeals(connection, UUID(staff.subject), wanted, page)
    await record_list_look(connection, SERVICE, staff, "appeals", wanted, found=listed["total"])
    return json_or_404(listed)


@router.post(
    "",
    status_code=201,
    response_model=StaffAppealCardOut,
    dependencies=[act("make_appeal", "appeal", "", ("kind", "way"))],
)
async def make_appeal(
    given: StaffAppealIn,
    staff: MayChange,
    session: Session,
    response: Response,
    *,
    key: SendingKey = None,
) -> dict[str, Any]:
    """Write an appeal down for a consumer, who is told unless it is a draft.

    422 by field, as for consumers; `user_id` for one who does not see the account.
    """
    return _tagged(response, await actions.make_appeal(session, staff, given, key))


@router.get("/news", response_model=NewsOut)
async def read_appeal_news(
    staff: MaySee,
    connection: ReadConnection,
    since: Annotated[datetime, Query(description="The `at` of the last answer; at first now.")],
) -> dict[str, Any]:
    """Count what has arrived and changed since a moment, for a list that is open.

    Cheap enough to be asked every ten seconds. What happened in the last two seconds is told next
    time, so that nothing is passed over.
    """
    return await queries.read_news(connection, since)


@router.post(
    "/bulk/status",
    response_model=ManyDoneOut,
    dependencies=[act("move_appeals", "appeal", "", ("ids", "status"))],
)
async def move_appeals(given: ManyStatusIn, staff: MayChange, session: Session) -> dict[str, Any]:
    """Give chosen appeals a status; those that may not have it stay, and are told."""
    return await actions.move_many(session, staff, given)


@router.post(
    "/bulk/assignee",
    response_model=ManyDoneOut,
    dependencies=[act("assign_appeals", "appeal", "", ("ids", "user_id"))],
)
async def assign_appeals(given: ManyAssignIn, staff: MayChange, session: Session) -> dict[str, Any]:
    """Assign chosen appeals; no consumer is told."""
    return await actions.assign_many(session, staff, given)


@router.get(
    "/{appeal_id}",
    response_model=StaffAppealCardOut,
    dependencies=[act("look_at_appeal", "user")],
)
async def look_at_appeal(
    appeal_id: UUID, staff: MaySee, session: Session, response: Response
) -> dict[str, Any]:
    """Return an appeal with all that was written. The look is recorded and told to its author."""
    return _tagged(response, await actions.look_at_appeal(session, staff, appeal_id))


@router.delete(
    "/{appeal_id}",
    status_code=204,
    dependencies=[act("drop_appeal", "appeal", "appeal_id")],
)
async def drop_appeal(appeal_id: UUID, staff: MayChange, session: Session) -> None:
    """Delete a draft of an appeal; 409 `status-not-allowed` for one that is registered."""
    await actions.drop_appeal(session, staff, appeal_id)


@router.post(
    "/{appeal_id}/status",
    response_model=StaffAppealCardOut,
    dependencies=[act("move_appeal", "appeal", "appeal_id", ("status",))],
)
async def move_appeal(
    appeal_id: UUID,
    given: StatusIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Give an appeal another status; the consumer is told.

    `If-Match` is the card's `etag`: 412 `stale`, 428 without one. 409 `status-not-allowed`: the
    card's `allowed` says what it may become.
    """
    return _tagged(response, await actions.move(session, staff, appeal_id, given.status, seen))


@router.post(
    "/{appeal_id}/assign",
    response_model=StaffAppealCardOut,
    dependencies=[act("assign_appeal", "appeal", "appeal_id", ("user_id",))],
)
async def assign_appeal(
    appeal_id: UUID,
    given: AssignIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Give an appeal to a colleague, to yourself, to a team, or to nobody; no consumer is told.

    `If-Match` as above. Nobody's draft of an answer is touched.
    """
    return _tagged(response, await actions.assign(session, staff, appeal_id, given, seen))


@router.post(
    "/{appeal_id}/take",
    response_model=StaffAppealCardOut,
    dependencies=[act("assign_appeal", "appeal", "appeal_id")],
)
async def take_appeal(
    appeal_id: UUID, staff: MayChange, session: Session, response: Response
) -> dict[str, Any]:
    """Take an appeal that nobody deals with for yourself; its team stays.

    409 `taken-meanwhile` with the name of who was faster; 409 `appeal-closed`.
    """
    return _tagged(response, await actions.take(session, staff, appeal_id))


def _tagged(response: Response, card: dict[str, Any]) -> dict[str, Any]:
    response.headers["ETag"] = card["etag"]
    return card
