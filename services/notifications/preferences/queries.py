"""SQL of preferences."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection
from services.notifications.preferences.rules import (
    ASKED_FOR,
    KINDS,
    WINDOW_DAYS,
    Kind,
    wanted_by_default,
)

_KEEP_EMAIL = """
INSERT INTO email_choices (user_id, wanted) VALUES (:user_id, :wanted)
ON CONFLICT (user_id) DO UPDATE SET wanted = excluded.wanted
"""
_KEEP_KIND = """
INSERT INTO preferences (user_id, kind, email, push, days, told)
VALUES (:user_id, :kind, :email, :push, :days, :told)
ON CONFLICT (user_id, kind) DO UPDATE
SET email = excluded.email, push = excluded.push, days = excluded.days, told = excluded.told
"""
_WAYS = """
SELECT u.user_id, coalesce(e.wanted, true) AND coalesce(p.email, $3) AS email,
    coalesce(p.push, $4) AS push
FROM unnest($1::uuid[]) AS u(user_id)
LEFT JOIN email_choices e USING (user_id)
LEFT JOIN preferences p ON p.user_id = u.user_id AND p.kind = $2
"""
_DROP_ACCOUNTS = "DELETE FROM account_preferences WHERE user_id = :user_id"
_KEEP_ACCOUNT = """
INSERT INTO account_preferences (user_id, number, bills, payments)
VALUES (:user_id, :number, :bills, :payments)
"""


async def read_preferences(connection: Connection, user_id: UUID) -> dict[str, Any]:
    """Return what the user wants, defaults included."""
    wanted = await connection.fetchval(
        "SELECT wanted FROM email_choices WHERE user_id = $1", user_id
    )
    chosen = {
        row["kind"]: row
        for row in await connection.fetch(
            "SELECT kind, email, push, days, told FROM preferences WHERE user_id = $1", user_id
        )
    }
    accounts = await connection.fetch(
        "SELECT number, bills, payments FROM account_preferences WHERE user_id = $1"
        " ORDER BY number",
        user_id,
    )
    answer: dict[str, Any] = {"email": wanted is not False}
    for kind in KINDS:
        row = chosen.get(kind)
        answer[kind] = {
            channel: row[channel] if row else wanted_by_default(kind, channel)
            for channel in ("email", "push")
        }
        if kind in WINDOW_DAYS:
            answer[kind]["days"] = (row and row["days"]) or WINDOW_DAYS[kind]
        if kind in ASKED_FOR:
            answer[kind]["told"] = bool(row and row["told"])
    return answer | {"accounts": [dict(account) for account in accounts]}


async def list_ways(connection: Connection, users: Sequence[UUID], kind: Kind) -> list[Any]:
    """Return of each of these users whether he wants a kind by `email` and by `push`."""
    default = {channel: wanted_by_default(kind, channel) for channel in ("email", "push")}
    return list(await connection.fetch(_WAYS, list(users), kind, default["email"], default["push"]))


async def keep_preferences(
    session: AsyncSession, user_id: UUID, preferences: dict[str, Any]
) -> None:
    """Replace what the user wants; a kind that is not given stays as it is."""
    user = {"user_id": user_id}
    await session.execute(text(_KEEP_EMAIL), user | {"wanted": preferences["email"]})
    for kind in (kind for kind in KINDS if kind in preferences):
        values = {"kind": kind, "days": None, "told": None} | preferences[kind]
        await session.execute(text(_KEEP_KIND), user | values)
    await session.execute(text(_DROP_ACCOUNTS), user)
    if preferences["accounts"]:
        await session.execute(
            text(_KEEP_ACCOUNT), [user | account for account in preferences["accounts"]]
        )


async def stop_advertising(session: AsyncSession, user_id: UUID) -> None:
    """Let no advertising letter go to the user any more; other choices stay."""
    await session.execute(
        text(
            "INSERT INTO preferences (user_id, kind, email, push)"
            " VALUES (:user_id, 'advertising', false, false)"
            " ON CONFLICT (user_id, kind) DO UPDATE SET email = false"
        ),
        {"user_id": user_id},
    )


async def drop_accounts(connection: Connection, user_id: UUID, kept: Sequence[str]) -> None:
    """Forget what a user chose for accounts that are not among `kept`."""
    await connection.execute(
        "DELETE FROM account_preferences WHERE user_id = $1 AND number <> ALL($2::text[])",
        user_id,
        list(kept),
    )


async def list_choosers(connection: Connection, after: UUID | None, limit: int) -> list[UUID]:
    """Return a page of the users who chose something for single accounts, by id."""
    rows = await connection.fetch(
        "SELECT DISTINCT user_id FROM account_preferences"
        " WHERE $1::uuid IS NULL OR user_id > $1 ORDER BY user_id LIMIT $2",
        after,
        limit,
    )
    return [row["user_id"] for row in rows]
