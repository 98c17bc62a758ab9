"""SQL of Web Push: the devices, and the queue."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.bell import ring
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page
from services.kit.queue import due, later, settle
from services.notifications.letters.rules import MOST_ATTEMPTS
from services.notifications.push.rules import MOST_DEVICES

# Nobody else may add a device meanwhile: neither the tenth twice nor one endpoint for two users.
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('push_devices'))"
_TAKE_AWAY = "DELETE FROM push_devices WHERE endpoint = :endpoint AND user_id <> :user_id"
_KEEP = """
INSERT INTO push_devices (id, user_id, session_id, endpoint, p256dh, auth, browser, system)
VALUES (gen_random_uuid(), :user_id, :session_id, :endpoint, :p256dh, :auth, :browser, :system)
ON CONFLICT (endpoint) DO UPDATE SET p256dh = excluded.p256dh, auth = excluded.auth,
    browser = excluded.browser, system = excluded.system, session_id = excluded.session_id
RETURNING id, browser, system, created_at
"""
_DROP_OLDEST = f"""
DELETE FROM push_devices WHERE id IN (
    SELECT id FROM push_devices WHERE user_id = :user_id AND id <> :id
    ORDER BY created_at DESC, id OFFSET {MOST_DEVICES - 1})
"""  # noqa: S608
_INACTIVE = """
DELETE FROM push_devices USING recipients r
WHERE r.user_id = push_devices.user_id AND NOT r.active
"""
EXPIRED = (
    "DELETE FROM pushes WHERE created_at < now() - interval '30 days'",
    _INACTIVE,
    # An access token lives five minutes.
    "DELETE FROM ended_sessions WHERE ended_at < now() - interval '1 hour'",
)
# $1: users of the audience, NULL = all; $2: whether those must have agreed to advertising.
_ADD = """
INSERT INTO pushes (id, device_id, notice_id, expires_at)
SELECT gen_random_uuid(), d.id, n.id, least(now() + interval '48 hours', n.expires_at)
FROM notices n CROSS JOIN push_devices d JOIN recipients r USING (user_id)
LEFT JOIN preferences p ON p.user_id = r.user_id AND p.kind = 'advertising'
WHERE n.id = $3 AND r.active AND r.user_class = 'consumer'
    AND ($1::uuid[] IS NULL OR r.user_id = ANY($1)) AND (NOT $2::boolean OR coalesce(p.push, false))
ON CONFLICT DO NOTHING
"""
_ADD_OWN = """
INSERT INTO pushes (id, device_id, notice_id, expires_at)
SELECT gen_random_uuid(), d.id, n.id, least(now() + interval '48 hours', n.expires_at)
FROM unnest($1::uuid[], $2::uuid[]) AS g(notice_id, user_id)
JOIN notices n ON n.id = g.notice_id
JOIN push_devices d ON d.user_id = g.user_id JOIN recipients r ON r.user_id = g.user_id
WHERE r.active AND r.user_class = 'consumer'
ON CONFLICT DO NOTHING
"""
QUEUE = "pushes"
# A push whose worker died while sending is due again at the end of the lease.
_NEXT = due("pushes", "id", where="state IN ('waiting', 'sending')", most="$2")
_CLAIM = f"""
UPDATE pushes p SET state = 'sending', attempts = attempts + 1, {later(1)}
FROM push_devices d, notices n
WHERE p.id IN ({_NEXT}) AND d.id = p.device_id AND n.id = p.notice_id
RETURNING p.id, p.attempts, p.notice_id, p.device_id, p.longest_body,
    extract(epoch FROM p.expires_at - now())::float AS seconds_left,
    d.endpoint, d.p256dh, d.auth, n.subject, n.body, n.link_address
"""  # noqa: S608
_SENT = settle("pushes", "state = 'sent', sent_at = now(), last_error = NULL")
_FAILED = settle(
    "pushes",
    f"last_error = $3, {later(4)},"
    f" state = CASE WHEN attempts >= {MOST_ATTEMPTS} THEN 'abandoned' ELSE 'waiting' END",
)
_UNTRIED = settle(
    "pushes",
    f"last_error = $3, {later(4)}, longest_body = $5, state = 'waiting', attempts = attempts - 1",
)
_HOPELESS = settle("pushes", "last_error = $3, state = 'abandoned'")
_HOLD_BACK = f"""
UPDATE pushes p SET {later(2)}
FROM push_devices d
WHERE d.id = p.device_id AND starts_with(d.endpoint, $1 || '/') AND p.state = 'waiting'
    AND p.due_at < now() + make_interval(secs => $2)
"""  # noqa: S608
_EXPIRE = """
UPDATE pushes SET state = 'expired'
WHERE expires_at <= now() AND (state = 'waiting' OR (state = 'sending' AND id = ANY($1)))
"""


async def keep_device(session: AsyncSession, values: dict[str, Any]) -> Any:
    """Add a device or renew its keys; beyond ten of its user the oldest go.

    What was another's loses all that was on its way to them.
    """
    await session.execute(text(_TAKE_AWAY), values)
    kept = (await session.execute(text(_KEEP), values)).mappings().one()
    await session.execute(text(_DROP_OLDEST), {"user_id": values["user_id"], "id": kept["id"]})
    return kept


async def lock_devices(session: AsyncSession) -> None:
    """Let changes of devices wait for each other until the transaction ends."""
    await session.execute(text(_LOCK))


async def list_devices(connection: Connection, user_id: UUID, page: PageRequest) -> dict[str, Any]:
    """Return a page of a user's devices, newest first; never their endpoints."""
    columns, source = "id, browser, system, created_at", "FROM push_devices WHERE user_id = $1"
    return await fetch_page(connection, columns, source, page, user_id, order="created_at DESC, id")


async def remove_device(session: AsyncSession, user_id: UUID, device_id: UUID) -> bool:
    """Remove a device of the user's with all that is on its way there; False when none."""
    removed = await session.scalar(
        text("DELETE FROM push_devices WHERE id = :id AND user_id = :user_id RETURNING id"),
        {"id": device_id, "user_id": user_id},
    )
    return removed is not None


async def remove_devices_of_inactive(session: AsyncSession, user_id: UUID) -> None:
    """Remove all devices of a user who may not sign in any more."""
    await session.execute(text(f"{_INACTIVE} AND r.user_id = :user_id"), {"user_id": user_id})


async def end_sessions(session: AsyncSession, session_ids: Sequence[UUID]) -> None:
    """Remove the devices of ended sessions, and take none of those sessions any more."""
    values = {"session_ids": list(session_ids)}
    await lock_devices(session)
    await session.execute(
        text("DELETE FROM push_devices WHERE session_id = ANY(:session_ids)"), values
    )
    await session.execute(
        text(
            "INSERT INTO ended_sessions (session_id)"
            " SELECT unnest(CAST(:session_ids AS uuid[])) ON CONFLICT DO NOTHING"
        ),
        values,
    )


async def has_ended(session: AsyncSession, session_id: UUID) -> bool:
    """Say whether the session was ended a short while ago."""
    found = await session.scalar(
        text("SELECT 1 FROM ended_sessions WHERE session_id = :id"), {"id": session_id}
    )
    return found is not None


async def add_pushes(
    connection: Connection, users: Sequence[UUID] | None, *, advertising: bool, notice_id: UUID
) -> None:
    """Queue a notice for the devices of its audience; advertising for those who want it pushed."""
    await connection.execute(_ADD, users, advertising, notice_id)
    await ring(connection, QUEUE)


async def add_own_pushes(connection: Connection, notices: Sequence[tuple[UUID, UUID]]) -> None:
    """Queue notices (id, user), each for the devices of its user."""
    ids, users = ([pair[place] for pair in notices] for place in (0, 1))
    await connection.execute(_ADD_OWN, ids, users)
    await ring(connection, QUEUE)


async def claim_pushes(connection: Connection, lease_seconds: float, most: int) -> list[Any]:
    """Take the pushes that are due longest, for so many seconds."""
    return list(await connection.fetch(_CLAIM, lease_seconds, most))


async def mark_sent(connection: Connection, push_id: UUID, attempts: int) -> None:
    """Note that the push service has taken it."""
    await connection.execute(_SENT, push_id, attempts)


async def mark_failed(
    connection: Connection, push_id: UUID, attempts: int, error: str, pause: float
) -> None:
    """Note a failed try; the last one abandons the push."""
    await connection.execute(_FAILED, push_id, attempts, error, pause)


async def put_back(
    connection: Connection, push_id: UUID, attempts: int, *, error: str, pause: float, body: int
) -> None:
    """Let it wait without counting a try; `body`: how many characters go with the next one."""
    await connection.execute(_UNTRIED, push_id, attempts, error, pause, body)


async def hold_back(connection: Connection, origin: str, pause: float) -> None:
    """Let all that is due at a push service wait, so that it holds up no other one."""
    await connection.execute(_HOLD_BACK, origin, pause)


async def abandon(connection: Connection, push_id: UUID, attempts: int, error: str) -> None:
    """Note that it cannot be sent however often it is tried."""
    await connection.execute(_HOPELESS, push_id, attempts, error)


async def drop_device(connection: Connection, device_id: UUID) -> None:
    """Remove a device that its push service does not know any more."""
    await connection.execute("DELETE FROM push_devices WHERE id = $1", device_id)


async def expire(connection: Connection, claimed: Sequence[UUID]) -> None:
    """Mark what is no news any more: of what waits, and of what the caller has claimed."""
    await connection.execute(_EXPIRE, claimed)
