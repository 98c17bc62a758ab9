"""SQL of unusual days that are told."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.visibility import METER_NAME, POINTS_SPANS, SUPPLIER, has_right
from services.cabinet.channels import CHANNELS
from services.kit.database import Connection

# Of days that lie longer back nobody is told: history that comes late is no news.
DAYS_BACK = 7

_KEEP = """
INSERT INTO unusual_wanted (user_id, wanted, as_of) VALUES (:user_id, :wanted, :as_of)
ON CONFLICT (user_id) DO UPDATE SET wanted = excluded.wanted, as_of = excluded.as_of
WHERE unusual_wanted.as_of <= excluded.as_of
"""
_FORGET = (
    "DELETE FROM unusual_wanted WHERE user_id = :user_id",
    "DELETE FROM unusual_days WHERE user_id = :user_id",
)
_WANTING = """
SELECT user_id FROM unusual_wanted WHERE wanted AND user_id > $1 ORDER BY user_id LIMIT $2
"""
# Days at places that are the users' ($1) today, of the week before the moment $2 and none before
# they asked for it, complete and soundly measured, that were not judged with this sum; where the
# clock has passed the hour $3. Nothing of a day is taken from a meter that was not theirs then.
_UNJUDGED = f"""
WITH m AS (
    SELECT DISTINCT v.user_id, v.usage_point_id, v.meter_id, g.day::date AS day,
        extract(day FROM g.day)::int AS n
    FROM unusual_wanted w
    JOIN meter_spans v ON v.user_id = w.user_id
    JOIN usage_points p ON p.id = v.usage_point_id
    CROSS JOIN {SUPPLIER} AS e
    CROSS JOIN LATERAL (SELECT coalesce(p.time_zone, e.time_zone) AS name) AS z
    CROSS JOIN LATERAL (SELECT $2::timestamptz AT TIME ZONE z.name AS shown) AS c
    CROSS JOIN LATERAL generate_series(
        c.shown::date - {DAYS_BACK}, c.shown::date - interval '1 day', interval '1 day'
    ) AS g(day)
    WHERE w.user_id = ANY($1::uuid[]) AND w.wanted AND c.shown::time >= $3
        AND g.day::date >= (w.as_of AT TIME ZONE z.name)::date
        AND g.day::date >= greatest(v.account_first_day, v.first_day, '-infinity')
        AND g.day::date <= coalesce(v.last_day, 'infinity')
        AND coalesce(v.held_until, 'infinity') >= c.shown::date
        AND {has_right("v", "see_readings")}
), d AS (
    SELECT m.user_id, m.usage_point_id, m.day, sum(t.sums[m.n])::bigint AS value
    FROM m JOIN interval_daily_totals t ON t.meter_id = m.meter_id
        AND t.channel = {CHANNELS["A+"]} AND t.month = date_trunc('month', m.day)::date
    WHERE (t.complete >> m.n - 1) & 1 = 1 AND t.sums[m.n] IS NOT NULL
        AND t.estimated[m.n] IS NULL AND t.doubtful[m.n] IS NULL
    GROUP BY 1, 2, 3
)
SELECT d.* FROM d LEFT JOIN unusual_days j USING (user_id, usage_point_id, day)
WHERE j.day IS NULL OR j.told_at IS NULL AND j.value <> d.value
ORDER BY 1, 2, 3
"""
_PLACE = f"""
SELECT v.meter_id, a.number, {METER_NAME} AS name
FROM ({POINTS_SPANS}) AS v
JOIN usage_points p ON p.id = v.usage_point_id
JOIN meters m ON m.id = v.meter_id
JOIN meter_models o ON o.id = m.model_id
JOIN customer_accounts a ON a.id = v.account_id
ORDER BY v.ongoing DESC, v.in_service DESC, v.last_day DESC NULLS FIRST, v.meter_id DESC LIMIT 1
"""
# Who is at it at the same time waits, and finds that it was told.
_JUDGE = """
INSERT INTO unusual_days AS j (user_id, usage_point_id, day, value, told_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (user_id, usage_point_id, day)
DO UPDATE SET value = excluded.value, told_at = excluded.told_at WHERE j.told_at IS NULL
RETURNING 1
"""
EXPIRED = ("DELETE FROM unusual_days WHERE day < current_date - 60",)


class Unjudged(NamedTuple):
    """A day of a user's place whose sum (Wh) was not looked at yet."""

    user_id: UUID
    usage_point_id: int
    day: date
    value: int


async def keep_wanted(session: AsyncSession, values: dict[str, Any]) -> None:
    """Keep what a user has chosen at a moment, unless something later is known."""
    await session.execute(text(_KEEP), values)


async def forget_user(session: AsyncSession, user_id: UUID) -> None:
    """Forget a user's choice, and what was judged for him."""
    for statement in _FORGET:
        await session.execute(text(statement), {"user_id": user_id})


async def list_wanting(connection: Connection, after: UUID, limit: int) -> list[UUID]:
    """Return users who want to be told, by id, those after one."""
    return [row["user_id"] for row in await connection.fetch(_WANTING, after, limit)]


async def list_unjudged(
    connection: Connection, users: Sequence[UUID], now: datetime, at: time
) -> list[Unjudged]:
    """Return days to be looked at, user by user and place by place, the eldest first."""
    return [Unjudged(*row) for row in await connection.fetch(_UNJUDGED, users, now, at)]


async def find_place(connection: Connection, user_id: UUID, usage_point_id: int) -> Any | None:
    """Return what a user calls a place of his, the meter there, and its account's number."""
    return await connection.fetchrow(_PLACE, user_id, usage_point_id)


async def note_judged(connection: Connection, one: Unjudged, told_at: datetime | None) -> bool:
    """Note that a day was looked at, and told if so; False when it had been told before."""
    return bool(await connection.fetchval(_JUDGE, *one, told_at))
