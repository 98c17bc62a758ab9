"""SQL of the counters of new things."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

from services.cabinet.registry.access import VISIBLE_POINTS
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
    SELECT m.id FROM ({VISIBLE_POINTS}) AS p JOIN meters m ON m.usage_point_id = p.id
)
SELECT
    (SELECT count(*) FROM account_users WHERE user_id = $1 AND linked_at > seen.account) AS account,
    (SELECT count(DISTINCT c.meter_id) FROM mine JOIN meter_channels c ON c.meter_id = mine.id
        WHERE c.updated_at > seen.readings) AS readings,
    (SELECT count(*) FROM mine JOIN meter_events e ON e.meter_id = mine.id
        WHERE e.occurred_at > now() - interval '1 year'
            AND e.received_at > seen.diagnostics) AS diagnostics,
    0 AS support
FROM seen
"""
_SEE = """
INSERT INTO section_visits (user_id, section, seen_at) VALUES ($1, $2, now())
ON CONFLICT (user_id, section) DO UPDATE SET seen_at = excluded.seen_at
"""


async def count_new(connection: Connection, user_id: UUID) -> dict[str, Any]:
    """Return how much is new in each section since the user's last look."""
    return dict(await connection.fetchrow(_COUNTERS, user_id))


async def note_visit(connection: Connection, user_id: UUID, section: str) -> None:
    """Remember that the user looks at the section now."""
    await connection.execute(_SEE, user_id, section)
