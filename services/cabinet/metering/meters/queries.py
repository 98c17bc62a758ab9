"""SQL of meters: rows that go straight out."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

from services.cabinet.access.pages import list_seen
from services.cabinet.access.visibility import METER_NAME, USERS_METER_SPANS
from services.cabinet.metering.channels import CHANNEL_NAMES
from services.kit.database import Connection
from services.kit.pagination import PageRequest

# Present ones first; at each place the meter in service before those that it has replaced.
_METERS_ORDER = """v.ongoing DESC, number, v.in_service DESC, measured_last DESC NULLS LAST,
    v.removed_on DESC NULLS LAST, v.meter_id"""

# Each meter once, at the account of the last of the user's times with it. First and last day are
# those of its place: a chart runs across replacements.
_METERS = f"""
WITH spans AS MATERIALIZED ({USERS_METER_SPANS}), page AS MATERIALIZED (
    SELECT v.*, a.number, count(*) OVER () AS found,
        (SELECT max(last_day) FROM meter_channels WHERE meter_id = v.meter_id) AS measured_last
    FROM (
        SELECT DISTINCT ON (meter_id) * FROM spans
        ORDER BY meter_id, coalesce(last_day, 'infinity') DESC, first_day DESC NULLS LAST
    ) AS v
    JOIN customer_accounts a ON a.id = v.account_id
    WHERE $2::int IS NULL OR v.meter_id = $2
    ORDER BY {_METERS_ORDER} LIMIT $3 OFFSET $4
)
SELECT m.id, m.serial_number, {METER_NAME} AS name, o.name AS model, o.manufacturer,
    v.account_id, v.number AS account_number, v.usage_point_id, l.address,
    v.ongoing, CASE WHEN NOT v.ongoing THEN v.last_day END AS until, v.in_service, v.removed_on,
    s.state AS connection_state,
    coalesce(c.channels, ARRAY[]::smallint[]) AS channels, c.first_day, c.last_day,
    v.time_zone, v.found
FROM page AS v
JOIN usage_points p ON p.id = v.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
JOIN meters m ON m.id = v.meter_id
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT c.channel ORDER BY c.channel) AS channels,
        min(greatest(c.first_day, s.first_day)) AS first_day,
        max(least(c.last_day, s.last_day)) AS last_day
    FROM spans s JOIN meter_channels c ON c.meter_id = s.meter_id
    WHERE s.usage_point_id = v.usage_point_id
        AND greatest(c.first_day, s.first_day) <= least(c.last_day, s.last_day)) AS c ON true
LEFT JOIN LATERAL (
    SELECT state FROM connection_states WHERE meter_id = m.id AND v.ongoing AND v.in_service
    ORDER BY changed_at DESC LIMIT 1) AS s ON true
ORDER BY {_METERS_ORDER}
"""


def _meter(row: Any) -> dict[str, Any]:
    meter = dict(row)
    del meter["found"]
    meter["channels"] = [CHANNEL_NAMES[code] for code in meter["channels"]]
    return meter


async def list_meters(connection: Connection, user_id: UUID, page: PageRequest) -> dict[str, Any]:
    """Return a page of the meters that the user sees, replaced ones after those that measure."""
    return await list_seen(connection, _METERS, user_id, page, _meter)


async def find_meter(connection: Connection, user_id: UUID, meter_id: int) -> dict[str, Any] | None:
    """Return a meter that the user sees, or None."""
    row = await connection.fetchrow(_METERS, user_id, meter_id, 1, 0)
    return None if row is None else _meter(row)
