"""Passwords: compared, changed, set, sent by letter for one sign-in."""

from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.errors import WeakPassword, WrongPassword
from services.auth.events import publish
from services.auth.factors.rules import SHORTEST
from services.auth.guard.queries import forget_attempts, forget_devices, reserve_attempt
from services.auth.guard.rules import counter_key, token_hash
from services.auth.passwords.hashing import Hashing
from services.auth.passwords.queries import replace_hash
from services.auth.passwords.rules import TEMPORARY_LIFE, new_temporary_password, weaknesses
from services.auth.sessions.actions import (
    Entry,
    SessionOwner,
    SignedIn,
    end_sessions,
    renew_chain,
)
from services.auth.users.actions import name_for_letters, tell_changed
from services.auth.users.models import User
from services.contracts.auth import PasswordChanged, TemporaryPasswordIssued
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.problems import SessionEnded
from services.kit.sealing import seal

_MESSAGES = {
    "too-short": "The password is too short.",
    "too-long": "The password is too long.",
    "known-bad": "Everybody tries this password first.",
    "same-as-login": "The password repeats the login.",
    "same-as-current": "The new password is the current one.",
}


async def check_password(database: Database, hashing: Hashing, user: User, password: str) -> None:
    """Raise WrongPassword (counted, then TooManyAttempts) unless it is the user's password.

    Opens transactions of its own: none may stay open while a hash is computed.
    """
    counter = ("user", counter_key(str(user.id)))
    async with database.connection() as connection:
        await reserve_attempt(connection, *counter, None, utc_now())
    if not await hashing.verify(user.password_hash, password):
        raise WrongPassword
    async with database.connection() as connection:
        await forget_attempts(connection, *counter)


async def change_password(
    database: Database,
    hashing: Hashing,
    owner: SessionOwner,
    entry: Entry,
    *,
    current: str,
    new: str,
) -> SignedIn:
    """Change the user's own password; other sessions and devices end, a letter tells of it.

    Raises WrongPassword (counted, then TooManyAttempts), WeakPassword with the broken rules, and
    SessionEnded when the session or the password ended meanwhile. Hash, revocations and event
    are one transaction.
    """
    now, user, session_id = utc_now(), owner.user, owner.session_id
    await check_password(database, hashing, user, current)
    refuse_weak(user, new, current=current, shortest=owner.requirements.shortest_password)
    new_hash = await hashing.hash(new)
    async with database.transaction() as session:
        if not await replace_hash(session, user, new_hash, now, must_change=False):
            raise SessionEnded
        ended = await end_sessions(
            session, now, "password_changed", user_id=user.id, but=session_id
        )
        renewed = await renew_chain(session, user, session_id, now, entry.limits)
        record(
            session,
            "password_changed",
            client=entry.client,
            user_id=user.id,
            session_id=session_id,
            data={"ended_sessions": ended},
        )
        await _tell_changed(session, user, now, must_change=False)
    user.password_hash = new_hash
    return renewed


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
    await replace_hash(session, user, new_hash, now, must_change=must_change)
    await end_sessions(session, now, "password_changed", user_id=user.id)
    await forget_devices(session, user.id)
    record(session, "password_set", user_id=user.id)
    await _tell_changed(session, user, now, must_change=must_change)


def give_temporary_password(user: User) -> str:
    """Give a user a temporary password beside the present one; only its hash is kept."""
    password = new_temporary_password()
    user.temporary_hash = token_hash(password)
    user.temporary_expires_at = utc_now() + TEMPORARY_LIFE
    return password


async def issue_temporary_password(
    session: AsyncSession,
    user: User,
    *,
    purpose: Literal["registration", "recovery", "support"],
    keys_dir: Path,
    cabinet_address: str,
) -> None:
    """Give a consumer a temporary password beside the present one, and send it by letter.

    Beside the hash its sealed form is kept; the present password stays until the temporary one
    is used.
    """
    assert user.email is not None
    password = give_temporary_password(user)
    assert user.temporary_expires_at is not None
    await session.flush()
    record(session, "temporary_password_issued", user_id=user.id, data={"purpose": purpose})
    await publish(
        session,
        TemporaryPasswordIssued(
            user_id=user.id,
            email=user.email,
            # A registration's address is proved by this very letter.
            display_name="" if purpose == "registration" else name_for_letters(user),
            language=user.language,
            purpose=purpose,
            login_address=cabinet_address,
            sealed_password=seal(keys_dir, "notifications", password, context=user.email),
            expires_at=user.temporary_expires_at,
        ),
    )


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
