"""What staff do to users: block, unblock, remove, invite colleagues."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.administration.queries import count_administrators
from services.auth.administration.schemas import ActorIn, StaffIn
from services.auth.audit.actions import record
from services.auth.errors import AlreadyTaken, LastAdministrator, OwnAccount
from services.auth.events import SUBSCRIBERS
from services.auth.guard.models import KnownDevice
from services.auth.sessions.queries import end_sessions
from services.auth.users.actions import tell_changed, tell_registered
from services.auth.users.models import User
from services.contracts.auth import STAFF_INVITED, USER_DELETED, StaffInvited, UserDeleted
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.events import publish
from services.kit.problems import Forbidden, NotFound
from services.kit.sealing import seal

INVITATION_LIFE = timedelta(hours=72)


async def set_active(session: AsyncSession, user_id: UUID, by: ActorIn, *, active: bool) -> None:
    """Block a user, whose sessions end at once, or let a blocked one in again.

    Raises NotFound; Forbidden when a member of staff is not touched by an administrator;
    OwnAccount; LastAdministrator.
    """
    user = await _touchable(session, user_id, by)
    if user.active == active:
        return
    if not active:
        await _spare_last_administrator(session, user)
        await end_sessions(session, utc_now(), "user_inactive", user_id=user.id)
    user.active = active
    await session.flush()
    record(
        session,
        "user_unblocked" if active else "user_blocked",
        user_id=user.id,
        data={"by": by.actor},
    )
    await tell_changed(session, user)


async def remove_user(session: AsyncSession, user_id: UUID, by: ActorIn) -> None:
    """Remove a user with sessions, devices and second factor; only security events stay.

    cabinet takes the accounts from them, notifications forgets their contacts. Raises as
    `set_active`.
    """
    user = await _touchable(session, user_id, by)
    await _spare_last_administrator(session, user)
    record(session, "user_removed", user_id=user.id, data={"by": by.actor})
    user.display_name, user.email, user.phone, user.active = "", None, None, False
    # Told as it was made empty, then removed: nobody keeps the contacts of who has gone.
    with session.no_autoflush:
        await tell_changed(session, user)
        await publish(session, SUBSCRIBERS, USER_DELETED, UserDeleted(user_id=user.id))
    session.expunge(user)
    await session.execute(delete(KnownDevice).where(KnownDevice.user_id == user_id))
    await session.execute(delete(User).where(User.id == user_id))


async def invite_staff(
    database: Database, keys_dir: Path, given: StaffIn, password: str, password_hash: str
) -> User:
    """Make a member of staff and send a letter with a temporary password of 72 hours.

    `password_hash` is that of `password`. Raises Forbidden unless an administrator invites,
    AlreadyTaken for a login or an address that somebody has.
    """
    if given.actor_role != "administrator":
        raise Forbidden("Only administrators invite staff.")
    expires_at = utc_now() + INVITATION_LIFE
    try:
        async with database.transaction() as session:
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
            record(session, "staff_invited", user_id=user.id, data={"by": given.actor})
            await tell_registered(session, user, ())
            await publish(
                session,
                SUBSCRIBERS,
                STAFF_INVITED,
                StaffInvited(
                    user_id=user.id,
                    email=given.email,
                    display_name=user.display_name,
                    language=user.language,
                    login=given.login,
                    sealed_password=seal(keys_dir, "notifications", password, context=given.email),
                    expires_at=expires_at,
                ),
            )
    except IntegrityError as error:
        raise AlreadyTaken from error
    return user


async def _touchable(session: AsyncSession, user_id: UUID, by: ActorIn) -> User:
    user = await session.get(User, user_id, with_for_update=True)
    if user is None:
        raise NotFound
    if str(user.id) == by.actor:
        raise OwnAccount
    if user.user_class == "staff" and by.actor_role != "administrator":
        raise Forbidden("Only administrators change staff.")
    return user


async def _spare_last_administrator(session: AsyncSession, user: User) -> None:
    if user.role == "administrator" and await count_administrators(session, but=user.id) == 0:
        raise LastAdministrator
