"""SQL of sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.factors.queries import HAS_FACTOR_SQL, HAS_OWN_FACTOR
from services.auth.factors.rules import Demand
from services.auth.sessions.models import RefreshToken, UserSession
from services.auth.users.models import User
from services.kit.database import Connection

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
# What nobody can use any more. Ended sessions stay a month for the question «was that me?»; the
# events stay.
EXPIRED = (
    "DELETE FROM sessions WHERE least(ended_at, expires_at) < now() - interval '30 days'",
    "DELETE FROM refresh_tokens WHERE used_at < now() - interval '90 days'",
)

# What is lacking, by what is demanded.
_LACKS: dict[Demand, str] = {
    "none": "false",
    "any": f"NOT ({HAS_FACTOR_SQL} OR users.email IS NOT NULL)",
    "own": f"NOT {HAS_OWN_FACTOR}",
}


class Which(TypedDict, total=False):
    """One session, or all of a user, `but` one."""

    session_id: UUID
    user_id: UUID
    but: UUID


async def start_session(connection: Connection, *values: Any) -> bool:
    """Write session, refresh token, event and device (if any); False: the user has changed."""
    return await connection.fetchval(_START, *values) is not None


async def find_link(session: AsyncSession, token_hash: bytes) -> Any:
    """Return the refresh token with its session, locked; None when it never was."""
    return (await session.execute(text(_LINK), {"token_hash": token_hash})).one_or_none()


async def was_used(session: AsyncSession, token_hash: bytes) -> bool:
    """Return whether a refresh token was used, or is not kept any more."""
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


async def end_live(
    session: AsyncSession, now: datetime, reason: str, **which: Unpack[Which]
) -> list[UUID]:
    """End the sessions that are still on; return which these were."""
    conditions = {
        "session_id": UserSession.id == which.get("session_id"),
        "user_id": UserSession.user_id == which.get("user_id"),
        "but": UserSession.id != which.get("but"),
    }
    assert which.keys() & {"session_id", "user_id"}
    ended = await session.scalars(
        update(UserSession)
        .where(UserSession.ended_at.is_(None), *(conditions[name] for name in which))
        .values(ended_at=now, end_reason=reason)
        .returning(UserSession.id)
        .execution_options(synchronize_session=False)
    )
    return list(ended)


async def replace_chain(
    session: AsyncSession, session_id: UUID, token_hash: bytes, now: datetime
) -> None:
    """Begin the session's chain of refresh tokens anew: former ones are worth nothing."""
    await session.execute(delete(RefreshToken).where(RefreshToken.session_id == session_id))
    session.add(RefreshToken(token_hash=token_hash, session_id=session_id, issued_at=now))


async def list_lacking(connection: Connection, demand: Demand, now: datetime) -> list[str]:
    """Return the live sessions of members of staff who lack what is demanded."""
    rows = await connection.fetch(
        "SELECT sessions.id::text AS id FROM sessions JOIN users ON users.id = sessions.user_id"  # noqa: S608
        " WHERE users.user_class = 'staff' AND sessions.ended_at IS NULL"
        f" AND sessions.expires_at > $1 AND {_LACKS[demand]}",
        now,
    )
    return [row["id"] for row in rows]
