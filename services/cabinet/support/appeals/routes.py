"""HTTP of one's own appeals."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from services.cabinet.deps import CurrentConsumer, CurrentConsumerName, SendingKey
from services.cabinet.support.appeals import actions, queries
from services.cabinet.support.appeals.schemas import (
    AppealCardOut,
    AppealIn,
    AppealOut,
    AppealsOut,
    AppealsQuery,
    MessageIn,
    MessageOut,
    RatingIn,
    ReadIn,
    ReopenIn,
)
from services.kit.database import ReadConnection, Session
from services.kit.pagination import Paging

router = APIRouter(prefix="/api/cabinet/appeals", tags=["appeals"])


@router.get("", response_model=AppealsOut)
async def list_appeals(
    user_id: CurrentConsumer,
    connection: ReadConnection,
    wanted: Annotated[AppealsQuery, Query()],
    page: Paging,
) -> dict[str, Any]:
    """List your appeals, the latest word first: those that go on, or with `archived` the closed."""
    return await queries.list_own(connection, user_id, wanted, page)


@router.post("", status_code=201, response_model=AppealOut)
async def send_appeal(
    given: AppealIn,
    user_id: CurrentConsumer,
    name: CurrentConsumerName,
    session: Session,
    *,
    key: SendingKey = None,
) -> dict[str, Any]:
    """Send an appeal; the draft is gone with it.

    422 by field: a topic that is not of this kind, an account that is not yours today, fields of
    the topic (`fields.<key>`), files that were sent already. 429 `too-many-appeals` after ten in
    an hour or fifty in a day. 409 `idempotency-key-reused`.
    """
    return await actions.send_appeal(session, user_id, name, given, key)


@router.get("/{appeal_id}", response_model=AppealCardOut)
async def read_appeal(
    appeal_id: UUID, user_id: CurrentConsumer, connection: ReadConnection
) -> dict[str, Any]:
    """Return an appeal of yours with all that was written."""
    return await actions.read_card(connection, user_id, appeal_id)


@router.post("/{appeal_id}/messages", status_code=201, response_model=MessageOut)
async def write_message(
    appeal_id: UUID,
    given: MessageIn,
    user_id: CurrentConsumer,
    session: Session,
    *,
    key: SendingKey = None,
) -> dict[str, Any]:
    """Write on an appeal of yours that goes on; 409 `appeal-closed` when it does not."""
    return await actions.write_message(session, user_id, appeal_id, given, key)


@router.post("/{appeal_id}/reopen", response_model=AppealCardOut)
async def reopen_appeal(
    appeal_id: UUID,
    given: ReopenIn,
    user_id: CurrentConsumer,
    session: Session,
    *,
    key: SendingKey = None,
) -> dict[str, Any]:
    """Open an appeal that was done again, within 14 days; 409 `reopen-too-late` after them."""
    return await actions.reopen(session, user_id, appeal_id, given.text, key)


@router.post("/{appeal_id}/cancel", response_model=AppealCardOut)
async def cancel_appeal(
    appeal_id: UUID, user_id: CurrentConsumer, session: Session
) -> dict[str, Any]:
    """Cancel an appeal that goes on; once more changes nothing. 409 `appeal-closed` when done."""
    return await actions.cancel(session, user_id, appeal_id)


@router.post("/{appeal_id}/rating", response_model=AppealCardOut)
async def rate_appeal(
    appeal_id: UUID, given: RatingIn, user_id: CurrentConsumer, session: Session
) -> dict[str, Any]:
    """Rate how an appeal that is done was dealt with, once.

    409 `appeal-not-done`, and `appeal-rated` for another rating than was given.
    """
    return await actions.rate(session, user_id, appeal_id, given)


@router.post("/{appeal_id}/read", status_code=204)
async def note_appeal_read(
    appeal_id: UUID, given: ReadIn, user_id: CurrentConsumer, session: Session
) -> None:
    """Note that you have read an appeal: nothing of it is unread any more."""
    await actions.note_read(session, user_id, appeal_id, given.seen_at)
