"""SQL of meters and usage points: rows that go straight out, and what is told of them."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet import locks
from services.cabinet.access.queries import list_seen
from services.cabinet.access.visibility import (
    METER_NAME,
    OWN_METER_NAME,
    POINTS_SPANS,
    TODAY,
    USERS_METER_SPANS,
    has_right,
    in_span,
)
from services.cabinet.channels import CHANNEL_NAMES, SOURCE_NAMES, kilo
from services.cabinet.lines.queries import json_rows, recordset, upsert_of
from services.cabinet.metering.meters.models import Meter, MeterModel, UsagePoint
from services.cabinet.metering.meters.rules import KnownMeter, known_meter, verification_state
from services.cabinet.metering.meters.schemas import PassportOut
from services.cabinet.metering.ratios.queries import RATIOS
from services.cabinet.metering.ratios.rules import former_ratios_out
from services.cabinet.zones import zone
from services.kit.database import Connection
from services.kit.pagination import PageRequest

# Present ones first; at each place the meter in service before those that it has replaced.
_METERS_ORDER = """v.ongoing DESC, number, v.in_service DESC, measured_last DESC NULLS LAST,
    v.removed_on DESC NULLS LAST, v.meter_id"""

# The supplier tells it, or it follows from the last one: of rows `m` and `o`.
VERIFICATION_DUE = """coalesce(m.next_verification_on,
        (m.last_verification_on + make_interval(years => o.verification_interval_years))::date)"""

# The spans of all meters of the user `$1`, with what a page of many parts asks of each: its name
# for him, number, address, verification, and what he may do.
KNOWN_SPANS = f"""
SELECT v.*, {METER_NAME} AS name, m.serial_number, l.address, p.read_remotely,
    {VERIFICATION_DUE} AS verification_due, {has_right("v", "see_readings")} AS may_see,
    {has_right("v", "submit_readings")} AS may_submit
FROM ({USERS_METER_SPANS}) AS v
JOIN usage_points p ON p.id = v.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
JOIN meters m ON m.id = v.meter_id
LEFT JOIN meter_models o ON o.id = m.model_id"""

# Where a meter `m` stands, or stood last: its installation.
PLACED = """SELECT * FROM meter_installations n WHERE n.meter_id = m.id
    ORDER BY n.removed_on IS NULL DESC, n.installed_on DESC NULLS LAST, n.id DESC LIMIT 1"""

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
    {OWN_METER_NAME} AS own_name,
    v.ongoing, CASE WHEN NOT v.ongoing THEN v.last_day END AS until, v.in_service, v.removed_on,
    s.state AS connection_state,
    CASE WHEN v.ongoing AND v.in_service THEN {VERIFICATION_DUE} END AS verification_due_on,
    (now() AT TIME ZONE v.time_zone)::date AS today,
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

# Of the meter `$3` and its usage point `$2`: a row for each time that a meter has stood there while
# the place was the user's, the latest first, with what its registers showed last; each with all
# that the card tells of meter and place. Of a place that is another's now the present is not told.
_CARD = f"""
WITH spans AS MATERIALIZED ({POINTS_SPANS}), placed AS (
    SELECT DISTINCT ON (installation_id) * FROM spans
    ORDER BY installation_id, coalesce(last_day, 'infinity') DESC
), asked AS (
    SELECT * FROM placed WHERE meter_id = $3 ORDER BY coalesce(last_day, 'infinity') DESC LIMIT 1
), card AS (
    SELECT to_jsonb(o)::text AS passport, m.manufactured_on, n.installed_on,
        (SELECT extract(epoch FROM max(changed_at))::float FROM connection_states
            WHERE meter_id = m.id AND a.ongoing AND a.in_service) AS connection_since,
        l.place, l.place_kind, t.name AS tariff, t.name_en AS tariff_en, p.mrid, q.amenity_level,
        p.scope, {RATIOS}, p.loss_percent, l.last_instrumental_check_on,
        l.seal_number, l.last_verification_on, l.next_verification_on,
        EXISTS (SELECT FROM spans v WHERE {has_right("v", "see_readings")}) AS sees_readings
    FROM asked a
    JOIN meters m ON m.id = a.meter_id
    JOIN usage_points p ON p.id = a.usage_point_id
    JOIN meter_installations n ON n.id = a.installation_id
    LEFT JOIN meter_models o ON o.id = m.model_id
    LEFT JOIN meters l ON l.id = m.id AND a.ongoing
    LEFT JOIN usage_points q ON q.id = p.id AND a.ongoing
    LEFT JOIN tariff_schedules t ON t.id = (
        SELECT f.schedule_id FROM usage_point_tariffs f
        WHERE f.usage_point_id = q.id
            AND (f.from_day IS NULL OR f.from_day <= (now() AT TIME ZONE a.time_zone)::date)
        ORDER BY f.from_day DESC NULLS LAST LIMIT 1)
)
SELECT card.*, h.meter_id, m.serial_number, o.name AS model, h.in_service,
    i.installed_on AS placed_on, h.removed_on, h.time_zone, r.readings
FROM card CROSS JOIN placed h
JOIN meters m ON m.id = h.meter_id
JOIN meter_installations i ON i.id = h.installation_id
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (
    SELECT jsonb_agg(to_jsonb(x) ORDER BY x.channel)::text AS readings
    FROM (SELECT DISTINCT channel FROM meter_registers WHERE meter_id = h.meter_id) AS c
    CROSS JOIN LATERAL (
        SELECT r.channel, r.source, extract(epoch FROM r.taken_at)::float AS taken_at,
            r.total, r.t1 AS "T1", r.t2 AS "T2", r.t3 AS "T3"
        FROM register_readings r
        WHERE r.meter_id = h.meter_id AND r.channel = c.channel AND EXISTS (
            SELECT FROM spans v WHERE v.installation_id = h.installation_id
                AND {has_right("v", "see_readings")} AND {in_span("r.taken_at")})
        ORDER BY r.taken_at DESC LIMIT 1) AS x) AS r ON true
ORDER BY h.in_service DESC, coalesce(h.removed_on, 'infinity') DESC,
    i.installed_on DESC NULLS LAST, h.installation_id DESC
"""
_RENAME = """
INSERT INTO usage_point_names (user_id, usage_point_id, name)
VALUES (:user_id, :usage_point_id, :name)
ON CONFLICT (user_id, usage_point_id) DO UPDATE SET name = excluded.name
"""
_UNNAME = """
DELETE FROM usage_point_names WHERE user_id = :user_id AND usage_point_id = :usage_point_id
"""
UPSERT_MODELS = upsert_of(MeterModel, "external_id", "merged_into")
UPSERT_POINTS = upsert_of(UsagePoint, "mrid", "visible_from", "ratio_days", "former_ratios")
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
_KEPT_MODELS = """
SELECT id, merged_into FROM meter_models WHERE id = ANY($1::int[]) AND merged_into IS NOT NULL
"""
_KNOWN = f"""
SELECT m.external_id, m.id, coalesce(p.time_zone, s.time_zone) AS time_zone, {RATIOS}
FROM meters m CROSS JOIN supplier_settings s
LEFT JOIN usage_points p ON p.id = m.usage_point_id
WHERE m.external_id = ANY($1::text[])
"""
_LOCK = "SELECT pg_advisory_xact_lock($1, stripe) FROM unnest($2::int[]) AS s(stripe)"
_TRY_LOCK = """
SELECT bool_and(pg_try_advisory_xact_lock($1, stripe)) FROM unnest($2::int[]) AS s(stripe)
"""
_STRIPES = 64
_REGISTERS = ("total", "T1", "T2", "T3")
_TOLD = (
    "manufactured_on",
    "installed_on",
    "place",
    "place_kind",
    "tariff",
    "tariff_en",
    "amenity_level",
    "scope",
    "last_instrumental_check_on",
    "seal_number",
    "last_verification_on",
    "next_verification_on",
    "sees_readings",
)


def _meter(row: Any) -> dict[str, Any]:
    meter = dict(row)
    del meter["found"]
    meter["channels"] = [CHANNEL_NAMES[code] for code in meter["channels"]]
    due_on, today = meter["verification_due_on"], meter.pop("today")
    meter["verification_state"] = verification_state(due_on, today)
    return meter


def passport_of(stored: str | None) -> dict[str, Any] | None:
    """Return what a model's row, as JSON, says in its passport."""
    if stored is None:
        return None
    model: dict[str, Any] = orjson.loads(stored)
    return {name: model[name] for name in PassportOut.model_fields}


def moment(seconds: float | None, place: str) -> datetime | None:
    """Return seconds since 1970 as a time by the clock of a place."""
    return None if seconds is None else datetime.fromtimestamp(seconds, zone(place))


def placed_meter(row: Any) -> dict[str, Any]:
    """Return a meter that has stood at a place; registers count in Wh, and are told in kWh."""
    return {
        "id": row["meter_id"],
        "serial_number": row["serial_number"],
        "model": row["model"],
        "in_service": row["in_service"],
        "installed_on": row["placed_on"],
        "removed_on": row["removed_on"],
        "readings": [
            {
                "channel": CHANNEL_NAMES[shown["channel"]],
                "taken_at": moment(shown["taken_at"], row["time_zone"]),
                "source": SOURCE_NAMES[shown["source"]],
            }
            | {name: None if shown[name] is None else kilo(shown[name]) for name in _REGISTERS}
            for shown in orjson.loads(row["readings"] or "[]")
        ],
    }


async def list_meters(connection: Connection, user_id: UUID, page: PageRequest) -> dict[str, Any]:
    """Return a page of the meters that the user sees, replaced ones after those that measure."""
    return await list_seen(connection, _METERS, user_id, page, _meter)


async def find_meter(connection: Connection, user_id: UUID, meter_id: int) -> dict[str, Any] | None:
    """Return a meter that the user sees, or None."""
    row = await connection.fetchrow(_METERS, user_id, meter_id, 1, 0)
    return None if row is None else _meter(row)


async def find_card(connection: Connection, user_id: UUID, meter_id: int) -> dict[str, Any] | None:
    """Return the card of a meter that the user sees, or None; two statements."""
    meter = await find_meter(connection, user_id, meter_id)
    if meter is None:
        return None
    rows = await connection.fetch(_CARD, user_id, meter["usage_point_id"], meter_id)
    if not rows:
        # It has ceased to be his between the two.
        return None
    told = {name: rows[0][name] for name in _TOLD}
    computed = meter["verification_due_on"] and not told["next_verification_on"]
    return {
        **meter,
        **told,
        "passport": passport_of(rows[0]["passport"]),
        "usage_point_code": f"urn:uuid:{rows[0]['mrid']}",
        "transformation_ratio": float(rows[0]["ratio"]),
        "former_ratios": former_ratios_out(rows[0]),
        "loss_percent": None if rows[0]["loss_percent"] is None else float(rows[0]["loss_percent"]),
        "connection_since": moment(rows[0]["connection_since"], meter["time_zone"]),
        "verification_computed": bool(computed),
        "history": [placed_meter(row) for row in rows],
    }


async def rename_place(
    session: AsyncSession, user_id: UUID, usage_point_id: int, name: str
) -> None:
    """Let the user's meters of a place have this name of his; "" takes it away."""
    key = {"user_id": user_id, "usage_point_id": usage_point_id}
    if name:
        await session.execute(text(_RENAME), key | {"name": name})
    else:
        await session.execute(text(_UNNAME), key)


async def kept_models(connection: Connection, models: Mapping[Any, int]) -> dict[Any, int]:
    """Return models by key with those that were merged into others as these others."""
    rows = await connection.fetch(_KEPT_MODELS, list(models.values()))
    merged = {row["id"]: row["merged_into"] for row in rows}
    return {key: merged.get(model, model) for key, model in models.items()}


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
    return {row["external_id"]: known_meter(row) for row in rows}


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
