"""HTTP of letters: the queue for staff."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from services.kit.database import ReadConnection, Session
from services.kit.pagination import Page, Paging
from services.kit.staff import CurrentOperator, CurrentStaff, act
from services.notifications.letters import actions, queries
from services.notifications.letters.schemas import LetterOut, LetterState

router = APIRouter(prefix="/api/notifications/staff/letters", tags=["letters"])


@router.get("", response_model=Page[LetterOut])
async def list_letters(
    _: CurrentStaff,
    connection: ReadConnection,
    page: Paging,
    state: Annotated[LetterState, Query()] = "abandoned",
) -> dict[str, Any]:
    """List letters in a state, newest first."""
    return await queries.list_letters(connection, state, page)


@router.post(
    "/{letter_id}/resend",
    status_code=204,
    dependencies=[act("resend_letter", "letter", "letter_id")],
)
async def resend_letter(letter_id: UUID, staff: CurrentOperator, session: Session) -> None:
    """Queue an abandoned letter again; 404 when it is none, 409 when its term is over."""
    await actions.resend_letter(session, staff, letter_id)
