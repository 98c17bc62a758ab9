"""SQL of announcements."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.bell import ring
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page
from services.kit.queue import due, later
from services.notifications.files.queries import FILES
from services.notifications.letters.queries import QUEUE as LETTERS
from services.notifications.notices.live import CHANNEL, EVERYBODY
from services.notifications.notices.queries import shape
from services.notifications.push.queries import add_pushes

_COLUMNS = f"""a.id, n.kind, n.subject, n.body, n.link_label, n.link_address, n.expires_at,
    a.audience::text AS audience,
    a.letter, a.advertising, a.state, a.publish_at, a.author, a.created_at,
    a.published_at, a.recipients, a.letters,
    (SELECT count(*) FROM letters l WHERE l.notice_id = a.id AND l.state = 'expired')
        AS expired_letters, {FILES}"""
_FROM = "announcements a JOIN notices n USING (id)"
# $1: users of the audience, NULL = all; $2: whether those must have agreed to advertising.
_REACHED = """recipients r LEFT JOIN email_choices e USING (user_id)
LEFT JOIN preferences p ON p.user_id = r.user_id AND p.kind = 'advertising'
WHERE r.active AND r.user_class = 'consumer' AND ($1::uuid[] IS NULL OR r.user_id = ANY($1))
    AND (NOT $2::boolean OR coalesce(p.email OR p.push, false))"""
_BY_LETTER = """r.email IS NOT NULL AND coalesce(e.wanted, true)
    AND (NOT $2::boolean OR coalesce(p.email, false))"""
_ADD_NOTICE = """
INSERT INTO notices (id, kind, subject, body, link_label, link_address, expires_at)
VALUES (:id, :kind, :subject, :body, :link_label, :link_address, :expires_at)
"""
_ADD = """
INSERT INTO announcements (id, audience, letter, advertising, publish_at, due_at,
    created_by, author)
VALUES (:id, CAST(:audience AS jsonb), :letter, :advertising, coalesce(:publish_at, now()),
    coalesce(:publish_at, now()), :created_by, :author)
"""
QUEUE = "announcements"
_NEXT = due("announcements", "id", where="state = 'scheduled'")
_CLAIM = f"""
UPDATE announcements SET {later(1)} WHERE id = ({_NEXT})
RETURNING id, audience::text AS audience, letter, advertising
"""
_OVER = "EXISTS (SELECT FROM notices n WHERE n.id = announcements.id AND n.expires_at <= now())"
_PUBLISH = f"""
UPDATE announcements SET state = 'published', published_at = now()
WHERE id = $1 AND state = 'scheduled' AND NOT {_OVER} RETURNING id
"""
_EXPIRE = f"""
UPDATE announcements SET state = 'expired'
WHERE id = $1 AND state = 'scheduled' AND {_OVER} RETURNING id
"""
_GIVE = f"""
INSERT INTO notice_receipts (user_id, notice_id)
SELECT r.user_id, $3 FROM {_REACHED} ON CONFLICT DO NOTHING
"""
# The words stay with the notice; each letter holds only what is its reader's own.
_WRITE = f"""
INSERT INTO letters (id, user_id, address, template, language, parameters, notice_id,
    unsubscribe_token, expires_at)
SELECT gen_random_uuid(), r.user_id, r.email, 'announcement',
    CASE WHEN r.language = 'en' THEN 'en' ELSE 'ru' END,
    jsonb_build_object('display_name', r.display_name), $3,
    CASE WHEN $2 THEN gen_random_uuid() END, (SELECT expires_at FROM notices WHERE id = $3)
FROM {_REACHED} AND {_BY_LETTER}
"""
_JOIN = """
INSERT INTO notice_receipts (user_id, notice_id)
SELECT :user_id, n.id FROM notices n JOIN announcements a USING (id)
WHERE n.expires_at > now() AND a.state = 'published' AND NOT a.advertising
    AND a.audience ->> 'kind' = 'all'
ON CONFLICT DO NOTHING
"""


def _shape(row: Any) -> dict[str, Any]:
    return shape(row) | {"audience": orjson.loads(row["audience"])}


async def add_announcement(session: AsyncSession, values: dict[str, Any]) -> None:
    """Add an announcement and its notice, which nobody has yet."""
    await session.execute(text(_ADD_NOTICE), values)
    await session.execute(
        text(_ADD), values | {"audience": orjson.dumps(values["audience"]).decode()}
    )
    await ring(session, QUEUE)


async def list_announcements(
    connection: Connection, state: str | None, page: PageRequest
) -> dict[str, Any]:
    """Return a page of announcements, of one state or of all, newest first."""
    source = f"FROM {_FROM} WHERE ($1::text IS NULL OR a.state = $1)"
    order = "a.created_at DESC, a.id"
    return await fetch_page(connection, _COLUMNS, source, page, state, order=order, shape=_shape)


async def find_announcement(connection: Connection, announcement_id: UUID) -> Any:
    """Return an announcement, or None."""
    row = await connection.fetchrow(
        f"SELECT {_COLUMNS} FROM {_FROM} WHERE a.id = $1", announcement_id
    )
    return None if row is None else _shape(row)


async def withdraw(session: AsyncSession, announcement_id: UUID) -> str | None:
    """Withdraw what is still scheduled; return the state before, None when there is none."""
    state: str | None = await session.scalar(
        text("SELECT state FROM announcements WHERE id = :id FOR UPDATE"), {"id": announcement_id}
    )
    if state == "scheduled":
        await session.execute(
            text("UPDATE announcements SET state = 'withdrawn' WHERE id = :id"),
            {"id": announcement_id},
        )
    return state


async def join_open_announcements(session: AsyncSession, user_id: UUID) -> None:
    """Give a new consumer what was told to all and whose term goes on."""
    await session.execute(text(_JOIN), {"user_id": user_id})


async def count_reached(
    connection: Connection, users: Sequence[UUID] | None, *, advertising: bool
) -> tuple[int, int]:
    """Return how many users an announcement would reach, and how many of them by letter."""
    row = await connection.fetchrow(
        f"SELECT count(*), count(*) FILTER (WHERE {_BY_LETTER}) FROM {_REACHED}",
        users,
        advertising,
    )
    return row[0], row[1]


async def claim_due(connection: Connection, lease_seconds: float) -> Any:
    """Take an announcement whose time has come, for so many seconds; None when none has."""
    return await connection.fetchrow(_CLAIM, lease_seconds)


async def expire(connection: Connection, announcement_id: UUID) -> bool:
    """Give up an announcement whose term is over before it went out; False when it is not."""
    return await connection.fetchval(_EXPIRE, announcement_id) is not None


async def publish(connection: Connection, claimed: Any, users: Sequence[UUID] | None) -> bool:
    """Give the notice to all whom it is for, in the running transaction.

    False when it was withdrawn meanwhile, or its term is over.
    """
    if await connection.fetchval(_PUBLISH, claimed["id"]) is None:
        return False
    arguments = (users, claimed["advertising"], claimed["id"])
    given = await connection.execute(_GIVE, *arguments)
    await add_pushes(connection, users, advertising=claimed["advertising"], notice_id=claimed["id"])
    written = "INSERT 0 0"
    if claimed["letter"]:
        written = await connection.execute(_WRITE, *arguments)
        await ring(connection, LETTERS)
    await connection.execute(
        "UPDATE announcements SET recipients = $2, letters = $3 WHERE id = $1",
        claimed["id"],
        int(given.split()[-1]),
        int(written.split()[-1]),
    )
    await connection.execute("SELECT pg_notify($1, $2)", CHANNEL, EVERYBODY)
    return True
