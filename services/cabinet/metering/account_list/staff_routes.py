"""All customer accounts, as staff look for them."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from services.cabinet.deps import json_or_404
from services.cabinet.metering.account_list import queries
from services.cabinet.metering.account_list.schemas import StaffAccountOut
from services.kit.database import ReadConnection
from services.kit.pagination import Page, Paging
from services.kit.staff import CurrentStaff

router = APIRouter(prefix="/api/cabinet/staff/accounts", tags=["staff"])
_SEARCH = "Parts of a number, subscriber's name, address or meter's serial number; each must occur."


@router.get("", response_model=Page[StaffAccountOut])
async def search_accounts(
    staff: CurrentStaff,
    connection: ReadConnection,
    page: Paging,
    search: Annotated[str, Query(max_length=200, description=_SEARCH)] = "",
    sort: Literal["number", "-number", "customer", "address"] = "number",
) -> Response:
    """List customer accounts, all of them or those that are looked for."""
    return json_or_404(await queries.list_accounts(connection, search, sort, page))
