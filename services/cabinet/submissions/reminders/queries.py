"""SQL of reminders."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.visibility import SUPPLIER, has_right
from services.cabinet.metering.collection.queries import read_remotely
from services.cabinet.submissions.reminders.rules import Due, What
from services.contracts.notifications import DAYS_BEFORE_END, DAYS_BEFORE_START
from services.kit.database import Connection

_KEEP = """
INSERT INTO reminder_days (user_id, start_days, end_days, as_of)
VALUES (:user_id, :start_days, :end_days, :as_of)
ON CONFLICT (user_id) DO UPDATE SET start_days = excluded.start_days,
    end_days = excluded.end_days, as_of = excluded.as_of
WHERE reminder_days.as_of <= excluded.as_of
"""
_FORGET = (
    "DELETE FROM reminder_days WHERE user_id = :user_id",
    "DELETE FROM reminders WHERE user_id = :user_id",
)
_CALENDAR = f"""
SELECT e.reading_from, e.reading_to, array_agg(DISTINCT coalesce(p.time_zone, e.time_zone)) AS zones
FROM {SUPPLIER} AS e CROSS JOIN usage_points p GROUP BY 1, 2
"""
_CHOSEN: Mapping[What, str] = {
    "start": f"coalesce(c.start_days, {DAYS_BEFORE_START})",
    "end": f"coalesce(c.end_days, {DAYS_BEFORE_END})",
}
# Users with a meter in service in the zone `$1`, theirs on the day `$2`, whose reading is awaited
# in the window `$4`-`$5` and not there, who have chosen one of the days `$3` and know nothing yet.
_DUE = f"""
SELECT v.user_id, count(DISTINCT v.meter_id) AS meters,
    array_agg(DISTINCT a.number ORDER BY a.number) AS numbers
FROM meter_spans v JOIN usage_points p ON p.id = v.usage_point_id CROSS JOIN {SUPPLIER} AS e
JOIN customer_accounts a ON a.id = v.account_id
LEFT JOIN reminder_days c ON c.user_id = v.user_id
WHERE coalesce(p.time_zone, e.time_zone) = $1
    AND greatest(v.account_first_day, v.first_day, '-infinity') <= $2
    AND least(v.last_day, v.held_until, 'infinity') >= $2
    AND coalesce(v.removed_on, 'infinity') > $2
    AND {{chosen}} = ANY($3::int[])
    AND {has_right("v", "submit_readings")}
    AND NOT EXISTS (SELECT FROM reminders r
        WHERE r.user_id = v.user_id AND r.kind = '{{what}}' AND r.opens_on = $4)
    AND NOT EXISTS (SELECT FROM submissions s
        WHERE s.meter_id = v.meter_id AND s.customer_id = v.customer_id
            AND s.state IN ('on_its_way', 'accepted')
            AND s.closes_on >= $4 AND s.opens_on <= $5)
    AND NOT {read_remotely("v.meter_id", "$6::timestamptz")}
    AND v.user_id > $8
GROUP BY v.user_id ORDER BY v.user_id LIMIT $7
"""
_DUE_OF = {what: _DUE.format(chosen=chosen, what=what) for what, chosen in _CHOSEN.items()}
_NOTE = """
INSERT INTO reminders (user_id, kind, opens_on) SELECT unnest($1::uuid[]), $2, $3
ON CONFLICT DO NOTHING RETURNING user_id
"""
# Of a window that is long over nobody is reminded.
EXPIRED = ("DELETE FROM reminders WHERE opens_on < current_date - 400",)


async def keep_days(session: AsyncSession, values: dict[str, Any]) -> None:
    """Keep what a user has chosen at a moment, unless something later is known."""
    await session.execute(text(_KEEP), values)


async def forget_user(session: AsyncSession, user_id: UUID) -> None:
    """Forget what a user has chosen and was told."""
    for statement in _FORGET:
        await session.execute(text(statement), {"user_id": user_id})


async def find_calendar(connection: Connection) -> Any | None:
    """Return the supplier's days of the month, and the zones of all places; None without any."""
    return await connection.fetchrow(_CALENDAR)


async def list_due(
    connection: Connection, zone: str, due: Due, now: datetime, limit: int, *, after: UUID
) -> list[Any]:
    """Return users who are to be reminded, by id, those after one.

    Of each how many meters are to be read (`meters`), and the numbers of their accounts.
    """
    rows = await connection.fetch(
        _DUE_OF[due.what],
        zone,
        due.today,
        list(due.days),
        due.opens_on,
        due.closes_on,
        now,
        limit,
        after,
    )
    return list(rows)


async def note_told(
    connection: Connection, users: Sequence[UUID], what: What, opens_on: date
) -> set[UUID]:
    """Note that users are reminded; return those who were not before."""
    rows = await connection.fetch(_NOTE, users, what, opens_on)
    return {row["user_id"] for row in rows}
