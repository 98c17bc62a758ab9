"""SQL of signing in: what is known of who tries, and sign-ins that wait for their second step."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.factors.queries import CHOICES, HAS_OWN_FACTOR
from services.auth.users.rules import Column
from services.kit.database import Connection

# What a sign-in needs to know of its user.
_USER = """
    users.id, user_class, login, phone, claimed_phone, email, display_name, role, language,
    password_hash,
    must_change_password,
    -- A temporary password that was never changed ends at its term.
    active AND NOT (must_change_password AND coalesce(temporary_expires_at <= now(), false))
        AS active
"""
_CANDIDATE = f"""
SELECT {_USER},
    coalesce(active AND temporary_hash = $4 AND temporary_expires_at > now(), false)
        AS temporary_fits,
    EXISTS (SELECT FROM known_devices WHERE token_hash = $3 AND user_id = users.id) AS known_device,
    {CHOICES}
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
# The row of the attempt stays locked until the transaction ends: of fifty uses of one code at
# the same time, forty-nine find it used.
_ATTEMPT = f"""
SELECT users.id, users.user_class, users.login, users.phone, users.claimed_phone,
    users.email, users.display_name,
    users.role, users.language, users.password_hash, users.must_change_password, users.active,
    attempt.id AS attempt_id, attempt.password_digest, attempt.tries, attempt.code_hash,
    attempt.expires_at, attempt.used_at,
    factor.totp_secret, factor.totp_last_step, {CHOICES}
FROM sign_in_attempts attempt
JOIN users ON users.id = attempt.user_id
LEFT JOIN second_factors factor ON factor.user_id = users.id
WHERE attempt.id = $1
FOR UPDATE OF attempt
"""  # noqa: S608 - a constant
_LETTER = """
UPDATE sign_in_attempts SET code_hash = $3, code_sent_at = $4
WHERE id = $1 AND NOT EXISTS (
    SELECT FROM sign_in_attempts other WHERE other.user_id = $2 AND other.code_sent_at > $5)
RETURNING id
"""
_ONE = f"SELECT {_USER}, {CHOICES} FROM users WHERE id = $1"  # noqa: S608 - a constant
_PASSKEY_OWNER = f"""
SELECT {_USER}, passkey.id AS passkey_id, passkey.public_key
FROM passkeys passkey JOIN users ON users.id = passkey.user_id
WHERE passkey.credential_id = $1 AND users.user_class = $2
"""  # noqa: S608 - a constant
# A factor set up before the start is seen here, since the start waited for it at the user's row.
_END_GUARDED = f"""
UPDATE sessions SET ended_at = now(), end_reason = 'factor_set'
FROM users WHERE sessions.id = $1 AND users.id = sessions.user_id AND {HAS_OWN_FACTOR}
RETURNING sessions.id
"""  # noqa: S608 - a constant
# What nobody can use any more.
EXPIRED = ("DELETE FROM sign_in_attempts WHERE expires_at < now() - interval '1 day'",)


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


async def find_user(connection: Connection, user_id: UUID) -> Any:
    """Return the user's row with what second factors they have chosen; None without one."""
    return await connection.fetchrow(_ONE, user_id)


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


async def end_guarded(connection: Connection, session_id: UUID) -> bool:
    """End a session begun by the password alone if its user has a second factor by now."""
    return bool(await connection.fetchval(_END_GUARDED, session_id))


async def find_passkey_owner(connection: Connection, credential_id: bytes, user_class: str) -> Any:
    """Return the passkey with its user as at a sign-in by password; None when there is none."""
    return await connection.fetchrow(_PASSKEY_OWNER, credential_id, user_class)


async def add_attempt(
    connection: Connection, user_id: UUID, digest: bytes, expires_at: datetime
) -> UUID:
    """Remember that a password was right; return the attempt's id."""
    attempt_id = uuid4()
    await connection.execute(
        "INSERT INTO sign_in_attempts (id, user_id, password_digest, expires_at)"
        " VALUES ($1, $2, $3, $4)",
        attempt_id,
        user_id,
        digest,
        expires_at,
    )
    return attempt_id


async def find_attempt(connection: Connection, attempt_id: UUID) -> Any:
    """Return the attempt with its user and their choices, locked; None when there is none."""
    return await connection.fetchrow(_ATTEMPT, attempt_id)


async def put_letter_code(
    connection: Connection,
    attempt_id: UUID,
    user_id: UUID,
    code_hash: bytes,
    *,
    now: datetime,
    not_since: datetime,
) -> bool:
    """Keep a letter's code; False when the user was sent one after `not_since`."""
    return bool(await connection.fetchval(_LETTER, attempt_id, user_id, code_hash, now, not_since))


async def count_try(connection: Connection, attempt_id: UUID) -> None:
    """Count a wrong code of the attempt."""
    await connection.execute(
        "UPDATE sign_in_attempts SET tries = tries + 1 WHERE id = $1", attempt_id
    )


async def use_attempt(connection: Connection, attempt_id: UUID, now: datetime) -> bool:
    """Use the attempt up; False when somebody has."""
    return bool(
        await connection.fetchval(
            "UPDATE sign_in_attempts SET used_at = $2 WHERE id = $1 AND used_at IS NULL"
            " RETURNING id",
            attempt_id,
            now,
        )
    )
