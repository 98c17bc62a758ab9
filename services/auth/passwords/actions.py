"""Changing a password."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.errors import WeakPassword
from services.auth.events import publish
from services.auth.guard.actions import check_password
from services.auth.guard.rules import token_hash
from services.auth.passwords.hashing import Hashing
from services.auth.passwords.rules import SHORTEST, weaknesses
from services.auth.sessions.actions import SessionLimits, SignedIn
from services.auth.sessions.ending import end_sessions
from services.auth.sessions.models import RefreshToken, UserSession
from services.auth.sessions.queries import forget_devices
from services.auth.sessions.rules import expiry, new_token
from services.auth.users.actions import tell_changed
from services.auth.users.models import User
from services.contracts.auth import PasswordChanged
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.problems import SessionEnded

_MESSAGES = {
    "too-short": "The password is too short.",
    "too-long": "The password is too long.",
    "known-bad": "Everybody tries this password first.",
    "same-as-login": "The password repeats the login.",
    "same-as-current": "The new password is the current one.",
}


async def change_password(
    database: Database,
    hashing: Hashing,
    *,
    user: User,
    session_id: UUID,
    current: str,
    new: str,
    shortest: int,
    client: ClientInfo,
    limits: SessionLimits,
) -> SignedIn:
    """Change the user's own password; other sessions and devices end, a letter tells of it.

    `shortest`: how many characters it must have (`rules.shortest_password`).

    Raises WrongPassword (counted, then TooManyAttempts), WeakPassword with the broken rules, and
    SessionEnded when the session or the password ended meanwhile. Hash, revocations and event
    are one transaction.
    """
    now = utc_now()
    await check_password(database, hashing, user, current)
    refuse_weak(user, new, current=current, shortest=shortest)
    new_hash = await hashing.hash(new)
    async with database.transaction() as session:
        if not await _replace_hash(session, user, new_hash, now, must_change=False):
            raise SessionEnded
        ended = await end_sessions(
            session, now, "password_changed", user_id=user.id, but=session_id
        )
        refresh_token, held = await _new_chain(session, session_id, now, limits)
        # By the session, not by a cookie, which somebody else may have put there.
        await forget_devices(session, user.id, but=held.device_hash)
        record(
            session,
            "password_changed",
            client=client,
            user_id=user.id,
            session_id=session_id,
            data={"ended_sessions": ended},
        )
        await _tell_changed(session, user, now, must_change=False)
    user.password_hash = new_hash
    return SignedIn(user, session_id, refresh_token, held.expires_at)


def refuse_weak(user: User, new: str, *, current: str, shortest: int = SHORTEST) -> None:
    """Raise WeakPassword with the rules that a new password breaks."""
    given = (user.login, user.email, user.phone, user.claimed_phone)
    names = [name for name in given if name]
    if codes := weaknesses(new, current=current, names=names, shortest=shortest):
        raise WeakPassword(
            errors=[
                {"field": "new_password", "code": code, "message": _MESSAGES[code]}
                for code in codes
            ]
        )


async def set_password(
    session: AsyncSession, user: User, new_hash: str, *, must_change: bool
) -> None:
    """Give a user a password by hand of the installer; all sessions and devices end."""
    now = utc_now()
    await _replace_hash(session, user, new_hash, now, must_change=must_change)
    await end_sessions(session, now, "password_changed", user_id=user.id)
    await forget_devices(session, user.id)
    record(session, "password_set", user_id=user.id)
    await _tell_changed(session, user, now, must_change=must_change)


async def _replace_hash(
    session: AsyncSession, user: User, new_hash: str, now: datetime, *, must_change: bool
) -> bool:
    """Put the new hash in the place of the very one that was checked; False when it is gone."""
    done = await session.execute(
        update(User)
        .where(User.id == user.id, User.password_hash == user.password_hash, User.active)
        .values(
            password_hash=new_hash,
            must_change_password=must_change,
            password_changed_at=now,
            temporary_hash=None,
            temporary_expires_at=None,
        )
        .execution_options(synchronize_session=False)
    )
    assert isinstance(done, CursorResult)
    return bool(done.rowcount)


async def _new_chain(
    session: AsyncSession, session_id: UUID, now: datetime, limits: SessionLimits
) -> tuple[str, UserSession]:
    """Start the session's chain of refresh tokens anew: former ones are worth nothing."""
    held = await session.get(UserSession, session_id, with_for_update=True)
    if held is None or held.ended_at is not None:
        raise SessionEnded
    await session.execute(delete(RefreshToken).where(RefreshToken.session_id == session_id))
    token = new_token()
    session.add(RefreshToken(token_hash=token_hash(token), session_id=session_id, issued_at=now))
    held.expires_at = expiry(held.created_at, now, limits.idle_days, limits.longest_days)
    held.last_used_at = now
    return token, held


async def _tell_changed(
    session: AsyncSession, user: User, now: datetime, *, must_change: bool
) -> UUID:
    proved = user.must_change_password and not must_change
    user.must_change_password = must_change
    if proved:
        # From now on letters may name the user.
        await tell_changed(session, user)
    return await publish(
        session,
        PasswordChanged(
            user_id=user.id,
            email=user.email,
            display_name=user.display_name,
            language=user.language,
            changed_at=now,
        ),
    )
