"""Signing in, refreshing, signing out."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text

from services.auth.audit.actions import record
from services.auth.errors import SessionEnded, SignInRefused
from services.auth.guard.queries import count_network_failure, reserve_attempt
from services.auth.guard.rules import counter_key, token_hash
from services.auth.hashing import HASHER, Hashing
from services.auth.sessions.models import UserSession
from services.auth.sessions.queries import (
    adopt_temporary,
    end_sessions,
    find_candidate,
    find_link,
    start_session,
)
from services.auth.sessions.rules import GRACE, expiry, new_token, successor
from services.auth.users.models import User
from services.auth.users.rules import login_of
from services.auth.visits import Visit, network_of
from services.kit.clock import utc_now
from services.kit.database import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lives:
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


async def sign_in(
    database: Database,
    hashing: Hashing,
    *,
    user_class: str,
    login: str,
    password: str,
    device_token: str | None,
    visit: Visit,
    region: str,
    lives: Lives,
) -> SignedIn:
    """Check login and password and start a session.

    Raises SignInRefused for unknown, wrong and blocked alike, after the same work; and
    TooManyAttempts while the login or the network must wait. A known device has a counter of its
    own, so that nobody can lock the owner out. No connection is held while the hash is computed.
    """
    now = utc_now()
    known_login = login_of(user_class, login, region)
    name = known_login.value if known_login else login.strip().lower()
    device_token = device_token or new_token()
    device = token_hash(device_token)
    temporary = token_hash(password)
    network = counter_key("network", network_of(visit.address))
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
        async with database.connection() as connection:
            await adopt_temporary(connection, row["id"], temporary, adopted, now)
            row = await find_candidate(
                connection, *candidate, device=device, temporary_hash=temporary
            )
    fits = await hashing.verify(row["password_hash"] if row else None, password)
    if row is not None and fits and row["active"]:
        signed_in = await _start(
            database,
            row,
            password=password,
            device_token=device_token,
            counter=counter,
            visit=visit,
            lives=lives,
        )
        if signed_in is not None:
            return signed_in
    async with database.connection() as connection:
        await count_network_failure(connection, network, now)
        await connection.execute(
            "INSERT INTO security_events (kind, user_id, address, user_agent)"
            " VALUES ('sign_in_refused', $1, $2, $3)",
            row["id"] if row else None,
            visit.address,
            visit.user_agent,
        )
    raise SignInRefused


async def _start(
    database: Database,
    row: Any,
    *,
    password: str,
    device_token: str,
    counter: tuple[str, bytes],
    visit: Visit,
    lives: Lives,
) -> SignedIn | None:
    now, session_id, refresh_token = utc_now(), uuid4(), new_token()
    expires_at = expiry(now, now, lives.idle_days, lives.longest_days)
    renewed = ""
    if HASHER.check_needs_rehash(row["password_hash"]):
        renewed = HASHER.hash(password)
    async with database.connection() as connection:
        started = await start_session(
            connection,
            row["id"],
            row["password_hash"],
            session_id,
            now,
            expires_at,
            visit.user_agent,
            visit.address,
            token_hash(refresh_token),
            token_hash(device_token),
            *counter,
            renewed,
        )
    if not started:
        return None
    beside = ("known_device", "temporary_fits")
    user = User(**{name: value for name, value in row.items() if name not in beside})
    return SignedIn(user, session_id, refresh_token, expires_at, device_token)


async def refresh(database: Database, token: str, user_class: str, lives: Lives) -> SignedIn:
    """Exchange a refresh token for the next one.

    A token used before, longer ago than the grace for other tabs, means that two hold it: the
    whole session ends. Raises SessionEnded for that and for an ended, expired or unknown session
    and a blocked user.
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
        if user.user_class != user_class:
            raise SessionEnded
        if not user.active:
            reason = "user_inactive"
        elif link.used_at and now - link.used_at > GRACE:
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
            salt = link.successor_salt or new_token().encode()
            following = successor(token, salt)
            expires_at = expiry(link.created_at, now, lives.idle_days, lives.longest_days)
            if link.used_at is None:
                await session.execute(
                    text(
                        "WITH used AS (UPDATE refresh_tokens SET used_at = :now,"
                        " successor_salt = :salt WHERE token_hash = :old),"
                        " touched AS (UPDATE sessions SET last_used_at = :now,"
                        " expires_at = :expires_at WHERE id = :session_id)"
                        " INSERT INTO refresh_tokens (token_hash, session_id, issued_at)"
                        " VALUES (:new, :session_id, :now)"
                    ),
                    {
                        "now": now,
                        "salt": salt,
                        "old": token_hash(token),
                        "new": token_hash(following),
                        "session_id": link.session_id,
                        "expires_at": expires_at,
                    },
                )
    if reason:
        raise SessionEnded
    return SignedIn(user, link.session_id, following, expires_at)


async def sign_out(
    database: Database, session_id: UUID | None, refresh_token: str | None, visit: Visit
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
                visit=visit,
                user_id=ended.user_id if ended else None,
                session_id=session_id,
            )
