"""SQL of meters and usage points: rows that go straight out, and what is told of them."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from services.cabinet import locks
from services.cabinet.access.queries import list_seen
from services.cabinet.access.visibility import METER_NAME, TODAY, USERS_METER_SPANS
from services.cabinet.channels import CHANNEL_NAMES
from services.cabinet.lines.queries import json_rows, list_ids, recordset, upsert_of
from services.cabinet.metering.meters.models import Meter, MeterModel, UsagePoint
from services.cabinet.metering.meters.rules import KnownMeter
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

UPSERT_MODELS = upsert_of(MeterModel, "external_id")
UPSERT_POINTS = upsert_of(UsagePoint, "mrid", "visible_from")
UPSERT_METERS = upsert_of(Meter, "external_id", "usage_point_id", "visible_from")
_TODAY = f"(SELECT {TODAY} FROM supplier_settings e)"
_PLACING = {"meter_id": "int", "point_id": "int", "installed_on": "date", "removed_on": "date"}

# The installation that a record speaks of: of the same day, or else the one that lasts.
_SAME = """
SELECT x.id FROM meter_installations x
WHERE x.meter_id = r.meter_id AND x.usage_point_id = r.point_id
    AND (x.installed_on IS NOT DISTINCT FROM r.installed_on
        OR x.removed_on IS NULL OR r.installed_on IS NULL)
ORDER BY x.installed_on IS NOT DISTINCT FROM r.installed_on DESC, x.removed_on IS NULL DESC,
    x.id DESC
LIMIT 1
"""
_CORRECT = f"""
UPDATE meter_installations i SET
    installed_on = coalesce(r.installed_on, i.installed_on),
    removed_on = CASE
        WHEN r.removed_on IS NOT NULL THEN r.removed_on
        WHEN EXISTS (SELECT FROM meter_installations o
            WHERE o.meter_id = i.meter_id AND o.id <> i.id AND o.removed_on IS NULL)
        THEN i.removed_on END
FROM {recordset(_PLACING)}
WHERE i.meter_id = r.meter_id AND i.id = ({_SAME})
"""
# A meter that comes to another place has left the former one.
_LEAVE = f"""
UPDATE meter_installations i
SET removed_on = greatest(coalesce(r.installed_on, {_TODAY}), i.installed_on)
FROM {recordset(_PLACING)}
WHERE i.meter_id = r.meter_id AND i.removed_on IS NULL AND r.removed_on IS NULL
    AND (i.installed_on IS NULL OR r.installed_on IS NULL OR i.installed_on <= r.installed_on)
    AND NOT EXISTS ({_SAME})
"""
# Of a meter that comes from elsewhere the day counts, even when it is not told: what it measured
# there is others'.
_PLACE = f"""
INSERT INTO meter_installations (meter_id, usage_point_id, installed_on, removed_on)
SELECT r.meter_id, r.point_id, coalesce(r.installed_on, (
    SELECT {TODAY} FROM supplier_settings e WHERE EXISTS (
        SELECT FROM meter_installations n WHERE n.meter_id = r.meter_id))), coalesce(r.removed_on, (
    SELECT min(n.installed_on) FROM meter_installations n
    WHERE n.meter_id = r.meter_id AND n.installed_on > r.installed_on))
FROM {recordset(_PLACING)}
WHERE NOT EXISTS ({_SAME})
ORDER BY r.meter_id
"""
# At one usage point the meter that came last measures; the others were replaced.
_REPLACE = f"""
UPDATE meter_installations i
SET removed_on = greatest(coalesce(n.next_on, {_TODAY}), i.installed_on)
FROM (
    SELECT id, lead(id) OVER w AS next_id, lead(installed_on) OVER w AS next_on
    FROM meter_installations
    WHERE removed_on IS NULL AND usage_point_id = ANY($1::int[])
    WINDOW w AS (PARTITION BY usage_point_id ORDER BY installed_on NULLS FIRST, id)
) AS n
WHERE n.id = i.id AND n.next_id IS NOT NULL
"""
_REMOVE = f"""
UPDATE meter_installations i SET removed_on = greatest(r.removed_on, i.installed_on)
FROM {recordset(_PLACING)}
WHERE r.point_id IS NULL AND r.removed_on IS NOT NULL
    AND i.meter_id = r.meter_id AND i.removed_on IS NULL
"""
# Where the meter is or was last.
_LATEST = """
UPDATE meters m SET usage_point_id = l.usage_point_id
FROM (
    SELECT DISTINCT ON (i.meter_id) i.meter_id, i.usage_point_id
    FROM meter_installations i WHERE i.meter_id = ANY($1::int[])
    ORDER BY i.meter_id, i.removed_on IS NULL DESC, i.installed_on DESC NULLS LAST, i.id DESC
) AS l
WHERE l.meter_id = m.id AND m.usage_point_id IS DISTINCT FROM l.usage_point_id
"""
_TARIFFS = "INSERT INTO tariff_schedules (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING"
_KNOWN = """
SELECT m.external_id, m.id, coalesce(p.time_zone, s.time_zone) AS time_zone
FROM meters m CROSS JOIN supplier_settings s
LEFT JOIN usage_points p ON p.id = m.usage_point_id
WHERE m.external_id = ANY($1::text[])
"""
_LOCK = """
SELECT pg_advisory_xact_lock($1, stripe) FROM (SELECT unnest($2::int[]) AS stripe) AS stripes
"""
_TRY_LOCK = """
SELECT bool_and(pg_try_advisory_xact_lock($1, stripe))
FROM (SELECT unnest($2::int[]) AS stripe) AS stripes
"""
_STRIPES = 64


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


async def put_tariffs(connection: Connection, names: Sequence[str]) -> dict[Any, int]:
    """Make the tariff schedules that there are not; return inner keys by name."""
    await connection.execute(_TARIFFS, names)
    return await list_ids(connection, "tariff_schedules", "name", names)


async def place_meters(connection: Connection, placings: Sequence[Mapping[str, Any]]) -> None:
    """Note where meters stand or stood (columns `_PLACING`; without a point: only removed)."""
    await connection.execute(_REMOVE, json_rows(placings))
    placed = json_rows([row for row in placings if row["point_id"] is not None])
    for statement in (_CORRECT, _LEAVE, _PLACE):
        await connection.execute(statement, placed)
    points = {row["point_id"] for row in placings} - {None}
    await connection.execute(_REPLACE, list(points))
    await connection.execute(_LATEST, [row["meter_id"] for row in placings])


async def list_known(connection: Connection, keys: Iterable[str]) -> dict[str, KnownMeter]:
    """Return what a line needs of its meter, by the supplier's keys."""
    rows = await connection.fetch(_KNOWN, list(keys))
    return {row["external_id"]: KnownMeter(row["id"], row["time_zone"]) for row in rows}


async def lock_meters(connection: Connection, meter_ids: Iterable[int]) -> None:
    """Let no other batch write readings of these meters until the end of the transaction.

    By stripes, in ascending order: batches never wait for each other in a circle, and each one
    reads what the former has committed.
    """
    await connection.execute(_LOCK, locks.METERS, _stripes(meter_ids))


async def try_lock_meters(connection: Connection, meter_ids: Iterable[int]) -> bool:
    """Do the same without waiting; say whether all are locked, else end the transaction.

    For who has time: nobody waits behind him for what he waits for.
    """
    locked: bool = await connection.fetchval(_TRY_LOCK, locks.METERS, _stripes(meter_ids))
    return locked


def _stripes(meter_ids: Iterable[int]) -> list[int]:
    return sorted({meter_id % _STRIPES for meter_id in meter_ids})
