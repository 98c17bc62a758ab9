"""A user's accounts for admin_panel, over internal HTTP."""

from uuid import UUID

from fastapi import APIRouter

from services.cabinet.deps import internal
from services.cabinet.linking import taking
from services.cabinet.linking.schemas import LinkOut, LinksOut, TakeIn
from services.kit.database import Session

internal_router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[internal("links")])


@internal_router.get("/users/{user_id}/accounts", response_model=LinksOut)
async def list_links(user_id: UUID, session: Session) -> LinksOut:
    """List the accounts that a user sees, saw, or waits for."""
    return LinksOut(items=await taking.list_links(session, user_id))


@internal_router.post("/users/{user_id}/accounts/take", response_model=LinkOut)
async def take_account(user_id: UUID, given: TakeIn, session: Session) -> LinkOut:
    """Take an account away from a user; answer what it was before. 404 when he has none such."""
    return await taking.take_account(session, user_id, given.account_number, given.last_day)
