"""All customer accounts, as staff look for them."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from services.cabinet.base import SERVICE
from services.cabinet.deps import json_or_404
from services.cabinet.metering.account_list import queries
from services.cabinet.metering.account_list.schemas import (
    ChosenAccountsOut,
    FilterChoicesOut,
    StaffAccountOut,
)
from services.cabinet.metering.account_search.schemas import AccountView
from services.kit.database import LookConnection, ReadConnection
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act, record_list_look

router = APIRouter(prefix="/api/cabinet/staff/accounts", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("accounts:see"))]
MayChange = Annotated[Caller, Depends(may("accounts:change"))]
View = Annotated[AccountView, Query()]


@router.get(
    "",
    response_model=Page[StaffAccountOut],
    dependencies=[act("look_at_accounts", "list")],
)
async def search_accounts(
    staff: MaySee, connection: LookConnection, page: Paging, view: View
) -> Response:
    """List customer accounts, all of them or those that are looked for; the look is recorded."""
    listed = await queries.list_accounts(connection, view, page)
    await record_list_look(connection, SERVICE, staff, "accounts", view, found=listed["total"])
    return json_or_404(listed)


@router.get("/chosen", response_model=ChosenAccountsOut)
async def choose_accounts(
    staff: MayChange, connection: ReadConnection, view: View
) -> dict[str, Any]:
    """Return keys of all accounts that are looked for, at most as many as one act may take."""
    return await queries.list_chosen(connection, view)


@router.get("/choices", response_model=FilterChoicesOut)
async def read_choices(staff: MaySee, connection: ReadConnection) -> dict[str, Any]:
    """Return the towns and tariffs that accounts can be filtered by."""
    return await queries.list_choices(connection)
