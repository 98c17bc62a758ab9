"""A consumer's accounts."""

from fastapi import APIRouter, Response

from services.cabinet.customers.accounts import actions, queries
from services.cabinet.customers.accounts.schemas import AccountCardOut, AccountOut, LeaveIn
from services.cabinet.deps import AccountKey, CurrentConsumer, json_or_404
from services.kit.database import ReadConnection, Session
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/cabinet", tags=["accounts"])


@router.get("/accounts", response_model=Page[AccountOut])
async def list_accounts(
    user_id: CurrentConsumer, connection: ReadConnection, page: Paging
) -> Response:
    """List the accounts that you see, by number."""
    return json_or_404(await queries.list_accounts(connection, user_id, page))


@router.get("/accounts/{account_id}", response_model=AccountCardOut)
async def read_account(
    account_id: AccountKey, user_id: CurrentConsumer, connection: ReadConnection
) -> Response:
    """Return the card of one of your accounts; 404 for another's."""
    return json_or_404(await queries.find_account(connection, user_id, account_id))


@router.post("/accounts/{account_id}/leave", status_code=204)
async def leave_account(
    account_id: AccountKey, given: LeaveIn, user_id: CurrentConsumer, session: Session
) -> None:
    """Give an account up: you see it no more, or only your own past of it.

    404 for another's; 409 `seen-by-role` when a role on the contract shows it, which its
    administrator takes; 409 `nobody-else-sees` without `nobody_else` when that is so.
    """
    await actions.leave_account(session, user_id, account_id, given)
