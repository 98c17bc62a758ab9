"""What staff do to users of both classes: change, block, unblock, remove, let in again."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.audit.actions import record
from services.auth.contacts.actions import leave_email
from services.auth.context import Context
from services.auth.errors import (
    BeyondOwnRights,
    LastAdministrator,
    NoEmail,
    OwnAccount,
    TooManyAttempts,
    UserBlocked,
    WaitAMinute,
)
from services.auth.events import publish
from services.auth.factors.actions import clear_factors, tell
from services.auth.guard.queries import forget_devices
from services.auth.passwords.actions import give_temporary_password, issue_temporary_password
from services.auth.recoveries.models import RecoveryRequest
from services.auth.recoveries.queries import count_sent
from services.auth.recoveries.rules import BETWEEN_LETTERS, COUNTED, may_send
from services.auth.roles.queries import list_keys_with, read_standing
from services.auth.roles.rules import in_order
from services.auth.sessions.actions import end_sessions
from services.auth.staff.queries import count_active, delete_user
from services.auth.staff.schemas import UserClass
from services.auth.users.actions import tell_changed
from services.auth.users.models import User
from services.auth.users.rules import person_name
from services.contracts.auth import StaffInvited, UserDeleted
from services.contracts.rights import KEEPS_ROLES, Right
from services.kit.clock import utc_now
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed
from services.kit.sealing import seal
from services.kit.staff import record_act

_RIGHTS: Mapping[UserClass, Right] = {"consumer": "users:change", "staff": "users:grant"}


async def lock_target(
    session: AsyncSession,
    user_class: UserClass,
    user_id: UUID,
    staff: Caller,
    *,
    even_oneself: bool = False,
) -> User:
    """Return the user of that class, locked, if the actor may change them.

    Raises SessionEnded and Forbidden as `judge_actor`, NotFound, OwnAccount; BeyondOwnRights for a
    colleague who may do what the actor may not: whoever could send him a password would be him.
    """
    actor = await judge_actor(session, staff, _RIGHTS[user_class])
    user = await session.get(User, user_id, with_for_update=True)
    if user is None or user.user_class != user_class:
        raise NotFound
    if user.id == actor.id and not even_oneself:
        raise OwnAccount
    if user_class == "staff" and user.id != actor.id:
        theirs = await read_standing(session, user.role)
        await require_own(session, actor, theirs.rights)
    return user


async def require_own(session: AsyncSession, actor: User, rights: frozenset[Right]) -> None:
    """Raise BeyondOwnRights when the actor lacks some of the rights."""
    own = await read_standing(session, actor.role)
    if beyond := in_order(rights - own.rights):
        raise BeyondOwnRights(rights=beyond)


async def spare_last_administrator(session: AsyncSession, user: User) -> None:
    """Raise LastAdministrator when nobody else could invite colleagues and change roles."""
    keepers = await list_keys_with(session, KEEPS_ROLES)
    if user.role in keepers and await count_active(session, keepers, but=user.id) == 0:
        raise LastAdministrator


async def change_person(
    session: AsyncSession,
    user: User,
    name: str,
    email: str | None,
    staff: Caller,
    *,
    told: bool = False,
) -> list[str]:
    """Set what all users have; what was sent to a former address counts no more.

    `told`: something else has changed that others must learn. Returns the fields that changed.
    Raises ValidationFailed for a new name that is none, and for an address that would be lost.
    """
    if name != user.display_name:
        try:
            name = person_name(name)
        except ValueError as error:
            raise unfit("display_name", "name", f"A name has {error}.") from error
    former = user.email
    if former is not None and email is None:
        raise unfit("email", "required", "An e-mail address is changed, not removed.")
    given = {"display_name": name, "email": email}
    changed = [field for field, value in given.items() if value != getattr(user, field)]
    user.display_name, user.email = name, email
    if not session.is_modified(user) and not told:
        return changed
    await session.flush()
    record(session, "user_edited", user_id=user.id, data={"by": staff.subject})
    if former != email:
        record(session, "email_changed", user_id=user.id, data={"by": staff.subject})
        await leave_email(session, user, former)
        await session.flush()
    await tell_changed(session, user)
    return changed


def unfit(field: str, code: str, message: str) -> ValidationFailed:
    """Return the problem of one field."""
    return ValidationFailed(errors=[{"field": field, "code": code, "message": message}])


async def set_active(
    session: AsyncSession, user_class: UserClass, user_id: UUID, staff: Caller, *, active: bool
) -> None:
    """Block a user, whose sessions end at once, or let a blocked one in again.

    Raises as `lock_target`, and LastAdministrator.
    """
    user = await lock_target(session, user_class, user_id, staff)
    await record_act(
        session,
        staff,
        "unblock_user" if active else "block_user",
        "user",
        user.id,
        before={"active": user.active},
        after={"active": active},
    )
    if user.active == active:
        return
    if not active:
        await spare_last_administrator(session, user)
        await end_sessions(session, utc_now(), "user_inactive", user_id=user.id)
    user.active = active
    await session.flush()
    record(
        session,
        "user_unblocked" if active else "user_blocked",
        user_id=user.id,
        data={"by": staff.subject},
    )
    await tell_changed(session, user)


async def remove_user(
    session: AsyncSession, user_class: UserClass, user_id: UUID, staff: Caller
) -> None:
    """Remove a user with sessions, devices and second factor; only security events stay.

    cabinet takes the accounts from them, notifications forgets their contacts. Raises as
    `set_active`.
    """
    user = await lock_target(session, user_class, user_id, staff)
    await spare_last_administrator(session, user)
    await end_sessions(session, utc_now(), "user_removed", user_id=user.id)
    record(session, "user_removed", user_id=user.id, data={"by": staff.subject})
    was = {"user_class": user.user_class, "role": user.role, "active": user.active}
    await record_act(session, staff, "remove_user", "user", user.id, before=was)
    user.display_name, user.email, user.active = "", None, False
    user.phone, user.phone_proof, user.claimed_phone = None, None, None
    # Told as it was made empty, then removed: nobody keeps the contacts of who has gone.
    with session.no_autoflush:
        await tell_changed(session, user)
        await publish(session, UserDeleted(user_id=user.id))
    session.expunge(user)
    await forget_devices(session, user_id)
    await delete_user(session, user_id)


async def send_password(
    session: AsyncSession,
    user_class: UserClass,
    user_id: UUID,
    staff: Caller,
    context: Context,
) -> None:
    """Send a new temporary password of 72 hours; the present one stays until that one is used.

    As often as letters of recovery, and counted with them: once a minute, five an hour. Raises as
    `set_active`, and NoEmail, UserBlocked, WaitAMinute, TooManyAttempts.
    """
    user = await lock_target(session, user_class, user_id, staff)
    if user.email is None:
        raise NoEmail
    if not user.active:
        raise UserBlocked
    await _count_letter(session, user.email, user.language)
    await record_act(session, staff, "send_password", "user", user.id)
    record(session, "password_sent_by_staff", user_id=user.id, data={"by": staff.subject})
    if user.user_class == "consumer":
        await issue_temporary_password(
            session,
            user,
            purpose="support",
            keys_dir=context.keys_dir,
            cabinet_address=context.cabinet_address,
        )
        return
    if user.must_change_password and user.password_changed_at is None:
        # What the former invitation brought was never used up; only one letter's password counts.
        user.password_hash = None
    password = give_temporary_password(user)
    await session.flush()
    assert user.temporary_expires_at is not None
    await tell_invited(
        session, user, context.keys_dir, password, user.temporary_expires_at, again=True
    )


async def reset_second_factor(
    session: AsyncSession, user_class: UserClass, user_id: UUID, staff: Caller
) -> None:
    """Switch off what a user has lost; sessions end, devices are strangers, a letter tells of it.

    Raises as `set_active`.
    """
    user = await lock_target(session, user_class, user_id, staff)
    await record_act(session, staff, "reset_second_factor", "user", user.id)
    await reset_factors(session, user, by=staff.subject)


async def reset_factors(session: AsyncSession, user: User, *, by: str) -> None:
    """Let a user in by the password alone; `by` is the member of staff, or `installer`."""
    await clear_factors(session, user.id)
    await end_sessions(session, utc_now(), "second_factor_reset", user_id=user.id)
    await forget_devices(session, user.id)
    await tell(session, user, "reset", by=by)


async def _count_letter(session: AsyncSession, email: str, language: str) -> None:
    now = utc_now()
    sent_before = await count_sent(session, email, now - COUNTED)
    just_sent = await count_sent(session, email, now - BETWEEN_LETTERS)
    if just_sent:
        raise WaitAMinute(headers={"Retry-After": str(int(BETWEEN_LETTERS.total_seconds()))})
    if not may_send(sent_before, within_pause=False):
        raise TooManyAttempts(headers={"Retry-After": str(int(COUNTED.total_seconds()))})
    session.add(RecoveryRequest(email=email, language=language, handled_at=now, sent=True))


async def tell_invited(
    session: AsyncSession,
    user: User,
    keys_dir: Path,
    password: str,
    expires_at: datetime,
    *,
    again: bool,
) -> None:
    """Send a colleague their login and a temporary password; `again`: a former one is void."""
    assert user.email is not None
    assert user.login is not None
    await publish(
        session,
        StaffInvited(
            user_id=user.id,
            email=user.email,
            display_name=user.display_name,
            language=user.language,
            login=user.login,
            sealed_password=seal(keys_dir, "notifications", password, context=user.email),
            expires_at=expires_at,
            again=again,
        ),
    )
