"""HTTP of audiences: for notifications."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from services.cabinet.access.audience import queries
from services.cabinet.access.audience.schemas import AudienceOut, OwnAccounts, OwnAccountsOut
from services.cabinet.deps import internal
from services.kit.database import ReadConnection

internal_router = APIRouter(
    prefix="/internal", tags=["internal"], dependencies=[internal("audience")]
)
_Text = Annotated[str, Query(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]


@internal_router.get("/audience", response_model=AudienceOut)
async def list_audience(
    connection: ReadConnection,
    town: Annotated[str | None, Query(max_length=200, pattern=r"^[^\x00]+$")] = None,
    account: Annotated[list[_Text] | None, Query(max_length=100)] = None,
    after: UUID | None = None,
    limit: Annotated[int, Query(ge=1, le=10_000)] = 1000,
) -> dict[str, Any]:
    """List the users who see an account in the town, or one of the named accounts."""
    return await queries.list_audience(connection, town, account or [], after, limit)


@internal_router.get("/audience/accounts")
async def list_own_accounts(
    connection: ReadConnection,
    user: Annotated[list[UUID], Query(min_length=1, max_length=100)],
) -> OwnAccountsOut:
    """List the accounts that each of these users sees."""
    return OwnAccountsOut(
        items=[
            OwnAccounts(user_id=one, numbers=await queries.list_numbers(connection, one))
            for one in dict.fromkeys(user)
        ]
    )
