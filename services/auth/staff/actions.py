"""What staff do to users of both classes: block, unblock, remove, let in again."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.context import Context
from services.auth.errors import NoEmail, TooManyAttempts, UserBlocked, WaitAMinute
from services.auth.events import publish
from services.auth.factors.clearing import clear_second_factors
from services.auth.guard.models import KnownDevice
from services.auth.passwords.temporary import give_temporary_password, issue_temporary_password
from services.auth.recoveries.models import RecoveryRequest
from services.auth.recoveries.queries import count_sent
from services.auth.recoveries.rules import BETWEEN_LETTERS, COUNTED, may_send
from services.auth.security.actions import tell as tell_factor_changed
from services.auth.sessions.ending import end_sessions
from services.auth.sessions.queries import forget_devices
from services.auth.staff.invitations import tell_invited
from services.auth.staff.rights import spare_last_administrator, touchable
from services.auth.staff.schemas import UserClass
from services.auth.users.actions import tell_changed
from services.auth.users.models import User
from services.contracts.auth import UserDeleted
from services.kit.clock import utc_now
from services.kit.identity import Caller
from services.kit.staff import record_act


async def set_active(
    session: AsyncSession, user_class: UserClass, user_id: UUID, staff: Caller, *, active: bool
) -> None:
    """Block a user, whose sessions end at once, or let a blocked one in again.

    Raises as `touchable`, and LastAdministrator.
    """
    user = await touchable(session, user_class, user_id, staff)
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
    user = await touchable(session, user_class, user_id, staff)
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
    await session.execute(delete(KnownDevice).where(KnownDevice.user_id == user_id))
    await session.execute(delete(User).where(User.id == user_id))


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
    user = await touchable(session, user_class, user_id, staff)
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
    user = await touchable(session, user_class, user_id, staff)
    await record_act(session, staff, "reset_second_factor", "user", user.id)
    await take_factors_away(session, user, by=staff.subject)


async def take_factors_away(session: AsyncSession, user: User, *, by: str) -> None:
    """Let a user in by the password alone; `by` is the member of staff, or `installer`."""
    await clear_second_factors(session, user.id)
    await end_sessions(session, utc_now(), "second_factor_reset", user_id=user.id)
    await forget_devices(session, user.id)
    await tell_factor_changed(session, user, "reset", by=by)


async def _count_letter(session: AsyncSession, email: str, language: str) -> None:
    now = utc_now()
    sent_before = await count_sent(session, email, now - COUNTED)
    just_sent = await count_sent(session, email, now - BETWEEN_LETTERS)
    if just_sent:
        raise WaitAMinute(headers={"Retry-After": str(int(BETWEEN_LETTERS.total_seconds()))})
    if not may_send(sent_before, within_pause=False):
        raise TooManyAttempts(headers={"Retry-After": str(int(COUNTED.total_seconds()))})
    session.add(RecoveryRequest(email=email, language=language, handled_at=now, sent=True))
