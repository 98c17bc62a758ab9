"""Sessions: begun, carried on, ended."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Unpack
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.events import publish
from services.auth.factors.actions import requirements_of
from services.auth.factors.rules import Demand, Requirements, has_factor, has_own_factor
from services.auth.guard.queries import forget_devices
from services.auth.guard.rules import token_hash
from services.auth.revocations.actions import revoke
from services.auth.roles.rules import NOBODY, Standing
from services.auth.sessions.models import UserSession
from services.auth.sessions.queries import (
    Which,
    end_live,
    find_link,
    replace_chain,
    rotate,
    start_session,
    was_used,
)
from services.auth.sessions.rules import GRACE, SessionLimits, expiry, new_token, successor
from services.auth.users.models import User
from services.contracts.auth import SessionsEnded
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Connection, Database
from services.kit.problems import NotFound, SessionEnded

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """By which application somebody comes in, from where, and the policy that holds there.

    `user_class` is whom the application is for, `device_token` what its browser was known by,
    `region` where a phone without a country code is at home. `demand`: what second factor members
    of staff must have; they get a code by letter whether they chose it or not, and who lacks what
    is demanded a session restricted to setting it up. `offered`: consumers without one are
    offered one.
    """

    user_class: str
    client: ClientInfo
    device_token: str | None
    limits: SessionLimits
    region: str
    demand: Demand
    offered: bool


@dataclass(frozen=True, slots=True)
class SessionOwner:
    """The caller of this very moment: token good, session on, user active."""

    user: User
    session_id: UUID
    requirements: Requirements
    standing: Standing = NOBODY


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a browser gets: whose session it is, and its secrets."""

    user: User
    session_id: UUID
    refresh_token: str
    expires_at: datetime
    device_token: str | None = None
    # What is demanded of the user; None where nobody has looked.
    requirements: Requirements | None = None


async def begin_session(
    connection: Connection,
    row: Any,
    entry: Entry,
    *,
    remember: bool,
    counter: tuple[str, bytes],
    renewed: str = "",
) -> SignedIn | None:
    """Start a session of the user that `row` is; None when the password was changed meanwhile.

    With `remember` the device is known from then on by a token that is always a new one: whatever
    the browser sent (`entry.device_token`) may have been put there by a stranger. If that was
    this user's, it is worth nothing any more. `counter` starts anew; `renewed` replaces the
    password's hash.
    """
    now, session_id, refresh_token = utc_now(), uuid4(), new_token()
    device_token = new_token() if remember else None
    expires_at = expiry(now, now, entry.limits)
    started = await start_session(
        connection,
        row["id"],
        row["password_hash"],
        session_id,
        now,
        expires_at,
        entry.client.user_agent,
        entry.client.address,
        token_hash(refresh_token),
        token_hash(device_token) if device_token else None,
        *counter,
        renewed,
        token_hash(entry.device_token or ""),
    )
    if not started:
        return None
    user = User(**{name: value for name, value in row.items() if hasattr(User, name)})
    requirements = None
    if "asks_totp" in row:
        requirements = requirements_of(
            user,
            any_factor=has_factor(row),
            own_factor=has_own_factor(row),
            demand=entry.demand,
            offered=entry.offered,
        )
    return SignedIn(user, session_id, refresh_token, expires_at, device_token, requirements)


async def refresh(database: Database, token: str, entry: Entry) -> SignedIn:
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
        if user.user_class != entry.user_class:
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
            expires_at = expiry(link.created_at, now, entry.limits)
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


async def end_sessions(
    session: AsyncSession, now: datetime, reason: str, **which: Unpack[Which]
) -> int:
    """End one session, or all live ones of a user but one, and tell who keeps something for them.

    Their access tokens count no more in any service within a minute. Returns how many.
    """
    ended = await end_live(session, now, reason, **which)
    if ended:
        await revoke(session, [str(one) for one in ended], now)
        await publish(session, SessionsEnded(session_ids=ended))
    return len(ended)


async def renew_chain(
    session: AsyncSession, user: User, session_id: UUID, now: datetime, limits: SessionLimits
) -> SignedIn:
    """Start a session's chain of refresh tokens anew: former ones are worth nothing.

    All devices of the user but that of the session are strangers again. Raises SessionEnded.
    """
    held = await session.get(UserSession, session_id, with_for_update=True)
    if held is None or held.ended_at is not None:
        raise SessionEnded
    token = new_token()
    await replace_chain(session, session_id, token_hash(token), now)
    held.expires_at = expiry(held.created_at, now, limits)
    held.last_used_at = now
    # By the session, not by a cookie, which somebody else may have put there.
    await forget_devices(session, user.id, but=held.device_hash)
    return SignedIn(user, session_id, token, held.expires_at)


async def keep_this_device(session: AsyncSession, owner: SessionOwner) -> None:
    """Make all devices of the user strangers again but that of the session."""
    held = await session.get(UserSession, owner.session_id)
    await forget_devices(session, owner.user.id, but=held.device_hash if held else None)


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
    session: AsyncSession, owner: SessionOwner, client: ClientInfo
) -> None:
    """End all sessions of the user but the present one, and forget all other devices."""
    user_id, session_id = owner.user.id, owner.session_id
    ended = await end_sessions(
        session, utc_now(), "ended_elsewhere", user_id=user_id, but=session_id
    )
    await keep_this_device(session, owner)
    record(
        session,
        "other_sessions_ended",
        client=client,
        user_id=user_id,
        session_id=session_id,
        data={"ended_sessions": ended},
    )
