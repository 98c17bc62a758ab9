"""SQL of the second factor: each use of a code is one statement that only one can win."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, delete, func, literal_column, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.factors.models import Passkey, RecoveryCode, SecondFactor
from services.auth.factors.rules import code_hash
from services.auth.users.models import User
from services.kit.database import Connection

# For statements that read `users`.
_TOTP = """EXISTS (SELECT FROM second_factors held
    WHERE held.user_id = users.id AND held.totp_confirmed_at IS NOT NULL)"""
_LETTER = """EXISTS (SELECT FROM second_factors held
    WHERE held.user_id = users.id AND held.new_device_letter)"""
_PASSKEY = "EXISTS (SELECT FROM passkeys WHERE passkeys.user_id = users.id)"
# What `rules.has_factor` and `rules.factor_methods` look at.
CHOICES = f"{_TOTP} AS asks_totp, {_LETTER} AS asks_letter, {_PASSKEY} AS asks_passkey"
# An authenticator or a passkey: what recovery codes stand in for.
HAS_OWN_FACTOR = f"({_TOTP} OR {_PASSKEY})"
# As `rules.has_factor` says of a row.
HAS_FACTOR_SQL = f"({HAS_OWN_FACTOR} OR (users.email IS NOT NULL AND {_LETTER}))"
HAS_FACTOR = literal_column(HAS_FACTOR_SQL, Boolean)


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
    connection: Connection, user_id: UUID, code: str, now: datetime
) -> bool:
    """Use a recovery code up; False when there is none such, or it was used before."""
    return bool(
        await connection.fetchval(
            "UPDATE recovery_codes SET used_at = $3"
            " WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING user_id",
            user_id,
            code_hash(str(user_id), code),
            now,
        )
    )


async def put_recovery_codes(session: AsyncSession, user_id: UUID, codes: list[str]) -> None:
    """Let these recovery codes take the place of all former ones."""
    await session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    session.add_all(
        RecoveryCode(user_id=user_id, code_hash=code_hash(str(user_id), one)) for one in codes
    )


async def count_recovery_codes(session: AsyncSession, user_id: UUID) -> int:
    """Return how many recovery codes are left."""
    left = await session.scalar(
        select(func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    )
    return left or 0


async def find_second_factor(session: AsyncSession, user_id: UUID) -> SecondFactor | None:
    """Return a user's choices; None when none was ever made."""
    return await session.get(SecondFactor, user_id)


async def lock_choices(session: AsyncSession, user_id: UUID) -> SecondFactor:
    """Return what the user has chosen, locked: changes of their factors wait for each other."""
    await session.execute(insert(SecondFactor).values(user_id=user_id).on_conflict_do_nothing())
    return await session.get_one(SecondFactor, user_id, with_for_update=True)


async def read_factors(session: AsyncSession, user_id: UUID) -> tuple[bool, bool]:
    """Return whether the user has switched a second factor on, and whether one is his own."""
    own = literal_column(HAS_OWN_FACTOR, Boolean)
    row = (await session.execute(select(HAS_FACTOR, own).where(User.id == user_id))).one_or_none()
    return (False, False) if row is None else (bool(row[0]), bool(row[1]))


async def has_own_factor(session: AsyncSession, user_id: UUID) -> bool:
    """Return whether the user has an authenticator or a passkey."""
    own = literal_column(HAS_OWN_FACTOR, Boolean)
    return bool(await session.scalar(select(own).where(User.id == user_id)))


async def delete_factors(session: AsyncSession, user_id: UUID) -> None:
    """Remove all that a user has beside the password."""
    for kind in (SecondFactor, RecoveryCode, Passkey):
        await session.execute(delete(kind).where(kind.user_id == user_id))
