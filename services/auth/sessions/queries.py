"""SQL of sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.guard.models import KnownDevice
from services.auth.sessions.models import RefreshToken, UserSession
from services.auth.users.models import User
from services.auth.users.rules import Column
from services.kit.database import Connection

# What a sign-in needs to know of its user.
USER_COLUMNS = """
    users.id, user_class, login, phone, claimed_phone, email, display_name, role, language,
    password_hash,
    must_change_password,
    -- A temporary password that was never changed ends at its term.
    active AND NOT (must_change_password AND coalesce(temporary_expires_at <= now(), false))
        AS active
"""
_CANDIDATE = f"""
SELECT {USER_COLUMNS},
    coalesce(active AND temporary_hash = $4 AND temporary_expires_at > now(), false)
        AS temporary_fits,
    EXISTS (SELECT FROM known_devices WHERE token_hash = $3 AND user_id = users.id) AS known_device,
    EXISTS (SELECT FROM second_factors factor
            WHERE factor.user_id = users.id AND totp_confirmed_at IS NOT NULL) AS asks_totp,
    EXISTS (SELECT FROM second_factors factor
            WHERE factor.user_id = users.id AND new_device_letter) AS asks_letter,
    EXISTS (SELECT FROM passkeys WHERE user_id = users.id) AS asks_passkey
FROM users WHERE user_class = $1 AND {{column}} = $2
"""  # noqa: S608 - a constant

# The password of a letter takes the place of the former one at its first use, not before: so
# nobody is shut out by a stranger who asks for a recovery.
_ADOPT = """
WITH adopted AS (
    UPDATE users SET password_hash = :password_hash, must_change_password = true,
        temporary_hash = NULL, password_changed_at = :now
    WHERE id = :user_id AND active AND temporary_hash = :temporary_hash
        AND temporary_expires_at > :now
    RETURNING id
), forgotten AS (
    DELETE FROM known_devices WHERE user_id = (SELECT id FROM adopted)
)
INSERT INTO security_events (kind, user_id)
SELECT 'temporary_password_used', id FROM adopted RETURNING id
"""

# One statement, hence one transaction and one round trip. The password's hash is compared once
# more: a session must not start with a password that was changed while it was being checked.
_START = """
WITH owner AS (
    SELECT id FROM users WHERE id = $1 AND active AND password_hash = $2 FOR SHARE
), started AS (
    INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, user_agent, address,
        device_hash)
    SELECT $3, id, $4, $4, $5, $6, $7, $9 FROM owner
), chained AS (
    INSERT INTO refresh_tokens (token_hash, session_id, issued_at)
    SELECT $8, $3, $4 FROM owner
), known AS (
    INSERT INTO known_devices (token_hash, user_id, created_at, last_used_at)
    SELECT $9, id, $4, $4 FROM owner WHERE $9::bytea IS NOT NULL
), former AS (
    DELETE FROM known_devices WHERE token_hash = $13 AND $9::bytea IS NOT NULL
        AND user_id = (SELECT id FROM owner)
    RETURNING user_id
), moved AS (
    UPDATE sessions SET device_hash = $9
    WHERE device_hash = $13 AND user_id = (SELECT user_id FROM former)
), uncounted AS (
    DELETE FROM attempt_counters
    WHERE kind = $10 AND key = $11 AND EXISTS (SELECT FROM owner)
), renewed AS (
    UPDATE users SET password_hash = $12 WHERE id = (SELECT id FROM owner) AND $12 <> ''
), recorded AS (
    INSERT INTO security_events (kind, user_id, session_id, address, user_agent)
    SELECT 'signed_in', id, $3, $7, $6 FROM owner
)
SELECT id FROM owner
"""

_LINK = """
SELECT link.used_at, link.successor_salt, link.replaced_at, held.id AS session_id, held.created_at,
    held.expires_at, held.ended_at, held.user_id
FROM refresh_tokens link JOIN sessions held ON held.id = link.session_id
WHERE link.token_hash = :token_hash FOR UPDATE
"""

_ROTATE = text("""
WITH used AS (
    UPDATE refresh_tokens SET used_at = :now, successor_salt = :salt WHERE token_hash = :old
), replaced AS (
    UPDATE refresh_tokens SET replaced_at = :now WHERE token_hash = :lost
), touched AS (
    UPDATE sessions SET last_used_at = :now, expires_at = :expires_at WHERE id = :session_id
)
INSERT INTO refresh_tokens (token_hash, session_id, issued_at) VALUES (:new, :session_id, :now)
""")


async def find_candidate(
    connection: Connection,
    user_class: str,
    column: Column,
    value: str,
    *,
    device: bytes,
    temporary_hash: bytes,
) -> Any:
    """Return the user's row of that login, or None.

    Beside it: whether the device is known, and whether the hash is that of a temporary password.
    """
    return await connection.fetchrow(
        _CANDIDATE.format(column=column), user_class, value, device, temporary_hash
    )


async def adopt_temporary(
    session: AsyncSession, user_id: UUID, temporary_hash: bytes, password_hash: str, now: datetime
) -> bool:
    """Make a temporary password the user's password, to be changed; False when it no longer is."""
    values = {
        "user_id": user_id,
        "temporary_hash": temporary_hash,
        "password_hash": password_hash,
        "now": now,
    }
    return await session.scalar(text(_ADOPT), values) is not None


async def start_session(connection: Connection, *values: Any) -> bool:
    """Write session, refresh token, event and device (if any); False: the user has changed."""
    return await connection.fetchval(_START, *values) is not None


async def end_guarded(connection: Connection, session_id: UUID) -> bool:
    """End a session begun by the password alone if its user has a second factor by now.

    Whether that was set up before is seen here, since the start waited for it at the user's row.
    """
    return bool(
        await connection.fetchval(
            "UPDATE sessions SET ended_at = now(), end_reason = 'factor_set'"
            " WHERE id = $1 AND (EXISTS (SELECT FROM second_factors factor"
            " WHERE factor.user_id = sessions.user_id AND factor.totp_confirmed_at IS NOT NULL)"
            " OR EXISTS (SELECT FROM passkeys WHERE passkeys.user_id = sessions.user_id))"
            " RETURNING id",
            session_id,
        )
    )


async def find_link(session: AsyncSession, token_hash: bytes) -> Any:
    """Return the refresh token with its session, locked; None when it never was."""
    return (await session.execute(text(_LINK), {"token_hash": token_hash})).one_or_none()


async def was_used(session: AsyncSession, token_hash: bytes) -> bool:
    """Say whether a refresh token was used, or is not kept any more."""
    known = select(RefreshToken.used_at).where(RefreshToken.token_hash == token_hash)
    row = (await session.execute(known)).one_or_none()
    return row is None or row.used_at is not None


async def rotate(
    session: AsyncSession,
    old: bytes,
    salt: bytes,
    new: bytes,
    *,
    lost: bytes,
    session_id: UUID,
    now: datetime,
    expires_at: datetime,
) -> None:
    """Use a refresh token up and keep its successor, in the place of the one that was lost."""
    await session.execute(
        _ROTATE,
        {
            "old": old,
            "salt": salt,
            "new": new,
            "lost": lost,
            "session_id": session_id,
            "now": now,
            "expires_at": expires_at,
        },
    )


async def find_live_user(
    session: AsyncSession,
    user_id: UUID,
    session_id: UUID,
    now: datetime,
    *,
    locked: bool = False,
) -> User | None:
    """Return the active user whose session is still on, or None.

    `locked`: neither is changed by another until the commit.
    """
    wanted = (
        select(User)
        .join(UserSession, UserSession.user_id == User.id)
        .where(
            User.id == user_id,
            User.active,
            UserSession.id == session_id,
            UserSession.ended_at.is_(None),
            UserSession.expires_at > now,
        )
    )
    if locked:
        wanted = wanted.with_for_update(read=True).execution_options(populate_existing=True)
    return (await session.scalars(wanted)).one_or_none()


async def list_live_sessions(
    session: AsyncSession, user_id: UUID, now: datetime, limit: int, offset: int
) -> tuple[Sequence[UserSession], int]:
    """Return one page of a user's live sessions, last used first, and how many there are."""
    live = (
        UserSession.user_id == user_id,
        UserSession.ended_at.is_(None),
        UserSession.expires_at > now,
    )
    found = await session.scalars(
        select(UserSession)
        .where(*live)
        .order_by(UserSession.last_used_at.desc(), UserSession.id)
        .limit(limit)
        .offset(offset)
    )
    total = await session.scalar(select(func.count()).select_from(UserSession).where(*live))
    return found.all(), total or 0


async def forget_devices(
    session: AsyncSession, user_id: UUID, *, only: bytes | None = None, but: bytes | None = None
) -> None:
    """Make the user's devices strangers again: one, or all but one."""
    statement = delete(KnownDevice).where(KnownDevice.user_id == user_id)
    if only is not None:
        statement = statement.where(KnownDevice.token_hash == only)
    if but is not None:
        statement = statement.where(KnownDevice.token_hash != but)
    await session.execute(statement)
