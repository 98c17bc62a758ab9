"""SQL of the second factor: each use of a code is one statement that only one can win."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.factors.models import RecoveryCode, SecondFactor
from services.auth.users.models import User
from services.kit.database import Connection

# The row of the attempt stays locked until the transaction ends: of fifty uses of one code at
# the same time, forty-nine find it used.
_ATTEMPT = """
SELECT users.id, users.user_class, users.login, users.phone, users.claimed_phone,
    users.email, users.display_name,
    users.role, users.language, users.password_hash, users.must_change_password, users.active,
    attempt.id AS attempt_id, attempt.password_digest, attempt.tries, attempt.code_hash,
    attempt.expires_at, attempt.used_at,
    coalesce(factor.new_device_letter, false) AS asks_letter,
    factor.totp_confirmed_at IS NOT NULL AS asks_totp, factor.totp_secret, factor.totp_last_step,
    EXISTS (SELECT FROM passkeys WHERE user_id = users.id) AS asks_passkey
FROM sign_in_attempts attempt
JOIN users ON users.id = attempt.user_id
LEFT JOIN second_factors factor ON factor.user_id = users.id
WHERE attempt.id = $1
FOR UPDATE OF attempt
"""
_LETTER = """
UPDATE sign_in_attempts SET code_hash = $3, code_sent_at = $4
WHERE id = $1 AND NOT EXISTS (
    SELECT FROM sign_in_attempts other WHERE other.user_id = $2 AND other.code_sent_at > $5)
RETURNING id
"""
_OWN_FACTOR = text("""
SELECT EXISTS (SELECT FROM passkeys WHERE user_id = :user_id) OR EXISTS (
    SELECT FROM second_factors WHERE user_id = :user_id AND totp_confirmed_at IS NOT NULL)
""")


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


async def lock_user(connection: Connection, user_id: UUID) -> None:
    """Let acts of the same user wait for each other until the transaction ends."""
    await connection.execute("SELECT FROM users WHERE id = $1 FOR UPDATE", user_id)


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


async def use_totp_step(
    connection: Connection, user_id: UUID, step: int, secret: str, now: datetime
) -> bool:
    """Use a time step up and keep the secret as sealed anew; False when it was used before."""
    return bool(
        await connection.fetchval(
            "UPDATE second_factors SET totp_last_step = $2, totp_secret = $3,"
            " totp_confirmed_at = coalesce(totp_confirmed_at, $4)"
            " WHERE user_id = $1 AND totp_last_step < $2 RETURNING user_id",
            user_id,
            step,
            secret,
            now,
        )
    )


async def use_recovery_code(
    connection: Connection, user_id: UUID, code_hash: bytes, now: datetime
) -> bool:
    """Use a recovery code up; False when there is none such, or it was used before."""
    return bool(
        await connection.fetchval(
            "UPDATE recovery_codes SET used_at = $3"
            " WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING user_id",
            user_id,
            code_hash,
            now,
        )
    )


async def find_second_factor(session: AsyncSession, user_id: UUID) -> SecondFactor | None:
    """Return a user's choices; None when none was ever made."""
    return await session.get(SecondFactor, user_id)


async def count_recovery_codes(session: AsyncSession, user_id: UUID) -> int:
    """Return how many recovery codes are left."""
    left = await session.scalar(
        select(func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    )
    return left or 0


async def has_second_factor(session: AsyncSession, user: User) -> bool:
    """Say whether the user has switched a second factor on."""
    held = await find_second_factor(session, user.id)
    if held is not None and held.new_device_letter and user.email is not None:
        return True
    return await has_own_factor(session, user.id)


async def has_own_factor(session: AsyncSession, user_id: UUID) -> bool:
    """Say whether the user has an authenticator or a passkey: what recovery codes stand in for."""
    return bool(await session.scalar(_OWN_FACTOR, {"user_id": user_id}))
