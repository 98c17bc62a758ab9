"""HTTP of consumers for staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from services.auth.actors.deps import reads
from services.auth.base import SERVICE
from services.auth.deps import (
    CurrentContext,
    OwnTransactions,
)
from services.auth.staff import actions, consumers
from services.auth.staff.deps import Active, Search
from services.auth.staff.queries import list_users
from services.auth.staff.schemas import ConsumerChangeIn, ConsumerIn, ListedUserOut
from services.kit.database import Session, plain_of
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act, record_list_look

router = APIRouter(prefix="/api/auth/staff/consumers", tags=["consumers"])
MaySee = Annotated[Caller, Depends(reads("users:see"))]
MayAdd = Annotated[Caller, Depends(may("users:change", "access:grant"))]
MayChange = Annotated[Caller, Depends(may("users:change"))]


@router.get("", dependencies=[act("look_at_users", "list")])
async def list_consumers(
    *,
    staff: MaySee,
    session: Session,
    paging: Paging,
    search: Search = "",
    active: Active = None,
) -> Page[ListedUserOut]:
    """List consumers, newest first; that you looked is recorded."""
    page = await list_users(session, "consumer", search, active, paging)
    asked = {"search": search, "active": active}
    await record_list_look(
        await plain_of(session), SERVICE, staff, "users", asked, found=page.total
    )
    return page


@router.post("", status_code=201, dependencies=[act("add_user", "user")])
async def add_consumer(
    given: ConsumerIn,
    *,
    staff: MayAdd,
    database: OwnTransactions,
    context: CurrentContext,
) -> ListedUserOut:
    """Make a consumer with these accounts; a letter brings a temporary password of 72 hours.

    The word of staff stands in for the check of the address. 409 `already-taken` with the field
    (e-mail, phone) that another has; 422 `unknown-account` with the place in the list; 503 while
    cabinet does not answer.
    """
    user = await consumers.add_consumer(database, staff, given, context)
    return ListedUserOut.model_validate(user, from_attributes=True)


@router.put("/{user_id}", dependencies=[act("edit_user", "user", "user_id")])
async def change_consumer(
    user_id: UUID,
    given: ConsumerChangeIn,
    *,
    staff: MayChange,
    database: OwnTransactions,
    context: CurrentContext,
) -> ListedUserOut:
    """Set a consumer's name and contacts; a former e-mail address is told by letter.

    409 `already-taken` with the field.
    """
    user = await consumers.change_consumer(database, staff, user_id, given, context)
    return ListedUserOut.model_validate(user, from_attributes=True)


@router.post(
    "/{user_id}/block", status_code=204, dependencies=[act("block_user", "user", "user_id")]
)
async def block_consumer(user_id: UUID, staff: MayChange, session: Session) -> None:
    """Block a consumer, whose sessions end."""
    await actions.set_active(session, "consumer", user_id, staff, active=False)


@router.post(
    "/{user_id}/unblock", status_code=204, dependencies=[act("unblock_user", "user", "user_id")]
)
async def unblock_consumer(user_id: UUID, staff: MayChange, session: Session) -> None:
    """Let a blocked consumer in again."""
    await actions.set_active(session, "consumer", user_id, staff, active=True)


@router.delete("/{user_id}", status_code=204, dependencies=[act("remove_user", "user", "user_id")])
async def remove_consumer(user_id: UUID, staff: MayChange, session: Session) -> None:
    """Remove a consumer for good."""
    await actions.remove_user(session, "consumer", user_id, staff)


@router.post(
    "/{user_id}/password", status_code=204, dependencies=[act("send_password", "user", "user_id")]
)
async def send_password_to_consumer(
    user_id: UUID, staff: MayChange, session: Session, context: CurrentContext
) -> None:
    """Send a new temporary password by letter; the present one holds until that one is used.

    409 `no-email`, `user-blocked`; 429 `wait-a-minute`, `too-many-attempts`.
    """
    await actions.send_password(session, "consumer", user_id, staff, context)


@router.post(
    "/{user_id}/reset-second-factor",
    status_code=204,
    dependencies=[act("reset_second_factor", "user", "user_id")],
)
async def reset_second_factor_of_consumer(
    user_id: UUID, staff: MayChange, session: Session
) -> None:
    """Switch a lost second factor off: sessions end, devices are strangers, a letter tells it."""
    await actions.reset_second_factor(session, "consumer", user_id, staff)
