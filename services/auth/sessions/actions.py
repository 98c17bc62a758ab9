"""Signing in, refreshing, signing out."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.errors import AttemptExpired, SignInRefused
from services.auth.factors.queries import add_attempt
from services.auth.factors.rules import (
    ATTEMPT_LIFE,
    factor_methods,
    has_factor,
    masked_email,
    password_digest,
)
from services.auth.guard.queries import (
    count_network_failure,
    forget_attempts,
    reserve_attempt,
)
from services.auth.guard.rules import counter_key, token_hash
from services.auth.passwords.hashing import HASHER, Hashing
from services.auth.sessions.ending import end_sessions
from services.auth.sessions.models import UserSession
from services.auth.sessions.queries import (
    adopt_temporary,
    end_guarded,
    find_candidate,
    find_link,
    forget_devices,
    rotate,
    start_session,
    was_used,
)
from services.auth.sessions.rules import GRACE, expiry, new_token, successor
from services.auth.users.models import User
from services.auth.users.rules import login_of
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Connection, Database
from services.kit.networks import network_of
from services.kit.problems import NotFound, SessionEnded

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """How long sessions live, in days."""

    idle_days: int
    longest_days: int


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a browser gets: whose session it is, and its secrets."""

    user: User
    session_id: UUID
    refresh_token: str
    expires_at: datetime
    device_token: str | None = None
    # Whether a second factor is switched on; None where nobody has looked.
    has_factor: bool | None = None


@dataclass(frozen=True, slots=True)
class SecondFactorAsked:
    """The password was right; one of the methods must confirm it."""

    attempt_id: UUID
    methods: list[str]
    masked_email: str | None


async def sign_in(
    database: Database,
    hashing: Hashing,
    *,
    user_class: str,
    login: str,
    password: str,
    device_token: str | None,
    client: ClientInfo,
    region: str,
    limits: SessionLimits,
    staff_letter: bool,
) -> SignedIn | SecondFactorAsked:
    """Check login and password and start a session, or ask a new device for a second factor.

    `staff_letter`: members of staff get a code by letter whether they chose it or not; without an
    address and any other factor they get a session restricted to setting one up.
    Raises SignInRefused for unknown, wrong and blocked alike, after the same work;
    TooManyAttempts while the login or the network must wait; AttemptExpired when a demanded
    second factor was set up meanwhile. A known device has a counter of its
    own, so that nobody can lock the owner out. No connection is held while the hash is computed.
    """
    now = utc_now()
    known_login = login_of(user_class, login, region)
    name = known_login.value if known_login else login.strip().lower()
    # Without a cookie it is the hash of no token, and nobody's device.
    device = token_hash(device_token or "")
    temporary = token_hash(password)
    network = counter_key("network", network_of(client.address))
    async with database.connection() as connection:
        row = None
        if known_login:
            candidate = (user_class, known_login.column, known_login.value)
            row = await find_candidate(
                connection, *candidate, device=device, temporary_hash=temporary
            )
        by_device = row is not None and row["known_device"]
        counter = ("device", device) if by_device else ("login", counter_key(user_class, name))
        await reserve_attempt(connection, *counter, None if by_device else network, now)
    if known_login and row is not None and row["temporary_fits"]:
        adopted = await hashing.hash(password)
        async with database.transaction() as session:
            if await adopt_temporary(session, row["id"], temporary, adopted, now):
                await end_sessions(session, now, "password_recovered", user_id=row["id"])
        async with database.connection() as connection:
            row = await find_candidate(
                connection, *candidate, device=device, temporary_hash=temporary
            )
    fits = await hashing.verify(row["password_hash"] if row else None, password)
    if row is not None and fits and row["active"]:
        methods = factor_methods(row, staff_letter=staff_letter)
        if methods and not row["known_device"]:
            return await _ask_second_factor(database, row, methods, counter)
        # Such a session makes no device known: the password alone confirms none.
        unguarded = staff_letter and user_class == "staff" and not methods
        renewed = ""
        if HASHER.check_needs_rehash(row["password_hash"]):
            renewed = await hashing.hash(password)
        async with database.connection() as connection:
            signed_in = await begin_session(
                connection,
                row,
                remember=not unguarded,
                former_device=device_token,
                counter=counter,
                client=client,
                limits=limits,
                renewed=renewed,
            )
            if signed_in and unguarded and await end_guarded(connection, signed_in.session_id):
                raise AttemptExpired
        if signed_in is not None:
            return signed_in
    async with database.connection() as connection:
        await count_network_failure(connection, network, now)
        await connection.execute(
            "INSERT INTO security_events (kind, user_id, address, user_agent)"
            " VALUES ('sign_in_refused', $1, $2, $3)",
            row["id"] if row else None,
            client.address,
            client.user_agent,
        )
    raise SignInRefused


async def _ask_second_factor(
    database: Database, row: Any, methods: list[str], counter: tuple[str, bytes]
) -> SecondFactorAsked:
    async with database.connection() as connection:
        await forget_attempts(connection, *counter)
        attempt_id = await add_attempt(
            connection, row["id"], password_digest(row["password_hash"]), utc_now() + ATTEMPT_LIFE
        )
    masked = masked_email(row["email"]) if "letter" in methods else None
    return SecondFactorAsked(attempt_id, methods, masked)


async def begin_session(
    connection: Connection,
    row: Any,
    *,
    remember: bool,
    former_device: str | None,
    counter: tuple[str, bytes],
    client: ClientInfo,
    limits: SessionLimits,
    renewed: str = "",
) -> SignedIn | None:
    """Start a session of the user that `row` is; None when the password was changed meanwhile.

    With `remember` the device is known from then on by a token that is always a new one: whatever
    the browser sent (`former_device`) may have been put there by a stranger. If that was this
    user's, it is worth nothing any more. `counter` starts anew; `renewed` replaces the password's
    hash.
    """
    now, session_id, refresh_token = utc_now(), uuid4(), new_token()
    device_token = new_token() if remember else None
    expires_at = expiry(now, now, limits.idle_days, limits.longest_days)
    started = await start_session(
        connection,
        row["id"],
        row["password_hash"],
        session_id,
        now,
        expires_at,
        client.user_agent,
        client.address,
        token_hash(refresh_token),
        token_hash(device_token) if device_token else None,
        *counter,
        renewed,
        token_hash(former_device or ""),
    )
    if not started:
        return None
    user = User(**{name: value for name, value in row.items() if hasattr(User, name)})
    guarded = has_factor(row) if "asks_totp" in row else None
    return SignedIn(user, session_id, refresh_token, expires_at, device_token, guarded)


async def refresh(
    database: Database, token: str, user_class: str, limits: SessionLimits
) -> SignedIn:
    """Exchange a refresh token for the next one.

    A token may come again: at once, from another tab, which gets the same successor; or later,
    because the answer was lost, when the successor that nobody has used is replaced by a new one.
    That two hold the chain is known by a token that was replaced, or whose successor was used:
    the whole session ends (docs/decisions/0017). Raises SessionEnded for that and for an ended,
    expired or unknown session and a blocked user.
    """
    now = utc_now()
    # What is revoked here must stay revoked, so the refusal comes after the commit.
    async with database.transaction() as session:
        link = await find_link(session, token_hash(token))
        if link is None or link.ended_at or link.expires_at <= now:
            raise SessionEnded
        user = await session.get(User, link.user_id)
        assert user is not None
        reason = ""
        following = successor(token, link.successor_salt) if link.successor_salt else ""
        late = link.used_at is not None and now - link.used_at > GRACE
        if user.user_class != user_class:
            raise SessionEnded
        if not user.active:
            reason = "user_inactive"
        elif link.replaced_at or (late and await was_used(session, token_hash(following))):
            reason = "reuse"
        if reason:
            await end_sessions(session, now, reason, session_id=link.session_id)
            record(
                session,
                "session_revoked",
                user_id=user.id,
                session_id=link.session_id,
                data={"reason": reason},
            )
            log.warning("session_revoked", extra={"reason": reason})
        else:
            expires_at = expiry(link.created_at, now, limits.idle_days, limits.longest_days)
            if late or not following:
                salt, lost = new_token().encode(), token_hash(following)
                following = successor(token, salt)
                await rotate(
                    session,
                    token_hash(token),
                    salt,
                    token_hash(following),
                    lost=lost,
                    session_id=link.session_id,
                    now=now,
                    expires_at=expires_at,
                )
    if reason:
        raise SessionEnded
    return SignedIn(user, link.session_id, following, expires_at)


async def sign_out(
    database: Database, session_id: UUID | None, refresh_token: str | None, client: ClientInfo
) -> None:
    """End the session that the access token or the refresh token belongs to, if it is on."""
    async with database.transaction() as session:
        if session_id is None and refresh_token:
            link = await find_link(session, token_hash(refresh_token))
            session_id = link.session_id if link else None
        if session_id is None:
            return
        if await end_sessions(session, utc_now(), "signed_out", session_id=session_id):
            ended = await session.get(UserSession, session_id)
            record(
                session,
                "signed_out",
                client=client,
                user_id=ended.user_id if ended else None,
                session_id=session_id,
            )


async def end_session(
    session: AsyncSession, user: User, session_id: UUID, client: ClientInfo
) -> None:
    """End one of the user's own live sessions and forget its device (M3 13.3).

    Raises NotFound for an ended session and for another's.
    """
    held = await session.get(UserSession, session_id)
    if held is None or held.user_id != user.id:
        raise NotFound
    if not await end_sessions(session, utc_now(), "ended_elsewhere", session_id=session_id):
        raise NotFound
    if held.device_hash is not None:
        await forget_devices(session, user.id, only=held.device_hash)
    record(session, "session_ended", client=client, user_id=user.id, session_id=session_id)


async def end_other_sessions(
    session: AsyncSession, user: User, session_id: UUID, client: ClientInfo
) -> None:
    """End all sessions of the user but the present one, and forget all other devices."""
    held = await session.get(UserSession, session_id)
    ended = await end_sessions(
        session, utc_now(), "ended_elsewhere", user_id=user.id, but=session_id
    )
    await forget_devices(session, user.id, but=held.device_hash if held else None)
    record(
        session,
        "other_sessions_ended",
        client=client,
        user_id=user.id,
        session_id=session_id,
        data={"ended_sessions": ended},
    )
