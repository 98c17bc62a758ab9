"""SQL of the counters of new things."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.visibility import USERS_METER_SPANS, account_spans, has_right, in_span
from services.cabinet.access.visits.queries import since_look
from services.cabinet.metering.diagnostics.queries import SEE_EVENTS, is_new
from services.kit.database import Connection

_COUNTERS = f"""
WITH seen AS (
    SELECT (NOT EXISTS (SELECT FROM section_visits WHERE user_id = $1))::int AS home,
        {since_look("account")} AS account, {since_look("readings")} AS readings,
        {since_look("diagnostics")} AS diagnostics
), mine AS MATERIALIZED (
    -- What is over brings nothing new.
    SELECT meter_id, role_id, first_day, last_day, time_zone
    FROM ({USERS_METER_SPANS}) AS s WHERE ongoing
)
SELECT home, seen.account AS account_since, seen.readings AS readings_since,
    seen.diagnostics AS diagnostics_since,
    (SELECT count(DISTINCT account_id) FROM ({account_spans("{user} = $1")}) AS a
        WHERE ongoing AND linked_at > seen.account) AS account,
    (SELECT count(DISTINCT c.meter_id) FROM mine JOIN meter_channels c USING (meter_id)
        WHERE c.updated_at > seen.readings AND {has_right("mine", "see_readings")}) AS readings,
    (SELECT count(*) FROM (SELECT DISTINCT meter_id FROM mine) AS m
        JOIN meter_events ev USING (meter_id)
        WHERE {is_new("ev", "seen.diagnostics")}
            AND EXISTS (SELECT FROM mine v WHERE v.meter_id = ev.meter_id
                AND {in_span("ev.occurred_at")} AND {has_right("v", SEE_EVENTS)})) AS diagnostics,
    0 AS support
FROM seen
"""
_SEE = """
WITH first AS (
    INSERT INTO section_visits (user_id, section, seen_at)
    SELECT :user_id, 'home', coalesce(min(seen_at), now())
    FROM section_visits WHERE user_id = :user_id
    ON CONFLICT DO NOTHING
)
INSERT INTO section_visits (user_id, section, seen_at)
SELECT :user_id, CAST(:section AS text), now() WHERE CAST(:section AS text) <> 'home'
ON CONFLICT (user_id, section) DO UPDATE SET seen_at = excluded.seen_at
"""


async def count_new(connection: Connection, user_id: UUID) -> dict[str, Any]:
    """Return how much is new in each section since the user's last look, and since when."""
    row = await connection.fetchrow(_COUNTERS, user_id)
    counted = ("home", "account", "readings", "diagnostics", "support")
    sections = ("account", "readings", "diagnostics")
    since = {name: row[f"{name}_since"].replace(microsecond=0) for name in sections}
    return {name: row[name] for name in counted} | {"since": since}


async def note_visit(session: AsyncSession, user_id: UUID, section: str) -> None:
    """Remember that the user looks at the section now; the main page keeps its first look."""
    await session.execute(text(_SEE), {"user_id": user_id, "section": section})
