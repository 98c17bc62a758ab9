"""Which accounts a consumer sees: listed, given and taken away by staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from services.cabinet.access.links import staff_actions
from services.cabinet.access.links.deps import KnownConsumer
from services.cabinet.access.links.schemas import GiveIn, LinksOut, TakeIn
from services.kit.database import Session
from services.kit.identity import Caller
from services.kit.rights import may, may_now
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/users/{user_id}/accounts", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("users:see"))]
MayGrant = Annotated[Caller, Depends(may_now("access:grant"))]


@router.get("", dependencies=[act("look_at_user", "user", "user_id")])
async def list_links(user_id: UUID, staff: MaySee, session: Session) -> LinksOut:
    """List the accounts that a consumer sees, saw, or waits for; the consumer is told of it."""
    return LinksOut(items=await staff_actions.look_at_links(session, staff, user_id))


@router.post(
    "",
    status_code=204,
    dependencies=[act("add_account", "user", "user_id", ("account_number",))],
)
async def give_account(
    staff: MayGrant, user_id: KnownConsumer, given: GiveIn, session: Session
) -> None:
    """Let a consumer see one more account; he is told, and who was known for it before.

    404 when there is no such consumer, 422 `unknown-account`.
    """
    await staff_actions.give_account(session, staff, user_id, given.account_number)


@router.post(
    "/take",
    status_code=204,
    dependencies=[act("take_account", "user", "user_id", ("account_number", "last_day"))],
)
async def take_account(user_id: UUID, given: TakeIn, staff: MayGrant, session: Session) -> None:
    """Take an account away from a consumer, who is told; given again, it is seen whole again.

    404 when he has no such account, 422 `last-day-ahead` for a day after today.
    """
    await staff_actions.take_account(session, staff, user_id, given.account_number, given.last_day)
