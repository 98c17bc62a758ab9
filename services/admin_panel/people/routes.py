"""Users and staff for the control panel (A8); auth owns them."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from uuid import UUID

import httpx
from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from services.admin_panel.audit.actions import recorded
from services.admin_panel.deps import CurrentSettings, Neighbours
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
from services.admin_panel.neighbours import actor_of, ask, read_page, read_shape
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
from services.kit.staff import CurrentAdministrator, CurrentOperator, CurrentStaff

router = APIRouter(prefix="/api/admin", tags=["people"])


@dataclass(frozen=True, slots=True)
class Auth:
    """Auth, which owns the users, and the database that keeps what staff asked of it."""

    url: str
    client: ServiceClient
    database: Database

    async def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Ask auth about users; its problems come as ours."""
        url = f"{self.url}/internal/{path}"
        return await ask(self.client, method, "auth", url, problems=_PROBLEMS, **options)


def _auth(settings: CurrentSettings, client: Neighbours, database: CurrentDatabase) -> Auth:
    return Auth(settings.auth_url, client, database)


CurrentAuth = Annotated[Auth, Depends(_auth)]

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
    auth: CurrentAuth,
    paging: Paging,
    search: Search = "",
    active: Active = None,
) -> Page[UserOut]:
    """List consumers, newest first; 503 while auth is down."""
    asked = {"user_class": "consumer", "search": search, "active": active}
    return await _listed(auth, paging, asked)


@router.get("/staff", response_model=Page[UserOut])
async def read_staff(
    *,
    staff: CurrentStaff,
    auth: CurrentAuth,
    paging: Paging,
    search: Search = "",
    active: Active = None,
) -> Page[UserOut]:
    """List members of staff, newest first; 503 while auth is down."""
    asked = {"user_class": "staff", "search": search, "active": active}
    return await _listed(auth, paging, asked)


@router.post("/users", status_code=201)
async def add_consumer(
    given: ConsumerIn,
    staff: CurrentOperator,
    auth: CurrentAuth,
) -> UserOut:
    """Make a consumer with these accounts; a letter brings a temporary password of 72 hours.

    The word of staff stands in for the check of the address. 409 `already-taken` with the field
    (e-mail, phone) that another has; 422 `unknown-account` with the place in the list.
    """
    count = len(given.account_numbers)
    async with recorded(auth.database, staff, "add_user", "user", "", accounts=count) as entry:
        user = await _sent(auth, staff, ("POST", "users"), given)
        entry.object_id = user.id
    return user


@router.put("/users/{user_id}")
async def change_consumer(
    user_id: UUID,
    given: ConsumerChangeIn,
    *,
    staff: CurrentOperator,
    auth: CurrentAuth,
) -> UserOut:
    """Set a consumer's name and contacts; a former e-mail address is told by letter.

    409 `already-taken` with the field.
    """
    async with recorded(auth.database, staff, "edit_user", "user", str(user_id)):
        path = f"users/{user_id}"
        return await _sent(auth, staff, ("PUT", path), given)


@router.post("/users/{user_id}/accounts", status_code=204)
async def add_account(
    user_id: UUID,
    given: AccountIn,
    *,
    staff: CurrentOperator,
    auth: CurrentAuth,
) -> None:
    """Let a consumer see one more account; he is told. 422 `unknown-account`."""
    async with recorded(auth.database, staff, "add_account", "user", str(user_id)):
        body = given.model_dump() | actor_of(staff)
        await auth.ask("POST", f"users/{user_id}/accounts", json=body)


@router.post("/staff", status_code=201)
async def invite_staff(
    given: StaffIn,
    staff: CurrentAdministrator,
    auth: CurrentAuth,
) -> UserOut:
    """Make a member of staff; a letter brings a temporary password of 72 hours.

    For administrators. 409 `already-taken` for a login or an address that somebody has.
    """
    async with recorded(
        auth.database, staff, "invite_staff", "staff", given.login, role=given.role
    ):
        return await _sent(auth, staff, ("POST", "staff"), given)


@router.put("/staff/{user_id}")
async def change_staff(
    user_id: UUID,
    given: StaffChangeIn,
    *,
    staff: CurrentAdministrator,
    auth: CurrentAuth,
) -> UserOut:
    """Set name, e-mail and role of a member of staff; a new role ends their sessions.

    For administrators. 409 `own-account` for one's own role, `last-administrator`,
    `already-taken` with the field.
    """
    async with recorded(auth.database, staff, "edit_staff", "user", str(user_id), role=given.role):
        path = f"staff/{user_id}"
        return await _sent(auth, staff, ("PUT", path), given)


@router.post("/users/{user_id}/block", status_code=204)
async def block_user(
    user_id: UUID,
    staff: CurrentOperator,
    auth: CurrentAuth,
) -> None:
    """Block a user, whose sessions end; members of staff only by administrators.

    409 `own-account`, `last-administrator`.
    """
    await _change(auth, staff, user_id, "block")


@router.post("/users/{user_id}/unblock", status_code=204)
async def unblock_user(
    user_id: UUID,
    staff: CurrentOperator,
    auth: CurrentAuth,
) -> None:
    """Let a blocked user in again."""
    await _change(auth, staff, user_id, "unblock")


@router.delete("/users/{user_id}", status_code=204)
async def remove_user(
    user_id: UUID,
    staff: CurrentOperator,
    auth: CurrentAuth,
) -> None:
    """Remove a user for good; members of staff only by administrators.

    409 `own-account`, `last-administrator`.
    """
    await _change(auth, staff, user_id, "remove")


@router.post("/users/{user_id}/password", status_code=204)
async def send_password(
    user_id: UUID,
    staff: CurrentOperator,
    auth: CurrentAuth,
) -> None:
    """Send a new temporary password by letter; the present one holds until that one is used.

    409 `no-email`, `user-blocked`, `own-account`; 429 `wait-a-minute`, `too-many-attempts`.
    """
    await _change(auth, staff, user_id, "password")


@router.post("/users/{user_id}/reset-second-factor", status_code=204)
async def reset_second_factor(
    user_id: UUID,
    staff: CurrentOperator,
    auth: CurrentAuth,
) -> None:
    """Switch a lost second factor off: sessions end, devices are strangers, a letter tells of it.

    409 `own-account`.
    """
    await _change(auth, staff, user_id, "reset-second-factor")


async def _listed(auth: Auth, paging: PageRequest, asked: dict[str, Any]) -> Page[UserOut]:
    params = {name: value for name, value in asked.items() if value is not None}
    return read_page(await auth.ask("GET", "users", params=params | paging.model_dump()), UserOut)


async def _change(auth: Auth, staff: Caller, user_id: UUID, act: Act) -> None:
    async with recorded(auth.database, staff, _ACTIONS[act], "user", str(user_id)):
        await auth.ask("POST", f"users/{user_id}/{act}", json=actor_of(staff))


async def _sent(
    auth: Auth, staff: Caller, to: tuple[Literal["POST", "PUT"], str], given: BaseModel
) -> UserOut:
    """Send what a form holds to auth; return the user that came of it."""
    method, path = to
    answer = await auth.ask(method, path, json=given.model_dump() | actor_of(staff))
    return read_shape(answer, UserOut)
