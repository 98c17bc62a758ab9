"""Colleagues who are invited and edited."""

from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.audit.actions import record
from services.auth.errors import OwnAccount, already_taken
from services.auth.passwords.rules import TEMPORARY_LIFE
from services.auth.roles.queries import find_role, read_standing
from services.auth.roles.rules import in_order
from services.auth.sessions.actions import end_sessions
from services.auth.staff.actions import (
    change_person,
    lock_target,
    require_own,
    spare_last_administrator,
    tell_invited,
    unfit,
)
from services.auth.staff.schemas import StaffChangeIn, StaffIn
from services.auth.users.actions import tell_registered
from services.auth.users.models import User
from services.contracts.rights import Right
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.identity import Caller
from services.kit.staff import record_act


async def invite_staff(
    database: Database,
    staff: Caller,
    given: StaffIn,
    *,
    keys_dir: Path,
    password: str,
    password_hash: str,
) -> User:
    """Make a member of staff and send a letter with a temporary password of 72 hours.

    `password_hash` is that of `password`. Raises as `judge_actor`; ValidationFailed for a role that
    is none; BeyondOwnRights for one that holds more than the actor's; AlreadyTaken for a login or
    an address that somebody has.
    """
    expires_at = utc_now() + TEMPORARY_LIFE
    try:
        async with database.transaction() as session:
            actor = await judge_actor(session, staff, "users:grant")
            rights = await _given_rights(session, actor, given.role)
            user = User(
                id=uuid4(),
                user_class="staff",
                login=given.login,
                display_name=given.display_name,
                role=given.role,
                email=given.email,
                language=given.language,
                password_hash=password_hash,
                must_change_password=True,
                temporary_expires_at=expires_at,
                active=True,
                created_at=utc_now(),
            )
            session.add(user)
            await session.flush()
            record(session, "staff_invited", user_id=user.id, data={"by": staff.subject})
            await record_act(
                session,
                staff,
                "invite_staff",
                "staff",
                given.login,
                after={"active": True, "role": given.role, "rights": rights},
                user_id=user.id,
            )
            await tell_registered(session, user, ())
            await tell_invited(session, user, keys_dir, password, expires_at, again=False)
    except IntegrityError as error:
        raise already_taken(error) from error
    return user


async def change_staff(
    database: Database, staff: Caller, user_id: UUID, given: StaffChangeIn
) -> User:
    """Set name, e-mail and role of a member of staff; a new role ends their sessions.

    Raises as `lock_target`; OwnAccount for one's own role; LastAdministrator; AlreadyTaken;
    BeyondOwnRights for a role that holds more than the actor's; ValidationFailed for one that is
    none, and when an e-mail address would be lost.
    """
    try:
        async with database.transaction() as session:
            user = await lock_target(session, "staff", user_id, staff, even_oneself=True)
            before = user.role
            was = await read_standing(session, before)
            rights = in_order(was.rights)
            if before != given.role:
                if user.id == UUID(staff.subject):
                    raise OwnAccount
                actor = await session.get_one(User, UUID(staff.subject))
                rights = await _given_rights(session, actor, given.role)
                await spare_last_administrator(session, user)
                record(
                    session,
                    "role_changed",
                    user_id=user.id,
                    data={"by": staff.subject, "from": before, "to": given.role},
                )
                user.role = given.role
                # Access tokens carry the role; without their sessions they are not renewed.
                await end_sessions(session, utc_now(), "role_changed", user_id=user.id)
            changed = await change_person(session, user, given.display_name, given.email, staff)
            await record_act(
                session,
                staff,
                "edit_staff",
                "user",
                user.id,
                before={"role": before, "rights": in_order(was.rights)},
                after={"role": given.role, "rights": rights},
                changed=sorted(changed),
            )
    except IntegrityError as error:
        raise already_taken(error) from error
    return user


async def _given_rights(session: AsyncSession, actor: User, role: str) -> list[Right]:
    """Return what a role would give, which is no more than the actor has himself."""
    if await find_role(session, role) is None:
        raise unfit("role", "unknown", "There is no such role.")
    standing = await read_standing(session, role)
    await require_own(session, actor, standing.rights)
    return in_order(standing.rights)
