"""SQL of notices; the user's id is always `$1`."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection
from services.kit.pagination import PageRequest
from services.notifications.files.queries import COLUMNS, FILES
from services.notifications.notices.live import CHANNEL, Topic

# A modal or banner that is up stands in its own place, and in the bell only afterwards.
_UP = """(n.kind <> 'bell' AND r.read_at IS NULL
    AND (n.expires_at IS NULL OR n.expires_at > now()))"""
_NOTICES = "notice_receipts r JOIN notices n ON n.id = r.notice_id"
_CONDITIONS = {
    "all": f"NOT {_UP}",
    "unread": f"r.read_at IS NULL AND NOT {_UP}",
    "modal": f"n.kind = 'modal' AND r.read_at IS NULL AND {_UP}",
    "banner": f"n.kind = 'banner' AND r.read_at IS NULL AND {_UP}",
}
_COLUMNS = f"""n.id, n.kind, n.subject, n.body, n.link_label, n.link_address, r.created_at,
    n.expires_at, r.read_at, r.confirmed_at, {FILES}"""
_COUNTERS = f"""
SELECT count(*) FILTER (WHERE NOT {_UP}) AS unread,
    count(*) FILTER (WHERE {_UP} AND n.kind = 'modal') AS modal,
    count(*) FILTER (WHERE {_UP} AND n.kind = 'banner') AS banner
FROM {_NOTICES} WHERE r.user_id = $1 AND r.read_at IS NULL
"""
EXPIRED = ("DELETE FROM notice_receipts WHERE created_at < now() - interval '3 years'",)
_KIND = f"""
SELECT n.kind, {_UP} AS up FROM {_NOTICES}
WHERE r.user_id = :user_id AND r.notice_id = :notice_id
"""
_ADD_MANY = """
WITH given AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
        AS g(id, user_id, subject, body, link_label, link_address)
), added AS (
    INSERT INTO notices (id, kind, subject, body, link_label, link_address)
    SELECT id, 'bell', subject, body, link_label, link_address FROM given RETURNING id
)
INSERT INTO notice_receipts (user_id, notice_id)
SELECT g.user_id, g.id FROM given g JOIN added USING (id)
"""
# The topic wakes a window, which then looks at its counters as well.
_TELL_MANY = "SELECT pg_notify($1, u::text || ' ' || $3) FROM unnest($2::uuid[]) AS u"
_READ = """
UPDATE notice_receipts SET read_at = now()
WHERE user_id = :user_id AND notice_id = :notice_id AND read_at IS NULL
"""
_CONFIRM = """
UPDATE notice_receipts SET read_at = coalesce(read_at, now()), confirmed_at = now()
WHERE user_id = :user_id AND notice_id = :notice_id AND confirmed_at IS NULL
"""


def shape(row: Any) -> dict[str, Any]:
    """Return a notice as its shapes have it: one link, and files."""
    notice = dict(row)
    notice.pop("found", None)
    label, address = notice.pop("link_label"), notice.pop("link_address")
    notice["files"] = orjson.loads(notice["files"])
    notice["link"] = {"label": label, "address": address} if address else None
    return notice


async def list_notices(
    connection: Connection, user_id: UUID, state: str, page: PageRequest
) -> dict[str, Any]:
    """Return a page of the user's notices: unread ones first, each group newest first."""
    where = f"WHERE r.user_id = $1 AND {_CONDITIONS[state]}"
    rows = await connection.fetch(
        f"SELECT {_COLUMNS}, count(*) OVER () AS found FROM {_NOTICES} {where}"
        " ORDER BY (r.read_at IS NULL) DESC, r.created_at DESC, n.id LIMIT $2 OFFSET $3",
        user_id,
        page.limit,
        page.offset,
    )
    if rows:
        total = rows[0]["found"]
    else:
        total = (
            await connection.fetchval(f"SELECT count(*) FROM {_NOTICES} {where}", user_id)
            if page.offset
            else 0
        )
    return {"items": [shape(row) for row in rows], "total": total}


async def count_notices(connection: Connection, user_id: UUID) -> dict[str, int]:
    """Return how many notices wait for the user, by the place where they stand."""
    return dict(await connection.fetchrow(_COUNTERS, user_id))


async def find_place(session: AsyncSession, user_id: UUID, notice_id: UUID) -> Any:
    """Return `kind` of a notice of the user's, and whether it is `up`; None when not theirs."""
    return (
        await session.execute(text(_KIND), {"user_id": user_id, "notice_id": notice_id})
    ).one_or_none()


async def set_read(session: AsyncSession, user_id: UUID, notice_id: UUID) -> None:
    """Note the first reading, and tell the user's other windows."""
    await session.execute(text(_READ), {"user_id": user_id, "notice_id": notice_id})
    await tell_user(session, user_id)


async def set_confirmed(session: AsyncSession, user_id: UUID, notice_id: UUID) -> None:
    """Note the confirmation, and tell the user's other windows."""
    await session.execute(text(_CONFIRM), {"user_id": user_id, "notice_id": notice_id})
    await tell_user(session, user_id)


async def find_received_file(
    connection: Connection, user_id: UUID, notice_id: UUID, file_id: UUID
) -> Any:
    """Return a file of a notice that the user has, or None."""
    return await connection.fetchrow(
        f"SELECT {COLUMNS} FROM notice_files f JOIN notice_receipts r USING (notice_id)"
        " WHERE f.id = $1 AND f.notice_id = $2 AND r.user_id = $3",
        file_id,
        notice_id,
        user_id,
    )


async def add_notices(
    connection: Connection, notices: Sequence[Mapping[str, Any]], topic: Topic
) -> None:
    """Put many notices into the bell of a user each, and let open pages ask for a topic anew.

    Each: `id`, `user_id`, `subject`, `body`, `link_label`, `link_address`.
    """
    names = ("id", "user_id", "subject", "body", "link_label", "link_address")
    columns = [[notice[name] for notice in notices] for name in names]
    await connection.execute(_ADD_MANY, *columns)
    await connection.execute(_TELL_MANY, CHANNEL, columns[1], topic)


async def tell_user(session: AsyncSession, user_id: UUID) -> None:
    """Wake the user's open windows once the transaction is committed."""
    await session.execute(
        text("SELECT pg_notify(:channel, :user_id)"),
        {"channel": CHANNEL, "user_id": str(user_id)},
    )


async def tell_changed(session: AsyncSession, user_id: UUID, topic: Topic) -> None:
    """Let the user's open windows ask anew for what the topic names, once this is committed."""
    await session.execute(
        text("SELECT pg_notify(:channel, :words)"),
        {"channel": CHANNEL, "words": f"{user_id} {topic}"},
    )
