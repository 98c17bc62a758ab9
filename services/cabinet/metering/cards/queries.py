"""SQL of a meter's card for staff."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from services.cabinet.edits.queries import edits_of, edits_text
from services.cabinet.metering.meters.queries import (
    PLACED,
    VERIFICATION_DUE,
    moment,
    passport_of,
    placed_meter,
)
from services.cabinet.metering.meters.rules import verification_state
from services.cabinet.metering.replacement.queries import REPLACEMENT
from services.kit.database import Connection
from services.kit.staff import looking

# Reads rows, or reads them and writes that they were looked at.
Fetch = Callable[..., Awaitable[Sequence[Any]]]

_METER = f"""
SELECT m.id, m.external_id AS key, m.serial_number, m.model_id, m.manufactured_on,
    t.id AS tariff_id, t.name AS tariff, p.time_zone, m.seal_number,
    m.last_instrumental_check_on, m.last_verification_on, m.next_verification_on,
    p.name, p.amenity_level, i.installed_on, i.removed_on, m.place, m.place_kind, p.mrid,
    i.id AS installation_id, p.id AS usage_point_id, p.account_id, a.number, a.customer_name,
    l.address, to_jsonb(o)::text AS passport, {VERIFICATION_DUE} AS verification_due_on,
    coalesce(p.time_zone, e.time_zone) AS clock,
    (now() AT TIME ZONE coalesce(p.time_zone, e.time_zone))::date AS today,
    s.state AS load, extract(epoch FROM s.changed_at)::float AS load_since
FROM meters m CROSS JOIN (SELECT * FROM supplier_settings LIMIT 1) AS e
LEFT JOIN LATERAL ({PLACED}) AS i ON true
LEFT JOIN usage_points p ON p.id = i.usage_point_id
LEFT JOIN tariff_schedules t ON t.id = (
    SELECT f.schedule_id FROM usage_point_tariffs f
    WHERE f.usage_point_id = p.id AND (f.from_day IS NULL
        OR f.from_day <= (now() AT TIME ZONE coalesce(p.time_zone, e.time_zone))::date)
    ORDER BY f.from_day DESC NULLS LAST LIMIT 1)
LEFT JOIN service_locations l ON l.id = p.service_location_id
LEFT JOIN customer_accounts a ON a.id = p.account_id
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (SELECT state, changed_at FROM connection_states WHERE meter_id = m.id
    ORDER BY changed_at DESC LIMIT 1) AS s ON true
WHERE m.id = $1
"""
# Whatever has stood at the place, with what its registers showed last in that time.
_HISTORY = """
SELECT i.meter_id, m.serial_number, o.name AS model, i.removed_on IS NULL AS in_service,
    i.installed_on AS placed_on, i.removed_on, c.clock AS time_zone, r.readings
FROM meter_installations i
JOIN meters m ON m.id = i.meter_id
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (
    SELECT jsonb_agg(to_jsonb(x) ORDER BY x.channel)::text AS readings
    FROM (SELECT DISTINCT channel FROM meter_registers WHERE meter_id = i.meter_id) AS k
    CROSS JOIN LATERAL (
        SELECT r.channel, r.source, extract(epoch FROM r.taken_at)::float AS taken_at,
            r.total, r.t1 AS "T1", r.t2 AS "T2", r.t3 AS "T3"
        FROM register_readings r
        WHERE r.meter_id = i.meter_id AND r.channel = k.channel
            AND r.taken_at >= coalesce(i.installed_on::timestamp AT TIME ZONE c.clock, '-infinity')
            AND r.taken_at <= coalesce((i.removed_on + 1)::timestamp AT TIME ZONE c.clock,
                'infinity')
        ORDER BY r.taken_at DESC LIMIT 1) AS x) AS r ON true
WHERE i.usage_point_id = c.usage_point_id
ORDER BY i.removed_on IS NULL DESC, i.removed_on DESC NULLS LAST, i.installed_on DESC NULLS LAST,
    i.id DESC
LIMIT 50
"""
_CARD = f"""
SELECT c.*, (SELECT json_agg(one) FROM ({_HISTORY}) AS one)::text AS history,
    {edits_text("'meter', c.id", "'usage_point', c.usage_point_id")} AS edits,
    (SELECT to_json(one) FROM ({REPLACEMENT}) AS one)::text AS replacement
FROM ({_METER}) AS c
"""
_LOOKING = looking(_CARD)
INFORMATION = (
    "serial_number",
    "model_id",
    "manufactured_on",
    "tariff_id",
    "tariff",
    "time_zone",
    "seal_number",
    "last_instrumental_check_on",
    "last_verification_on",
    "next_verification_on",
)
_POINT = ("name", "amenity_level", "installed_on", "removed_on", "place", "place_kind")
_OF_METER = (
    "serial_number",
    "model_id",
    "manufactured_on",
    "seal_number",
    "last_instrumental_check_on",
    "last_verification_on",
    "next_verification_on",
    "place",
    "place_kind",
)
_OF_POINT = ("time_zone", "name", "amenity_level", "mrid")
# Other times of this meter, or of this place, that an installation of these days would share more
# than a border with.
_OVERLAPPING = """
SELECT o.meter_id = i.meter_id AS same_meter
FROM meter_installations i JOIN meter_installations o
    ON o.id <> i.id AND (o.meter_id = i.meter_id OR o.usage_point_id = i.usage_point_id)
WHERE i.id = $1
    AND coalesce(o.installed_on, '-infinity') < coalesce($3::date, 'infinity')
    AND coalesce(o.removed_on, 'infinity') > coalesce($2::date, '-infinity')
LIMIT 1
"""


async def find_card(
    fetch: Fetch,
    meter_id: int,
    look: tuple[Any, ...] | None = None,
) -> dict[str, Any] | None:
    """Return a meter with all that staff see and change of it, or None; one statement.

    With a look's values the log is told of it; `fetch` then writes.
    """
    asked = (_CARD, meter_id) if look is None else (_LOOKING, meter_id, *look)
    rows = await fetch(*asked)
    if not rows:
        return None
    (row,) = rows
    placed = row["installation_id"] is not None
    account = {"id": row["account_id"], "number": row["number"]}
    return {
        **{name: row[name] for name in ("id", "key", "usage_point_id", "address", "today")},
        "installation_id": row["installation_id"],
        "information": {name: row[name] for name in INFORMATION},
        "point": {name: row[name] for name in _POINT}
        | {"usage_point_code": f"urn:uuid:{row['mrid']}"}
        if placed
        else None,
        "account": account | {"customer_name": row["customer_name"]} if row["number"] else None,
        "clock": row["clock"],
        "in_service": placed and row["removed_on"] is None,
        "passport": passport_of(row["passport"]),
        "verification_due_on": row["verification_due_on"],
        "verification_state": verification_state(row["verification_due_on"], row["today"]),
        "verification_computed": bool(
            row["verification_due_on"] and not row["next_verification_on"]
        ),
        "load": row["load"],
        "load_since": moment(row["load_since"], row["clock"]),
        "history": [placed_meter(one) for one in orjson.loads(row["history"] or "[]")],
        "edits": edits_of(row["edits"]),
        "replacement": row["replacement"] and orjson.loads(row["replacement"]),
    }


async def _change(
    connection: Connection, table: str, names: tuple[str, ...], key: int, values: Mapping[str, Any]
) -> None:
    told = [name for name in names if name in values]
    if told:
        columns = ", ".join(f"{name} = ${n}" for n, name in enumerate(told, 2))
        await connection.execute(
            f"UPDATE {table} SET {columns} WHERE id = $1", key, *(values[name] for name in told)
        )


async def change_meter(connection: Connection, meter_id: int, values: Mapping[str, Any]) -> None:
    """Store columns of a meter; others are passed over."""
    await _change(connection, "meters", _OF_METER, meter_id, values)


async def change_point(connection: Connection, point_id: int, values: Mapping[str, Any]) -> None:
    """Store columns of a usage point; others are passed over."""
    await _change(connection, "usage_points", _OF_POINT, point_id, values)


async def change_installation(
    connection: Connection, installation_id: int, installed_on: date | None, removed_on: date | None
) -> None:
    """Store since when and until when a meter stood."""
    await connection.execute(
        "UPDATE meter_installations SET installed_on = $2, removed_on = $3 WHERE id = $1",
        installation_id,
        installed_on,
        removed_on,
    )


async def find_overlap(
    connection: Connection, installation_id: int, installed_on: date | None, removed_on: date | None
) -> bool | None:
    """Say whether a time with these days would run into another: of the meter, or of another's.

    True: the meter stands elsewhere then; False: another meter stands there; None: neither.
    """
    found: bool | None = await connection.fetchval(
        _OVERLAPPING, installation_id, installed_on, removed_on
    )
    return found


async def list_model_names(fetch: Fetch, keys: Iterable[int]) -> dict[int, str]:
    """Return the names of models by their inner keys, with the codes of their versions."""
    rows = await fetch(
        "SELECT id, concat_ws('/', name, version_code) AS name FROM meter_models"
        " WHERE id = ANY($1::int[])",
        list(keys),
    )
    return {row["id"]: row["name"] for row in rows}


async def is_known(connection: Connection, what: str, key: int) -> bool:
    """Say whether there is a model (not merged into another), or a tariff, with this inner key."""
    statement = {
        "model": "SELECT FROM meter_models WHERE id = $1 AND merged_into IS NULL",
        "tariff": "SELECT FROM tariff_schedules WHERE id = $1 AND archived_at IS NULL",
    }[what]
    known: bool = await connection.fetchval(f"SELECT EXISTS ({statement})", key)
    return known


async def find_point(connection: Connection, mrid: UUID) -> int | None:
    """Return the inner key of a usage point, or None."""
    key: int | None = await connection.fetchval("SELECT id FROM usage_points WHERE mrid = $1", mrid)
    return key
