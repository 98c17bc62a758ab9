"""SQL of the counters of new things."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.visibility import USERS_METER_SPANS, account_spans, has_right, in_span
from services.kit.database import Connection

# Who has never looked is told of the last month.
_COUNTERS = f"""
WITH seen AS (
    SELECT coalesce(max(seen_at) FILTER (WHERE section = 'account'), start) AS account,
        coalesce(max(seen_at) FILTER (WHERE section = 'readings'), start) AS readings,
        coalesce(max(seen_at) FILTER (WHERE section = 'diagnostics'), start) AS diagnostics
    FROM (SELECT now() - interval '30 days' AS start) AS s
    LEFT JOIN section_visits v ON v.user_id = $1 GROUP BY start
), mine AS MATERIALIZED (
    -- What is over brings nothing new.
    SELECT meter_id, role_id, first_day, last_day, time_zone
    FROM ({USERS_METER_SPANS}) AS s WHERE ongoing
)
SELECT
    (SELECT count(DISTINCT account_id) FROM ({account_spans("{user} = $1")}) AS a
        WHERE ongoing AND linked_at > seen.account) AS account,
    (SELECT count(DISTINCT c.meter_id) FROM mine JOIN meter_channels c USING (meter_id)
        WHERE c.updated_at > seen.readings AND {has_right("mine", "see_readings")}) AS readings,
    (SELECT count(*) FROM (SELECT DISTINCT meter_id FROM mine) AS m
        JOIN meter_events ev USING (meter_id)
        WHERE ev.occurred_at > now() - interval '1 year' AND ev.received_at > seen.diagnostics
            AND EXISTS (SELECT FROM mine v WHERE v.meter_id = ev.meter_id
                AND {in_span("ev.occurred_at")})) AS diagnostics,
    0 AS support
FROM seen
"""
_SEE = """
INSERT INTO section_visits (user_id, section, seen_at) VALUES (:user_id, :section, now())
ON CONFLICT (user_id, section) DO UPDATE SET seen_at = excluded.seen_at
"""


async def count_new(connection: Connection, user_id: UUID) -> dict[str, Any]:
    """Return how much is new in each section since the user's last look."""
    return dict(await connection.fetchrow(_COUNTERS, user_id))


async def note_visit(session: AsyncSession, user_id: UUID, section: str) -> None:
    """Remember that the user looks at the section now."""
    await session.execute(text(_SEE), {"user_id": user_id, "section": section})
