"""SQL of readings that came too late."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.visibility import SUPPLIER
from services.cabinet.lines.queries import like
from services.cabinet.servicing.late.schemas import LateReadingsQuery
from services.cabinet.servicing.walk.models import LATE
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_MOST_WORDS = 8
_LATE = f"w.{LATE}"
_DAY = "(w.answer #>> '{{reason,{name}}}')::date"
_OPENS_ON, _CLOSES_ON = (_DAY.format(name=name) for name in ("opens_on", "closes_on"))
_SETTLED = f"""EXISTS (SELECT FROM submissions s WHERE s.meter_id = w.meter_id
    AND s.opens_on = {_OPENS_ON} AND s.state IN ('on_its_way', 'accepted'))"""
_MATCHED = f"""
FROM walk_entries w
JOIN servicing_organizations o ON o.id = w.organization_id
JOIN servicing_people p ON p.id = w.person_id
JOIN meters m ON m.id = w.meter_id
CROSS JOIN {SUPPLIER} AS e
LEFT JOIN LATERAL (SELECT u.account_id, u.time_zone, v.address
    FROM meter_installations i
    JOIN usage_points u ON u.id = i.usage_point_id
    JOIN service_locations v ON v.id = u.service_location_id
    WHERE i.meter_id = w.meter_id ORDER BY i.id DESC LIMIT 1) AS l ON true
LEFT JOIN customer_accounts a ON a.id = l.account_id AND a.deletion_id IS NULL
LEFT JOIN customers c ON c.id = a.customer_id
WHERE {_LATE}
    AND ($1::int IS NULL OR w.organization_id = $1)
    AND ($2::text[] = '{{}}' OR translate(lower(concat_ws(' ', l.address, a.number,
        m.serial_number, o.short_name)), 'ё', 'е') LIKE ALL($2))
    AND ($3::boolean IS NULL OR {_SETTLED} = $3)
"""
_LIST = f"""
SELECT w.key, w.organization_id, o.short_name, p.name AS by, w.meter_id, m.serial_number,
    a.number AS account_number, c.name AS customer_name, l.address, w.values::text AS values,
    w.taken_at, w.arrived_at, {_OPENS_ON} AS opens_on, {_CLOSES_ON} AS closes_on,
    (w.taken_at AT TIME ZONE coalesce(l.time_zone, e.time_zone))::date AS taken_on,
    w.photo_file IS NOT NULL AS photo,
    {_SETTLED} AS settled
{_MATCHED} ORDER BY w.arrived_at DESC, w.key LIMIT $4 OFFSET $5
"""
_COUNT = f"SELECT count(*) {_MATCHED}"
_PHOTO = f"""
SELECT w.photo_file, w.meter_id FROM walk_entries w
WHERE w.organization_id = $1 AND w.key = $2 AND w.photo_file IS NOT NULL AND {_LATE}
"""
_SAME = (
    *("key", "by", "meter_id", "serial_number", "account_number", "customer_name", "address"),
    *("taken_at", "arrived_at", "taken_on", "opens_on", "closes_on", "photo", "settled"),
)


async def list_late(
    connection: Connection, wanted: LateReadingsQuery, page: PageRequest
) -> tuple[list[dict[str, Any]], int]:
    """Return a page of readings that came too late, the last first, and how many there are."""
    words = wanted.search.lower().replace("ё", "е").replace("\0", " ").split()[:_MOST_WORDS]
    about = (wanted.organization, [like(word) for word in words], wanted.settled)
    rows = await connection.fetch(_LIST, *about, page.limit, page.offset)
    total: int = await connection.fetchval(_COUNT, *about)
    return [_told(row) for row in rows], total


def _told(row: Any) -> dict[str, Any]:
    return {name: row[name] for name in _SAME} | {
        "organization": {"id": row["organization_id"], "short_name": row["short_name"]},
        "reason": "sent-after-window",
        "values": orjson.loads(row["values"]),
    }


async def find_photo(connection: Connection, organization_id: int, key: UUID) -> Any | None:
    """Return file and meter of a late reading's photo; None when it has none."""
    return await connection.fetchrow(_PHOTO, organization_id, key)
