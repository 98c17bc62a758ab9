"""HTTP of what staff write on an appeal."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends

from services.cabinet.deps import SendingKey
from services.cabinet.support.replies import actions
from services.cabinet.support.replies.schemas import (
    AnswerIn,
    NoteIn,
    NoteOut,
    PresenceIn,
    PresenceOut,
    StaffDraftIn,
    StaffMessageOut,
)
from services.kit.database import Session
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/appeals", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("appeals:see"))]
MayChange = Annotated[Caller, Depends(may("appeals:change"))]


@router.post(
    "/{appeal_id}/answers",
    status_code=201,
    response_model=StaffMessageOut,
    dependencies=[act("answer_appeal", "appeal", "appeal_id", ("status",))],
)
async def answer_appeal(
    appeal_id: UUID,
    given: AnswerIn,
    staff: MayChange,
    session: Session,
    *,
    key: SendingKey = None,
) -> dict[str, Any]:
    """Answer the consumer, who is told; your draft is gone with it.

    409 `answered-meanwhile` with `messages` since `after`: nothing was sent, and your draft stays.
    409 `appeal-closed`: reopen it first. The same `Idempotency-Key` is the same answer.
    """
    return await actions.answer(session, staff, appeal_id, given, key)


@router.post(
    "/{appeal_id}/notes",
    status_code=201,
    response_model=NoteOut,
    dependencies=[act("note_appeal", "appeal", "appeal_id")],
)
async def add_note(
    appeal_id: UUID,
    given: NoteIn,
    staff: MayChange,
    session: Session,
    *,
    key: SendingKey = None,
) -> dict[str, Any]:
    """Write an internal note: no letter, push, counter or page of the consumer's tells of it."""
    return await actions.add_note(session, staff, appeal_id, given.text, key)


@router.put("/{appeal_id}/draft", status_code=204)
async def save_answer_draft(
    appeal_id: UUID, given: StaffDraftIn, staff: MayChange, session: Session
) -> None:
    """Save the answer that you are writing: it is yours alone, and no colleague touches it."""
    await actions.save_draft(session, staff, appeal_id, given)


@router.delete("/{appeal_id}/draft", status_code=204)
async def drop_answer_draft(appeal_id: UUID, staff: MayChange, session: Session) -> None:
    """Drop your own draft, if there is one."""
    await actions.drop_draft(session, staff, appeal_id)


@router.put("/{appeal_id}/presence", response_model=PresenceOut)
async def note_presence(
    appeal_id: UUID, given: PresenceIn, staff: MaySee, session: Session
) -> dict[str, Any]:
    """Say that you are at an appeal, every ten seconds or so; return who else is, and what is new.

    It is forgotten after 30 seconds.
    """
    return await actions.note_presence(session, staff, appeal_id, typing=given.typing)
