"""Users and staff for the control panel (A8); auth owns them."""

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from services.admin_panel.audit.actions import recorded
from services.admin_panel.deps import (
    CurrentAdministrator,
    CurrentOperator,
    CurrentSettings,
    CurrentStaff,
    Neighbours,
)
from services.admin_panel.errors import (
    AlreadyTaken,
    Forbidden,
    LastAdministrator,
    NoEmail,
    OwnAccount,
    TooManyAttempts,
    UnknownAccount,
    UserBlocked,
    WaitAMinute,
)
from services.admin_panel.neighbours import ask, read_page, read_shape
from services.admin_panel.people.schemas import (
    AccountIn,
    ConsumerChangeIn,
    ConsumerIn,
    StaffChangeIn,
    StaffIn,
    UserOut,
)
from services.kit.client import ServiceClient
from services.kit.database import CurrentDatabase, Database
from services.kit.identity import Caller
from services.kit.pagination import Page, PageRequest, Paging

router = APIRouter(prefix="/api/admin", tags=["people"])

_PROBLEMS = (
    AlreadyTaken,
    Forbidden,
    LastAdministrator,
    NoEmail,
    OwnAccount,
    TooManyAttempts,
    UnknownAccount,
    UserBlocked,
    WaitAMinute,
)

Search = Annotated[str, Query(max_length=100, description="Part of a name, login or contact.")]
Active = Annotated[bool | None, Query(description="Only those who may sign in, or only others.")]
Act = Literal["block", "unblock", "remove", "password", "reset-second-factor"]
# What the audit log calls them.
_ACTIONS: dict[Act, str] = {
    "block": "block_user",
    "unblock": "unblock_user",
    "remove": "remove_user",
    "password": "send_password",
    "reset-second-factor": "reset_second_factor",
}


@router.get("/users", response_model=Page[UserOut])
async def read_users(
    *,
    staff: CurrentStaff,
    settings: CurrentSettings,
    client: Neighbours,
    paging: Paging,
    search: Search = "",
    active: Active = None,
) -> Page[UserOut]:
    """List consumers, newest first; 503 while auth is down."""
    asked = {"user_class": "consumer", "search": search, "active": active}
    return await _listed(settings.auth_url, client, paging, asked)


@router.get("/staff", response_model=Page[UserOut])
async def read_staff(
    *,
    staff: CurrentStaff,
    settings: CurrentSettings,
    client: Neighbours,
    paging: Paging,
    search: Search = "",
    active: Active = None,
) -> Page[UserOut]:
    """List members of staff, newest first; 503 while auth is down."""
    asked = {"user_class": "staff", "search": search, "active": active}
    return await _listed(settings.auth_url, client, paging, asked)


@router.post("/users", status_code=201)
async def add_consumer(
    given: ConsumerIn,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> UserOut:
    """Make a consumer with these accounts; a letter brings a temporary password of 72 hours.

    The word of staff stands in for the check of the address. 409 `already-taken` with the field
    (e-mail, phone) that another has; 422 `unknown-account` with the place in the list.
    """
    count = len(given.account_numbers)
    async with recorded(database, staff, "add_user", "user", "", accounts=count) as entry:
        user = await _sent(settings.auth_url, client, staff, ("POST", "users"), given)
        entry.object_id = user.id
    return user


@router.put("/users/{user_id}")
async def change_consumer(
    user_id: UUID,
    given: ConsumerChangeIn,
    *,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> UserOut:
    """Set a consumer's name and contacts; a former e-mail address is told by letter.

    409 `already-taken` with the field.
    """
    async with recorded(database, staff, "edit_user", "user", str(user_id)):
        path = f"users/{user_id}"
        return await _sent(settings.auth_url, client, staff, ("PUT", path), given)


@router.post("/users/{user_id}/accounts", status_code=204)
async def add_account(
    user_id: UUID,
    given: AccountIn,
    *,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> None:
    """Let a consumer see one more account; he is told. 422 `unknown-account`."""
    async with recorded(database, staff, "add_account", "user", str(user_id)):
        await ask(
            client,
            "POST",
            "auth",
            f"{settings.auth_url}/internal/users/{user_id}/accounts",
            json=given.model_dump() | _actor(staff),
            problems=_PROBLEMS,
        )


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
    async with recorded(database, staff, "invite_staff", "staff", given.login, role=given.role):
        return await _sent(settings.auth_url, client, staff, ("POST", "staff"), given)


@router.put("/staff/{user_id}")
async def change_staff(
    user_id: UUID,
    given: StaffChangeIn,
    *,
    staff: CurrentAdministrator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> UserOut:
    """Set name, e-mail and role of a member of staff; a new role ends their sessions.

    For administrators. 409 `own-account` for one's own role, `last-administrator`,
    `already-taken` with the field.
    """
    async with recorded(database, staff, "edit_staff", "user", str(user_id), role=given.role):
        path = f"staff/{user_id}"
        return await _sent(settings.auth_url, client, staff, ("PUT", path), given)


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


@router.post("/users/{user_id}/password", status_code=204)
async def send_password(
    user_id: UUID,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> None:
    """Send a new temporary password by letter; the present one holds until that one is used.

    409 `no-email`, `user-blocked`, `own-account`; 429 `wait-a-minute`, `too-many-attempts`.
    """
    await _change(database, settings.auth_url, client, staff, user_id=user_id, act="password")


@router.post("/users/{user_id}/reset-second-factor", status_code=204)
async def reset_second_factor(
    user_id: UUID,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> None:
    """Switch a lost second factor off: sessions end, devices are strangers, a letter tells of it.

    409 `own-account`.
    """
    act: Act = "reset-second-factor"
    await _change(database, settings.auth_url, client, staff, user_id=user_id, act=act)


async def _listed(
    auth_url: str, client: ServiceClient, paging: PageRequest, asked: dict[str, Any]
) -> Page[UserOut]:
    params = {name: value for name, value in asked.items() if value is not None}
    response = await ask(
        client, "GET", "auth", f"{auth_url}/internal/users", params=params | paging.model_dump()
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
    async with recorded(database, staff, _ACTIONS[act], "user", str(user_id)):
        await ask(
            client,
            "POST",
            "auth",
            f"{auth_url}/internal/users/{user_id}/{act}",
            json=_actor(staff),
            problems=_PROBLEMS,
        )


async def _sent(
    auth_url: str,
    client: ServiceClient,
    staff: Caller,
    to: tuple[Literal["POST", "PUT"], str],
    given: BaseModel,
) -> UserOut:
    """Send what a form holds to auth; return the user that came of it."""
    method, path = to
    response = await ask(
        client,
        method,
        "auth",
        f"{auth_url}/internal/{path}",
        json=given.model_dump() | _actor(staff),
        problems=_PROBLEMS,
    )
    return read_shape(response, UserOut)


def _actor(staff: Caller) -> dict[str, str]:
    return {"actor": staff.subject, "actor_role": staff.role}
