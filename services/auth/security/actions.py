"""Confirming a new device; switching the second factor on and off."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pyotp
from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.errors import AlreadyOn, AttemptExpired, WaitAMinute, WrongCode
from services.auth.events import publish
from services.auth.factors import queries
from services.auth.factors.models import RecoveryCode, SecondFactor
from services.auth.factors.rules import (
    ATTEMPT_LIFE,
    LETTER_DIGITS,
    LETTER_PAUSE,
    MOST_TRIES,
    code_hash,
    factor_methods,
    new_code,
    new_recovery_codes,
    password_digest,
    totp_step,
)
from services.auth.guard.models import AttemptCounter
from services.auth.guard.queries import reserve_attempt
from services.auth.guard.rules import counter_key
from services.auth.sessions.actions import SessionLimits, SignedIn, begin_session
from services.auth.sessions.ending import end_sessions
from services.auth.sessions.models import UserSession
from services.auth.sessions.queries import forget_devices
from services.auth.users.models import User
from services.contracts.auth import SecondFactorChanged, SignInCodeRequested
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Connection, Database
from services.kit.problems import Problem
from services.kit.sealing import seal, unseal
from services.kit.user_agents import browser_of, system_of

# Says whether what was given confirms the attempt of that row, and uses it up.
Fits = Callable[[Connection, Any, datetime], Awaitable[bool]]

_TOTP = "totp"
_RECOVERY = "recovery"
_OWN = "auth"
_RECIPIENT = "notifications"


async def send_letter(
    database: Database,
    keys_dir: Path,
    attempt_id: UUID,
    user_class: str,
    client: ClientInfo,
    *,
    staff_letter: bool,
) -> None:
    """Send the code of a sign-in by letter, once a minute per user.

    Raises AttemptExpired, also when letters are not among the user's methods; WaitAMinute.
    """
    now = utc_now()
    async with database.transaction() as session:
        connection = await plain_connection(session)
        row = await live_attempt(
            connection, attempt_id, user_class, now, method="letter", staff_letter=staff_letter
        )
        await queries.lock_user(connection, row["id"])
        code = new_code(LETTER_DIGITS)
        hashed = code_hash(str(attempt_id), code)
        if not await queries.put_letter_code(
            connection, attempt_id, row["id"], hashed, now=now, not_since=now - LETTER_PAUSE
        ):
            raise WaitAMinute(headers={"Retry-After": str(int(LETTER_PAUSE.total_seconds()))})
        await publish(
            session,
            SignInCodeRequested(
                user_id=row["id"],
                email=row["email"],
                display_name=row["display_name"],
                language=row["language"],
                sealed_code=seal(keys_dir, _RECIPIENT, code, context=row["email"]),
                browser=browser_of(client.user_agent),
                system=system_of(client.user_agent),
                address=client.address,
                expires_at=now + ATTEMPT_LIFE,
            ),
        )


async def confirm_sign_in(
    database: Database,
    *,
    attempt_id: UUID,
    user_class: str,
    method: str,
    fits: Fits,
    refusal: type[Problem],
    remember: bool,
    former_device: str | None,
    client: ClientInfo,
    limits: SessionLimits,
    staff_letter: bool,
) -> SignedIn:
    """Finish a sign-in by one of its methods and start the session.

    `remember`: the device is known from now on. Raises AttemptExpired, and `refusal` when it does
    not fit (five tries per attempt; growing waits per user, TooManyAttempts).
    """
    now = utc_now()
    signed_in: SignedIn | None = None
    async with database.plain_transaction() as connection:
        row = await live_attempt(
            connection, attempt_id, user_class, now, method=method, staff_letter=staff_letter
        )
        counter = ("factor", counter_key(str(row["id"])))
        await reserve_attempt(connection, *counter, None, now)
        if await fits(connection, row, now):
            if await queries.use_attempt(connection, attempt_id, now):
                signed_in = await begin_session(
                    connection,
                    row,
                    remember=remember,
                    former_device=former_device,
                    counter=counter,
                    client=client,
                    limits=limits,
                )
            if signed_in is None:
                raise AttemptExpired
        else:
            await queries.count_try(connection, attempt_id)
            await connection.execute(
                "INSERT INTO security_events (kind, user_id, address, user_agent)"
                " VALUES ('second_factor_refused', $1, $2, $3)",
                row["id"],
                client.address,
                client.user_agent,
            )
    if signed_in is None:
        raise refusal
    return signed_in


def fitting_code(keys_dir: Path, method: str, code: str) -> Fits:
    """Return what says whether a code fits an attempt; a code, once taken, is used up."""

    async def fits(connection: Connection, row: Any, now: datetime) -> bool:
        return await _code_fits(connection, keys_dir, row, method=method, code=code, now=now)

    return fits


async def choose_letter(
    session: AsyncSession, user: User, session_id: UUID, client: ClientInfo, *, wanted: bool
) -> None:
    """Switch «confirm new devices by a letter» (M3 13.1.6); on: other devices are new again."""
    held = await choices_of(session, user.id)
    if held.new_device_letter == wanted:
        return
    held.new_device_letter = wanted
    if wanted:
        await keep_this_device(session, user, session_id)
    await tell(session, user, "letter-on" if wanted else "letter-off", client)


async def begin_totp(session: AsyncSession, keys_dir: Path, user: User) -> str:
    """Make a TOTP secret that counts from its confirmation on; return it as Base32.

    Raises AlreadyOn while another authenticator is on.
    """
    held = await choices_of(session, user.id)
    if held.totp_confirmed_at is not None:
        raise AlreadyOn
    secret = pyotp.random_base32()
    held.totp_secret = _seal_own(keys_dir, user.id, secret)
    held.totp_last_step = 0
    await session.flush()
    return secret


async def confirm_totp(
    database: Database,
    keys_dir: Path,
    user: User,
    session_id: UUID,
    *,
    code: str,
    client: ClientInfo,
    demanded: bool,
) -> list[str]:
    """Switch TOTP on with a code of the new authenticator; return the recovery codes.

    `demanded`: the session was restricted to this. The user's other sessions end then, as they
    were begun by the password alone. Raises WrongCode, TooManyAttempts.
    """
    now = utc_now()
    async with database.connection() as connection:
        await reserve_attempt(connection, "factor", counter_key(str(user.id)), None, now)
    codes = new_recovery_codes()
    async with database.transaction() as session:
        held = await session.get(SecondFactor, user.id, with_for_update=True)
        if held is None or held.totp_secret is None or held.totp_confirmed_at is not None:
            raise WrongCode
        secret = unseal(keys_dir, _OWN, held.totp_secret, context=_context(user.id))
        step = totp_step(secret, code, now, held.totp_last_step)
        if step is None:
            raise WrongCode
        held.totp_confirmed_at, held.totp_last_step = now, step
        await put_recovery_codes(session, user.id, codes)
        await keep_this_device(session, user, session_id)
        if demanded:
            # Sign-ins under way wait for this lock; what they begin after it, they end themselves.
            await session.execute(select(User.id).where(User.id == user.id).with_for_update())
            await end_sessions(session, now, "factor_set", user_id=user.id, but=session_id)
        await tell(session, user, "totp-on", client)
        await _forget_count(session, user.id)
    return codes


async def remove_totp(session: AsyncSession, user: User, client: ClientInfo) -> None:
    """Switch TOTP off; without a passkey the recovery codes go as well."""
    held = await choices_of(session, user.id)
    if held.totp_secret is None:
        return
    was_on = held.totp_confirmed_at is not None
    held.totp_secret, held.totp_confirmed_at = None, None
    await drop_idle_codes(session, user.id)
    if was_on:
        await tell(session, user, "totp-off", client)


async def put_recovery_codes(session: AsyncSession, user_id: UUID, codes: list[str]) -> None:
    """Let these recovery codes take the place of all former ones."""
    await session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    session.add_all(
        RecoveryCode(user_id=user_id, code_hash=code_hash(str(user_id), one)) for one in codes
    )


async def drop_idle_codes(session: AsyncSession, user_id: UUID) -> None:
    """Remove the recovery codes of who has nothing left that they stand in for."""
    await session.flush()
    if not await queries.has_own_factor(session, user_id):
        await session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))


async def live_attempt(
    connection: Connection,
    attempt_id: UUID,
    user_class: str,
    now: datetime,
    *,
    method: str,
    staff_letter: bool,
) -> Any:
    """Return the attempt, its user and their choices; raises AttemptExpired."""
    row = await queries.find_attempt(connection, attempt_id)
    if (
        row is None
        or row["used_at"] is not None
        or row["expires_at"] <= now
        or row["tries"] >= MOST_TRIES
        or not row["active"]
        or row["user_class"] != user_class
        or row["password_digest"] != password_digest(row["password_hash"])
        or method not in _accepted(row, staff_letter=staff_letter)
    ):
        raise AttemptExpired
    return row


def _accepted(row: Any, *, staff_letter: bool) -> set[str]:
    methods = set(factor_methods(row, staff_letter=staff_letter))
    return methods | {_RECOVERY} if methods & {_TOTP, "passkey"} else methods


async def _code_fits(
    connection: Connection, keys_dir: Path, row: Any, *, method: str, code: str, now: datetime
) -> bool:
    user_id: UUID = row["id"]
    if method == "letter":
        given: bytes = code_hash(str(row["attempt_id"]), code)
        return bool(row["code_hash"] == given)
    if method == _TOTP:
        secret = unseal(keys_dir, _OWN, row["totp_secret"], context=_context(user_id))
        step = totp_step(secret, code, now, row["totp_last_step"])
        if step is not None:
            # Sealed anew at each use, so that a retired key is needed no more.
            sealed = _seal_own(keys_dir, user_id, secret)
            return await queries.use_totp_step(connection, user_id, step, sealed, now)
    return await queries.use_recovery_code(connection, user_id, code_hash(str(user_id), code), now)


async def plain_connection(session: AsyncSession) -> Any:
    """Return the driver's connection in the session's transaction."""
    # The driver begins its transaction at SQLAlchemy's first statement, not before.
    await session.execute(text("SELECT 1"))
    raw = await (await session.connection()).get_raw_connection()
    return raw.driver_connection


async def choices_of(session: AsyncSession, user_id: UUID) -> SecondFactor:
    """Return what the user has chosen, locked: changes of their factors wait for each other."""
    await session.execute(insert(SecondFactor).values(user_id=user_id).on_conflict_do_nothing())
    return await session.get_one(SecondFactor, user_id, with_for_update=True)


async def keep_this_device(session: AsyncSession, user: User, session_id: UUID) -> None:
    """Make all devices of the user strangers again but that of the session."""
    held = await session.get(UserSession, session_id)
    await forget_devices(session, user.id, but=held.device_hash if held else None)


async def _forget_count(session: AsyncSession, user_id: UUID) -> None:
    await session.execute(
        delete(AttemptCounter).where(
            AttemptCounter.kind == "factor", AttemptCounter.key == counter_key(str(user_id))
        )
    )


async def tell(
    session: AsyncSession,
    user: User,
    change: Any,
    client: ClientInfo | None = None,
    *,
    by: str = "",
) -> None:
    """Write a change of what guards the sign-in down, and tell its owner by letter.

    `by` is the member of staff who made it.
    """
    record(
        session,
        "second_factor_changed",
        client=client,
        user_id=user.id,
        data={"change": change} | ({"by": by} if by else {}),
    )
    await publish(
        session,
        SecondFactorChanged(
            user_id=user.id,
            email=user.email,
            display_name=user.display_name,
            language=user.language,
            change=change,
            changed_at=utc_now(),
        ),
    )


def _seal_own(keys_dir: Path, user_id: UUID, secret: str) -> str:
    return seal(keys_dir, _OWN, secret, context=_context(user_id))


def _context(user_id: UUID) -> str:
    return f"totp {user_id}"
