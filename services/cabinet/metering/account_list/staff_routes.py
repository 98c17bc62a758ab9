"""All customer accounts, as staff look for them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from services.cabinet.deps import json_or_404
from services.cabinet.metering.account_list import queries
from services.cabinet.metering.account_list.schemas import (
    ChosenAccountsOut,
    FilterChoicesOut,
    StaffAccountOut,
)
from services.cabinet.metering.account_search.schemas import AccountView
from services.kit.database import ReadConnection
from services.kit.pagination import Page, Paging
from services.kit.staff import CurrentOperator, CurrentStaff

router = APIRouter(prefix="/api/cabinet/staff/accounts", tags=["staff"])
View = Annotated[AccountView, Query()]


@router.get("", response_model=Page[StaffAccountOut])
async def search_accounts(
    staff: CurrentStaff, connection: ReadConnection, page: Paging, view: View
) -> Response:
    """List customer accounts, all of them or those that are looked for."""
    return json_or_404(await queries.list_accounts(connection, view, page))


@router.get("/chosen", response_model=ChosenAccountsOut)
async def choose_accounts(
    staff: CurrentOperator, connection: ReadConnection, view: View
) -> dict[str, Any]:
    """Return keys of all accounts that are looked for, at most as many as one act may take."""
    return await queries.list_chosen(connection, view)


@router.get("/choices", response_model=FilterChoicesOut)
async def read_choices(staff: CurrentStaff, connection: ReadConnection) -> dict[str, Any]:
    """Return the towns and tariffs that accounts can be filtered by."""
    return await queries.list_choices(connection)
