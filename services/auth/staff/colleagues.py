"""Colleagues whom administrators invite and edit."""

from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from services.auth.actors.actions import judge_actor
from services.auth.actors.rules import ADMINISTRATORS
from services.auth.audit.actions import record
from services.auth.errors import OwnAccount, already_taken
from services.auth.passwords.rules import TEMPORARY_LIFE
from services.auth.sessions.actions import end_sessions
from services.auth.staff.actions import (
    change_person,
    lock_target,
    spare_last_administrator,
    tell_invited,
)
from services.auth.staff.schemas import StaffChangeIn, StaffIn
from services.auth.users.actions import tell_registered
from services.auth.users.models import User
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

    `password_hash` is that of `password`. Raises SessionEnded; Forbidden unless an administrator
    invites; AlreadyTaken for a login or an address that somebody has.
    """
    expires_at = utc_now() + TEMPORARY_LIFE
    try:
        async with database.transaction() as session:
            await judge_actor(session, staff, *ADMINISTRATORS)
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
                after={"active": True, "role": given.role},
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
    ValidationFailed when an e-mail address would be lost.
    """
    try:
        async with database.transaction() as session:
            user = await lock_target(session, "staff", user_id, staff, even_oneself=True)
            before = user.role
            if before != given.role:
                if user.id == UUID(staff.subject):
                    raise OwnAccount
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
                before={"role": before},
                after={"role": given.role},
                changed=sorted(changed),
            )
    except IntegrityError as error:
        raise already_taken(error) from error
    return user
