"""Users for admin_panel, over internal HTTP."""

import secrets
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.auth.actors.schemas import ActorIn
from services.auth.administration import actions
from services.auth.administration.queries import list_users
from services.auth.administration.schemas import ListedUserOut, StaffIn
from services.auth.deps import (
    ALLOWED_CALLERS,
    CurrentHashing,
    CurrentSettings,
    CurrentSurroundings,
    OwnTransactions,
)
from services.kit.database import Session
from services.kit.identity import called_by
from services.kit.pagination import Page, Paging

_TEMPORARY_BYTES = 12

router = APIRouter(
    prefix="/internal",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[Depends(called_by(ALLOWED_CALLERS, "users"))],
)


@router.get("/users")
async def read_users(
    session: Session,
    paging: Paging,
    user_class: Literal["consumer", "staff"] = "consumer",
    search: Annotated[str, Query(max_length=100)] = "",
    active: bool | None = None,
) -> Page[ListedUserOut]:
    """List users by parts of name, login, e-mail or phone; newest first."""
    rows, total = await list_users(session, user_class, search, active, paging)
    return Page(
        items=[ListedUserOut.model_validate(row, from_attributes=True) for row in rows],
        total=total,
    )


@router.post("/users/{user_id}/block", status_code=204)
async def block_user(user_id: UUID, given: ActorIn, session: Session) -> None:
    """Block a user; their sessions end."""
    await actions.set_active(session, user_id, given, active=False)


@router.post("/users/{user_id}/unblock", status_code=204)
async def unblock_user(user_id: UUID, given: ActorIn, session: Session) -> None:
    """Let a blocked user in again."""
    await actions.set_active(session, user_id, given, active=True)


@router.post("/users/{user_id}/remove", status_code=204)
async def remove_user(user_id: UUID, given: ActorIn, session: Session) -> None:
    """Remove a user."""
    await actions.remove_user(session, user_id, given)


@router.post("/users/{user_id}/password", status_code=204)
async def send_password(
    user_id: UUID, given: ActorIn, session: Session, around: CurrentSurroundings
) -> None:
    """Send a new temporary password by letter."""
    await actions.send_password(session, user_id, given, around)


@router.post("/users/{user_id}/reset-second-factor", status_code=204)
async def reset_second_factor(user_id: UUID, given: ActorIn, session: Session) -> None:
    """Switch a lost second factor off; sessions end."""
    await actions.reset_second_factor(session, user_id, given)


@router.post("/staff", status_code=201)
async def invite_staff(
    given: StaffIn,
    database: OwnTransactions,
    hashing: CurrentHashing,
    settings: CurrentSettings,
) -> ListedUserOut:
    """Make a member of staff; a letter brings the temporary password."""
    password = secrets.token_urlsafe(_TEMPORARY_BYTES)
    password_hash = await hashing.hash(password)
    user = await actions.invite_staff(database, settings.keys_dir, given, password, password_hash)
    return ListedUserOut.model_validate(user, from_attributes=True)
