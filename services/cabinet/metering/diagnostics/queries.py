"""SQL of meter events and states of the load."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import (
    METER_NAME,
    METERS_SPANS,
    USERS_METER_SPANS,
    in_span,
)
from services.cabinet.lines.queries import execute_together
from services.cabinet.zones import zone
from services.kit.database import Connection
from services.kit.pagination import PageRequest

SEVERITIES = {"critical": 1, "warning": 2, "info": 3}
_SEVERITY_NAMES = {code: name for name, code in SEVERITIES.items()}

# An event of a time that is another's is not told.
_OF_METER = f"""
WITH spans AS MATERIALIZED ({METERS_SPANS}), own AS (
    SELECT e.* FROM meter_events e WHERE e.meter_id = $2
        AND EXISTS (SELECT FROM spans v WHERE {in_span("e.occurred_at")})
)
SELECT m.id, {METER_NAME} AS meter_name, v.time_zone, (SELECT count(*) FROM own) AS found,
    own.occurred_at, own.received_at, own.severity, own.code, own.text
FROM (SELECT * FROM spans ORDER BY coalesce(last_day, 'infinity') DESC LIMIT 1) AS v
JOIN meters m ON m.id = v.meter_id
JOIN usage_points p ON p.id = v.usage_point_id
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (
    SELECT * FROM own ORDER BY occurred_at DESC, code LIMIT $3 OFFSET $4) AS own ON true
ORDER BY own.occurred_at DESC, own.code
"""

# Of the last year: how many there were, and the `$2` latest; the gravest of the last 30 days, if it
# is more than information.
SUMMARY = f"""
WITH spans AS MATERIALIZED ({USERS_METER_SPANS}), mine AS MATERIALIZED (
    SELECT DISTINCT ON (v.meter_id) v.meter_id, {METER_NAME} AS meter_name, v.time_zone
    FROM spans v JOIN usage_points p ON p.id = v.usage_point_id
    JOIN meters m ON m.id = v.meter_id
    LEFT JOIN meter_models o ON o.id = m.model_id
    ORDER BY v.meter_id, coalesce(v.last_day, 'infinity') DESC
), events AS (
    SELECT e.meter_id, mine.meter_name, mine.time_zone, e.occurred_at, e.received_at,
        e.severity, e.code, e.text
    FROM mine JOIN meter_events e USING (meter_id)
    WHERE e.occurred_at > now() - interval '1 year'
        AND EXISTS (SELECT FROM spans v WHERE v.meter_id = e.meter_id
            AND {in_span("e.occurred_at")})
)
SELECT 'total' AS told, NULL::int AS meter_id, NULL AS meter_name, NULL AS time_zone,
    NULL::timestamptz AS occurred_at, NULL::timestamptz AS received_at,
    NULL::smallint AS severity, NULL AS code, NULL AS text,
    count(*) AS total, count(*) FILTER (WHERE severity = 1) AS critical,
    count(*) FILTER (WHERE severity = 2) AS warning,
    count(*) FILTER (WHERE severity = 3) AS info
FROM events
UNION ALL
(SELECT 'latest', meter_id, meter_name, time_zone, occurred_at, received_at, severity, code, text,
    0, 0, 0, 0
 FROM events ORDER BY occurred_at DESC, code LIMIT $2)
UNION ALL
(SELECT 'worst', meter_id, meter_name, time_zone, occurred_at, received_at, severity, code, text,
    0, 0, 0, 0
 FROM events WHERE severity < 3 AND occurred_at > now() - interval '30 days'
 ORDER BY severity, occurred_at DESC, code LIMIT 1)
"""

_EVENTS = """
INSERT INTO meter_events AS e (meter_id, severity, occurred_at, code, text)
SELECT * FROM unnest($1::int[], $2::smallint[], $3::timestamptz[], $4::text[], $5::text[])
ON CONFLICT (meter_id, occurred_at, code) DO UPDATE
SET severity = excluded.severity, text = excluded.text
WHERE (e.severity, e.text) IS DISTINCT FROM (excluded.severity, excluded.text)
"""
_STATES = """
INSERT INTO connection_states AS c (meter_id, changed_at, state)
SELECT * FROM unnest($1::int[], $2::timestamptz[], $3::text[])
ON CONFLICT (meter_id, changed_at) DO UPDATE SET state = excluded.state
WHERE c.state IS DISTINCT FROM excluded.state
"""


def _event(row: Any, meter_id: int) -> dict[str, Any]:
    return {
        "meter_id": meter_id,
        "meter_name": row["meter_name"],
        "occurred_at": row["occurred_at"].astimezone(zone(row["time_zone"])),
        "received_at": row["received_at"].replace(microsecond=0),
        "severity": _SEVERITY_NAMES[row["severity"]],
        "code": row["code"],
        "text": row["text"],
    }


async def list_events(
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
    return summary_of(await connection.fetch(SUMMARY, user_id, latest))


def summary_of(rows: Sequence[Any]) -> dict[str, Any]:
    """Return what the rows of `SUMMARY` tell."""
    totals: dict[str, Any] = {"total": 0, "critical": 0, "warning": 0, "info": 0}
    worst, events = None, []
    for row in rows:
        if row["told"] == "total":
            totals = {name: row[name] for name in totals}
        elif row["told"] == "worst":
            worst = _event(row, row["meter_id"])
        else:
            events.append(_event(row, row["meter_id"]))
    return {**totals, "worst": worst, "latest": events}


async def put_events(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Store events: meter, severity, time, code and text; the same again corrects the text."""
    await execute_together(connection, _EVENTS, rows)


async def put_states(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Store states of the load: meter, time and state."""
    await execute_together(connection, _STATES, rows)
