"""Asking for one more account over HTTP."""

from uuid import UUID

from fastapi import APIRouter

from services.auth.deps import CurrentClientInfo, CurrentContext, OwnTransactions, SameOrigin
from services.auth.joining import actions
from services.auth.joining.schemas import AccountRequestIn, AccountRequestOut
from services.auth.sessions.deps import ConsumerOwner
from services.kit.database import Session
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/auth/account-requests", tags=["joining"])


@router.post("", status_code=201, dependencies=[SameOrigin])
async def ask_for_account(
    given: AccountRequestIn,
    *,
    owner: ConsumerOwner,
    database: OwnTransactions,
    client: CurrentClientInfo,
    context: CurrentContext,
) -> AccountRequestOut:
    """Ask to see one more account; `state` says what has become of it at once.

    `added`: it appears among yours within seconds. `asked`: others see it, and one of them is to
    agree within a week. `waiting`: the supplier's staff look at it, since something did not fit
    or nothing was given that could. 409 `already-yours`; 409 `too-many-open-requests`; 429
    `too-many-attempts` when a network asks too often; 503 while cabinet does not answer.
    """
    return await actions.ask_for_account(database, owner, given, client, context)


@router.get("")
async def list_account_requests(
    owner: ConsumerOwner, session: Session, page: Paging
) -> Page[AccountRequestOut]:
    """List your requests, newest first: open ones, and those decided in the last 30 days."""
    return await actions.list_requests(session, owner.id, page)


@router.delete("/{request_id}", status_code=204, dependencies=[SameOrigin])
async def withdraw_account_request(
    request_id: UUID, owner: ConsumerOwner, session: Session, client: CurrentClientInfo
) -> None:
    """Take your request back. 404 for another's; 409 `already-decided`."""
    await actions.withdraw(session, owner, request_id, client)
