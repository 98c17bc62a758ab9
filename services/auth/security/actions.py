"""Switching the second factor on and off: letters to new devices, the authenticator."""

from pathlib import Path

import pyotp
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.errors import AlreadyOn, WrongCode
from services.auth.factors.actions import (
    drop_idle_codes,
    forget_tries,
    seal_secret,
    tell,
    unseal_secret,
)
from services.auth.factors.models import SecondFactor
from services.auth.factors.queries import lock_choices, put_recovery_codes
from services.auth.factors.rules import new_recovery_codes, totp_step
from services.auth.guard.queries import reserve_attempt
from services.auth.guard.rules import counter_key
from services.auth.sessions.actions import SessionOwner, end_sessions, keep_this_device
from services.auth.users.models import User
from services.auth.users.queries import lock_user
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Database


async def choose_letter(
    session: AsyncSession, owner: SessionOwner, client: ClientInfo, *, wanted: bool
) -> None:
    """Switch «confirm new devices by a letter» (M3 13.1.6); on: other devices are new again."""
    held = await lock_choices(session, owner.user.id)
    if held.new_device_letter == wanted:
        return
    held.new_device_letter = wanted
    if wanted:
        await keep_this_device(session, owner)
    await tell(session, owner.user, "letter-on" if wanted else "letter-off", client)


async def begin_totp(session: AsyncSession, keys_dir: Path, user: User) -> str:
    """Make a TOTP secret that counts from its confirmation on; return it as Base32.

    Raises AlreadyOn while another authenticator is on.
    """
    held = await lock_choices(session, user.id)
    if held.totp_confirmed_at is not None:
        raise AlreadyOn
    secret = pyotp.random_base32()
    held.totp_secret = seal_secret(keys_dir, user.id, secret)
    held.totp_last_step = 0
    await session.flush()
    return secret


async def confirm_totp(
    database: Database, keys_dir: Path, owner: SessionOwner, code: str, client: ClientInfo
) -> list[str]:
    """Switch TOTP on with a code of the new authenticator; return the recovery codes.

    Where the session was restricted to this, the user's other sessions end, as they were begun by
    the password alone. Raises WrongCode, TooManyAttempts.
    """
    now, user = utc_now(), owner.user
    async with database.connection() as connection:
        await reserve_attempt(connection, "factor", counter_key(str(user.id)), None, now)
    codes = new_recovery_codes()
    async with database.transaction() as session:
        held = await session.get(SecondFactor, user.id, with_for_update=True)
        if held is None or held.totp_secret is None or held.totp_confirmed_at is not None:
            raise WrongCode
        secret = unseal_secret(keys_dir, user.id, held.totp_secret)
        step = totp_step(secret, code, now, held.totp_last_step)
        if step is None:
            raise WrongCode
        held.totp_confirmed_at, held.totp_last_step = now, step
        await put_recovery_codes(session, user.id, codes)
        await keep_this_device(session, owner)
        if owner.requirements.restricted:
            # Sign-ins under way wait for this lock; what they begin after it, they end themselves.
            await lock_user(session, user.id)
            await end_sessions(session, now, "factor_set", user_id=user.id, but=owner.session_id)
        await tell(session, user, "totp-on", client)
        await forget_tries(session, user.id)
    return codes


async def remove_totp(session: AsyncSession, user: User, client: ClientInfo) -> None:
    """Switch TOTP off; without a passkey the recovery codes go as well."""
    held = await lock_choices(session, user.id)
    if held.totp_secret is None:
        return
    was_on = held.totp_confirmed_at is not None
    held.totp_secret, held.totp_confirmed_at = None, None
    await drop_idle_codes(session, user.id)
    if was_on:
        await tell(session, user, "totp-off", client)
