"""SQL of meter events."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

from services.cabinet.registry.access import POINT_IS_VISIBLE, VISIBLE_POINTS
from services.cabinet.zones import zone
from services.kit.database import Connection
from services.kit.pagination import PageRequest

SEVERITY_NAMES = {1: "critical", 2: "warning", 3: "info"}

# An event from before the meter or the account came here is another's.
_IS_OWN = """(greatest(m.visible_from, p.visible_from) IS NULL OR e.occurred_at >=
    greatest(m.visible_from, p.visible_from)::timestamp
        AT TIME ZONE coalesce(p.time_zone, s.time_zone))"""

_OF_METER = f"""
SELECT m.id, coalesce(p.name, o.name, m.serial_number) AS meter_name,
    coalesce(p.time_zone, s.time_zone) AS time_zone,
    (SELECT count(*) FROM meter_events e WHERE e.meter_id = m.id AND {_IS_OWN}) AS found,
    e.occurred_at, e.severity, e.code, e.text
FROM meters m
JOIN usage_points p ON p.id = m.usage_point_id AND {POINT_IS_VISIBLE}
CROSS JOIN supplier_settings s
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (
    SELECT * FROM meter_events e WHERE e.meter_id = m.id AND {_IS_OWN}
    ORDER BY e.occurred_at DESC, e.code LIMIT $3 OFFSET $4) AS e ON true
WHERE m.id = $2
ORDER BY e.occurred_at DESC, e.code
"""

_SUMMARY = f"""
WITH mine AS MATERIALIZED (
    SELECT m.id, coalesce(p.name, o.name, m.serial_number) AS meter_name,
        coalesce(p.time_zone, s.time_zone) AS time_zone,
        greatest(m.visible_from, p.visible_from)::timestamp
            AT TIME ZONE coalesce(p.time_zone, s.time_zone) AS visible_from
    FROM ({VISIBLE_POINTS}) AS v JOIN usage_points p ON p.id = v.id
    JOIN meters m ON m.usage_point_id = p.id
    CROSS JOIN supplier_settings s
    LEFT JOIN meter_models o ON o.id = m.model_id
), events AS (
    SELECT e.meter_id, mine.meter_name, mine.time_zone, e.occurred_at, e.received_at,
        e.severity, e.code, e.text
    FROM mine JOIN meter_events e ON e.meter_id = mine.id
        AND (mine.visible_from IS NULL OR e.occurred_at >= mine.visible_from)
    WHERE e.occurred_at > now() - interval '1 year'
)
SELECT NULL::int AS meter_id, NULL AS meter_name, NULL AS time_zone,
    NULL::timestamptz AS occurred_at,
    NULL::smallint AS severity, NULL AS code, NULL AS text,
    count(*) AS total, count(*) FILTER (WHERE severity = 1) AS critical,
    count(*) FILTER (WHERE severity = 2) AS warning,
    count(*) FILTER (WHERE severity = 3) AS info
FROM events
UNION ALL
(SELECT meter_id, meter_name, time_zone, occurred_at, severity, code, text, 0, 0, 0, 0 FROM events
 ORDER BY occurred_at DESC, code LIMIT $2)
"""


def _event(row: Any, meter_id: int) -> dict[str, Any]:
    return {
        "meter_id": meter_id,
        "meter_name": row["meter_name"],
        "occurred_at": row["occurred_at"].astimezone(zone(row["time_zone"])),
        "severity": SEVERITY_NAMES[row["severity"]],
        "code": row["code"],
        "text": row["text"],
    }


async def find_events(
    connection: Connection, user_id: UUID, meter_id: int, page: PageRequest
) -> dict[str, Any] | None:
    """Return a page of a meter's events, latest first; None when the user sees no such meter."""
    rows = await connection.fetch(_OF_METER, user_id, meter_id, page.limit, page.offset)
    if not rows:
        return None
    items = [_event(row, meter_id) for row in rows if row["occurred_at"] is not None]
    return {"items": items, "total": rows[0]["found"]}


async def summarize_events(connection: Connection, user_id: UUID, latest: int) -> dict[str, Any]:
    """Return how many events the user's meters had in a year, by severity, and the latest."""
    totals: dict[str, Any] = {"total": 0, "critical": 0, "warning": 0, "info": 0}
    events = []
    for row in await connection.fetch(_SUMMARY, user_id, latest):
        if row["meter_id"] is None:
            totals = {name: row[name] for name in totals}
        else:
            events.append(_event(row, row["meter_id"]))
    return {**totals, "latest": events}
