"""HTTP of letters: the queue for staff."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.kit.database import LookConnection, ReadConnection, Session
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act, record_list_look
from services.notifications.base import SERVICE
from services.notifications.letters import actions, queries
from services.notifications.letters.schemas import LetterCountersOut, LetterOut, LetterState

router = APIRouter(prefix="/api/notifications/staff/letters", tags=["letters"])
MaySee = Annotated[Caller, Depends(may("letters:see"))]
MayChange = Annotated[Caller, Depends(may("letters:change"))]


@router.get("", response_model=Page[LetterOut], dependencies=[act("look_at_letters", "list")])
async def list_letters(
    staff: MaySee,
    connection: LookConnection,
    page: Paging,
    state: Annotated[LetterState, Query()] = "abandoned",
) -> dict[str, Any]:
    """List letters in a state, newest first; that you looked is recorded."""
    listed = await queries.list_letters(connection, state, page)
    asked = {"state": state}
    await record_list_look(connection, SERVICE, staff, "letters", asked, found=listed["total"])
    return listed


@router.get("/counters", response_model=LetterCountersOut)
async def count_letters(_: MaySee, connection: ReadConnection) -> dict[str, int]:
    """Return how many letters wait for staff: those that were given up."""
    return {"abandoned": await queries.count_letters(connection, "abandoned")}


@router.post(
    "/{letter_id}/resend",
    status_code=204,
    dependencies=[act("resend_letter", "letter", "letter_id")],
)
async def resend_letter(letter_id: UUID, staff: MayChange, session: Session) -> None:
    """Queue an abandoned letter again; 404 when it is none, 409 when its term is over."""
    await actions.resend_letter(session, staff, letter_id)
