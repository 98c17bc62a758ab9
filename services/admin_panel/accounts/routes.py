"""Customer accounts for staff; cabinet owns them."""

from typing import Annotated

from fastapi import APIRouter, Query

from services.admin_panel.accounts.schemas import AdminAccountOut, CodeIn, CodeOut, Sort
from services.admin_panel.audit.actions import recorded
from services.admin_panel.deps import CurrentSettings, Neighbours
from services.admin_panel.errors import CodesDoNotCount
from services.admin_panel.neighbours import ask, read_page, read_shape
from services.kit.database import CurrentDatabase
from services.kit.pagination import Page, Paging
from services.kit.staff import CurrentOperator, CurrentStaff

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


@router.post("/codes", status_code=201)
async def issue_code(
    given: CodeIn,
    *,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> CodeOut:
    """Make the code that proves, at registration, who has the account's bill; good for 45 days.

    The code before counts no more. 404 for no such account; 409 `codes-do-not-count` when the
    supplier has not chosen codes (`manage set-supplier --second-proofs`).
    """
    async with recorded(database, staff, "issue_code", "account", given.account_number):
        response = await ask(
            client,
            "POST",
            "cabinet",
            f"{settings.cabinet_url}/internal/account-codes",
            json=given.model_dump() | {"issued_by": staff.name or staff.subject},
            problems=(CodesDoNotCount,),
        )
        return read_shape(response, CodeOut)
