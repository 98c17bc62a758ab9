"""A consumer's accounts."""

from fastapi import APIRouter, Response

from services.cabinet.customers.accounts import queries
from services.cabinet.customers.accounts.schemas import AccountOut
from services.cabinet.deps import AccountKey, CurrentConsumer, json_or_404
from services.kit.database import ReadConnection
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/cabinet", tags=["accounts"])


@router.get("/accounts", response_model=Page[AccountOut])
async def list_accounts(
    user_id: CurrentConsumer, connection: ReadConnection, page: Paging
) -> Response:
    """List the accounts that you see, by number."""
    return json_or_404(await queries.list_accounts(connection, user_id, page))


@router.get("/accounts/{account_id}", response_model=AccountOut)
async def read_account(
    account_id: AccountKey, user_id: CurrentConsumer, connection: ReadConnection
) -> Response:
    """Return one of your accounts; 404 for another's."""
    return json_or_404(await queries.find_account(connection, user_id, account_id))
