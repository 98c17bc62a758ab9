"""Users and staff for the control panel (A8); auth owns them."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query

from services.admin_panel.audit.actions import record_change
from services.admin_panel.deps import (
    CurrentAdministrator,
    CurrentOperator,
    CurrentSettings,
    CurrentStaff,
    Neighbours,
)
from services.admin_panel.errors import AlreadyTaken, Forbidden, LastAdministrator, OwnAccount
from services.admin_panel.neighbours import ask, read_page, read_shape
from services.admin_panel.people.schemas import StaffIn, UserOut
from services.kit.client import ServiceClient
from services.kit.database import CurrentDatabase, Database
from services.kit.identity import Caller
from services.kit.pagination import Page, PageRequest, Paging

router = APIRouter(prefix="/api/admin", tags=["people"])

Search = Annotated[str, Query(max_length=100, description="Part of a name, login or contact.")]
Act = Literal["block", "unblock", "remove"]


@router.get("/users", response_model=Page[UserOut])
async def read_users(
    staff: CurrentStaff,
    settings: CurrentSettings,
    client: Neighbours,
    paging: Paging,
    search: Search = "",
) -> Page[UserOut]:
    """List consumers, newest first; 503 while auth is down."""
    return await _listed(settings.auth_url, client, paging, "consumer", search)


@router.get("/staff", response_model=Page[UserOut])
async def read_staff(
    staff: CurrentStaff,
    settings: CurrentSettings,
    client: Neighbours,
    paging: Paging,
    search: Search = "",
) -> Page[UserOut]:
    """List members of staff, newest first; 503 while auth is down."""
    return await _listed(settings.auth_url, client, paging, "staff", search)


@router.post("/staff", status_code=201)
async def invite_staff(
    given: StaffIn,
    staff: CurrentAdministrator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> UserOut:
    """Make a member of staff; a letter brings a temporary password of 72 hours.

    For administrators. 409 `already-taken` for a login or an address that somebody has.
    """
    await record_change(database, staff, "invite_staff", "staff", given.login, role=given.role)
    response = await ask(
        client,
        "POST",
        "auth",
        f"{settings.auth_url}/internal/staff",
        json=given.model_dump() | _actor(staff),
        problems=(AlreadyTaken, Forbidden),
    )
    return read_shape(response, UserOut)


@router.post("/users/{user_id}/block", status_code=204)
async def block_user(
    user_id: UUID,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> None:
    """Block a user, whose sessions end; members of staff only by administrators.

    409 `own-account`, `last-administrator`.
    """
    await _change(database, settings.auth_url, client, staff, user_id=user_id, act="block")


@router.post("/users/{user_id}/unblock", status_code=204)
async def unblock_user(
    user_id: UUID,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> None:
    """Let a blocked user in again."""
    await _change(database, settings.auth_url, client, staff, user_id=user_id, act="unblock")


@router.delete("/users/{user_id}", status_code=204)
async def remove_user(
    user_id: UUID,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> None:
    """Remove a user for good; members of staff only by administrators.

    409 `own-account`, `last-administrator`.
    """
    await _change(database, settings.auth_url, client, staff, user_id=user_id, act="remove")


async def _listed(
    auth_url: str, client: ServiceClient, paging: PageRequest, user_class: str, search: str
) -> Page[UserOut]:
    response = await ask(
        client,
        "GET",
        "auth",
        f"{auth_url}/internal/users",
        params={"user_class": user_class, "search": search} | paging.model_dump(),
    )
    return read_page(response, UserOut)


async def _change(
    database: Database,
    auth_url: str,
    client: ServiceClient,
    staff: Caller,
    *,
    user_id: UUID,
    act: Act,
) -> None:
    await record_change(database, staff, f"{act}_user", "user", str(user_id))
    await ask(
        client,
        "POST",
        "auth",
        f"{auth_url}/internal/users/{user_id}/{act}",
        json=_actor(staff),
        problems=(OwnAccount, LastAdministrator, Forbidden),
    )


def _actor(staff: Caller) -> dict[str, str]:
    return {"actor": staff.subject, "actor_role": staff.role}
