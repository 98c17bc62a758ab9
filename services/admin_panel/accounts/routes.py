"""Customer accounts for staff; cabinet owns them."""

from typing import Annotated

from fastapi import APIRouter, Query

from services.admin_panel.accounts.schemas import AdminAccountOut, Sort
from services.admin_panel.deps import CurrentSettings, CurrentStaff, Neighbours
from services.admin_panel.neighbours import ask, read_page
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/admin/accounts", tags=["accounts"])


@router.get("", response_model=Page[AdminAccountOut])
async def read_accounts(
    *,
    staff: CurrentStaff,
    settings: CurrentSettings,
    client: Neighbours,
    paging: Paging,
    search: Annotated[
        str, Query(max_length=100, description="Part of a number, name, address or serial number.")
    ] = "",
    sort: Sort = "number",
) -> Page[AdminAccountOut]:
    """List customer accounts; 503 while cabinet is down."""
    response = await ask(
        client,
        "GET",
        "cabinet",
        f"{settings.cabinet_url}/internal/accounts",
        params={"search": search, "sort": sort} | paging.model_dump(),
    )
    return read_page(response, AdminAccountOut)
