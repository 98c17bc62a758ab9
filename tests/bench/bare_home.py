"""The facts of a main page as a bare handler reads them: by keys, a statement for each kind.

Nothing of whose they are, of other places and of which of them needs attention: only what the page
tells of one account with one meter.
"""

from datetime import date
from typing import Any
from uuid import UUID

_ACCOUNT = """
SELECT a.number, c.name, a.address, a.contract_start, b.kind, e.phone, e.hours, e.hours_en
FROM customer_accounts a JOIN customers c ON c.id = a.customer_id
LEFT JOIN service_locations l ON l.id = a.service_location_id
LEFT JOIN buildings b ON b.id = l.building_id CROSS JOIN supplier_settings e
WHERE a.id = $1
"""
_METER = """
SELECT m.id, m.serial_number, p.id AS place_id, p.name AS place, l.address, o.name,
    m.next_verification_on, (
        SELECT state FROM connection_states WHERE meter_id = m.id
        ORDER BY changed_at DESC LIMIT 1) AS state, (
        SELECT max(closes_on) FROM submissions WHERE meter_id = m.id
            AND state IN ('on_its_way', 'accepted')) AS handed_in_until
FROM meters m JOIN usage_points p ON p.id = m.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
LEFT JOIN meter_models o ON o.id = m.model_id WHERE m.id = $1
"""
_MONTHS = """
SELECT c.channel, c.interval_minutes, c.first_day, c.last_day, t.month, t.sums, t.complete,
    t.estimated, t.doubtful
FROM meter_channels c LEFT JOIN interval_daily_totals t
    ON t.meter_id = c.meter_id AND t.channel = c.channel AND t.month = ANY($2::date[])
WHERE c.meter_id = $1 AND c.channel IN (1, 2)
"""
_EVENTS = """
SELECT severity, occurred_at, received_at, code, text FROM meter_events
WHERE meter_id = $1 AND occurred_at > now() - interval '1 year' ORDER BY occurred_at DESC LIMIT 5
"""
_COUNTED = """
SELECT severity, count(*) AS events FROM meter_events
WHERE meter_id = $1 AND occurred_at > now() - interval '1 year' GROUP BY severity
"""
# What is new since the last look, the answers that wait, outages here, what asks for a consent.
_NEW = """
SELECT s.*, o.outages,
    (SELECT count(*) FROM meter_channels WHERE meter_id = $2 AND updated_at > s.readings) AS days,
    (SELECT count(*) FROM meter_events e WHERE e.meter_id = $2 AND e.received_at > s.diagnostics
        AND e.occurred_at > now() - interval '1 year' AND NOT EXISTS (
            SELECT FROM seen_events x WHERE x.user_id = $1 AND x.meter_id = e.meter_id
                AND x.occurred_at = e.occurred_at AND x.code = e.code)) AS events,
    (SELECT count(*) FROM account_users WHERE user_id = $1 AND linked_at > s.account) AS accounts,
    (SELECT count(*) FROM appeals WHERE user_id = $1 AND status <> 'draft' AND unread > 0)
        AS answers,
    (SELECT max(asks_from) FROM content_entries c WHERE NOT EXISTS (
        SELECT FROM agreement_consents k
        WHERE k.user_id = $1 AND k.version::text >= c.asks_from)) AS asked
FROM (
    SELECT coalesce(max(seen_at) FILTER (WHERE section = 'account'), now()) AS account,
        coalesce(max(seen_at) FILTER (WHERE section = 'readings'), now()) AS readings,
        coalesce(max(seen_at) FILTER (WHERE section = 'diagnostics'), now()) AS diagnostics
    FROM section_visits WHERE user_id = $1
) AS s CROSS JOIN (
    SELECT count(*) AS outages FROM meters m JOIN usage_points p ON p.id = m.usage_point_id
    JOIN service_locations l ON l.id = p.service_location_id
    JOIN outage_buildings b ON b.building_id = l.building_id
    JOIN outages o ON o.id = b.outage_id AND o.published_at IS NOT NULL
        AND o.ended_at IS NULL AND o.cancelled_at IS NULL
        AND o.starts_at < now() + interval '3 days'
    WHERE m.id = $2
) AS o
"""


async def read(connection: Any, meter: int, account: str, user: str, months: str) -> dict[str, Any]:
    """Return the facts as they are stored; `months`: their first days, by commas."""
    days = [date.fromisoformat(month) for month in months.split(",")]
    return {
        "account": dict(await connection.fetchrow(_ACCOUNT, int(account))),
        "meter": dict(await connection.fetchrow(_METER, meter)),
        "months": [dict(row) for row in await connection.fetch(_MONTHS, meter, days)],
        "events": [dict(row) for row in await connection.fetch(_EVENTS, meter)],
        "counted": [dict(row) for row in await connection.fetch(_COUNTED, meter)],
        "new": dict(await connection.fetchrow(_NEW, UUID(user), meter)),
    }
