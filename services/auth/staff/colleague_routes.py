"""HTTP of colleagues: who they are, invited and changed."""

import secrets
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from services.auth.actors.deps import reads
from services.auth.deps import (
    CurrentContext,
    CurrentSettings,
    OwnTransactions,
)
from services.auth.passwords.deps import CurrentHashing
from services.auth.roles.queries import list_keys_with
from services.auth.staff import actions, colleagues
from services.auth.staff.deps import Active, Search
from services.auth.staff.queries import list_names, list_users
from services.auth.staff.schemas import ColleagueNamesOut, ListedUserOut, StaffChangeIn, StaffIn
from services.kit.database import Session
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act

_TEMPORARY_BYTES = 12

router = APIRouter(prefix="/api/auth/staff/colleagues", tags=["colleagues"])
MayOpen = Annotated[Caller, Depends(reads("panel:open"))]
MaySee = Annotated[Caller, Depends(reads("colleagues:see"))]
MayGrant = Annotated[Caller, Depends(may("users:grant"))]


@router.get("")
async def list_colleagues(
    *,
    staff: MaySee,
    session: Session,
    paging: Paging,
    search: Search = "",
    active: Active = None,
) -> Page[ListedUserOut]:
    """List members of staff, newest first."""
    return await list_users(session, "staff", search, active, paging)


@router.get("/names")
async def list_colleague_names(staff: MayOpen, session: Session) -> ColleagueNamesOut:
    """List the names of active members of staff, for whoever works with them."""
    givers = await list_keys_with(session, frozenset({"users:grant"}))
    return ColleagueNamesOut(items=await list_names(session, givers))


@router.post("", status_code=201, dependencies=[act("invite_staff", "staff", "login", ("role",))])
async def invite_colleague(
    given: StaffIn,
    *,
    staff: MayGrant,
    database: OwnTransactions,
    hashing: CurrentHashing,
    settings: CurrentSettings,
) -> ListedUserOut:
    """Make a member of staff; a letter brings a temporary password of 72 hours.

    409 `already-taken` for a login or an address that somebody has.
    """
    password = secrets.token_urlsafe(_TEMPORARY_BYTES)
    password_hash = await hashing.hash(password)
    user = await colleagues.invite_staff(
        database,
        staff,
        given,
        keys_dir=settings.keys_dir,
        password=password,
        password_hash=password_hash,
    )
    return ListedUserOut.model_validate(user, from_attributes=True)


@router.put("/{user_id}", dependencies=[act("edit_staff", "user", "user_id", ("role",))])
async def change_colleague(
    user_id: UUID, given: StaffChangeIn, *, staff: MayGrant, database: OwnTransactions
) -> ListedUserOut:
    """Set name, e-mail and role of a member of staff; a new role ends their sessions.

    409 `own-account` for one's own role, `last-administrator`, `already-taken` with the field.
    """
    user = await colleagues.change_staff(database, staff, user_id, given)
    return ListedUserOut.model_validate(user, from_attributes=True)


@router.post(
    "/{user_id}/block", status_code=204, dependencies=[act("block_user", "user", "user_id")]
)
async def block_colleague(user_id: UUID, staff: MayGrant, session: Session) -> None:
    """Block a member of staff, whose sessions end. 409 `own-account`, `last-administrator`."""
    await actions.set_active(session, "staff", user_id, staff, active=False)


@router.post(
    "/{user_id}/unblock", status_code=204, dependencies=[act("unblock_user", "user", "user_id")]
)
async def unblock_colleague(user_id: UUID, staff: MayGrant, session: Session) -> None:
    """Let a blocked member of staff in again."""
    await actions.set_active(session, "staff", user_id, staff, active=True)


@router.delete("/{user_id}", status_code=204, dependencies=[act("remove_user", "user", "user_id")])
async def remove_colleague(user_id: UUID, staff: MayGrant, session: Session) -> None:
    """Remove a member of staff for good. 409 `own-account`, `last-administrator`."""
    await actions.remove_user(session, "staff", user_id, staff)


@router.post(
    "/{user_id}/password", status_code=204, dependencies=[act("send_password", "user", "user_id")]
)
async def invite_colleague_again(
    user_id: UUID, staff: MayGrant, session: Session, context: CurrentContext
) -> None:
    """Send an invitation with a new temporary password; a former one is void.

    409 `no-email`, `user-blocked`, `own-account`; 429 `wait-a-minute`, `too-many-attempts`.
    """
    await actions.send_password(session, "staff", user_id, staff, context)


@router.post(
    "/{user_id}/reset-second-factor",
    status_code=204,
    dependencies=[act("reset_second_factor", "user", "user_id")],
)
async def reset_second_factor_of_colleague(
    user_id: UUID, staff: MayGrant, session: Session
) -> None:
    """Switch a lost second factor off: sessions end, devices are strangers, a letter tells it.

    409 `own-account`.
    """
    await actions.reset_second_factor(session, "staff", user_id, staff)
