"""SQL of replacing meters."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from services.cabinet.metering.meters.queries import PLACED
from services.kit.database import Connection

_STANDING = f"""
SELECT m.id, i.id AS installation_id, i.usage_point_id, i.installed_on, i.removed_on,
    coalesce(p.time_zone, e.time_zone) AS clock,
    (now() AT TIME ZONE coalesce(p.time_zone, e.time_zone))::date AS today,
    o.register_digits AS digits, o.register_decimals AS decimals
FROM meters m CROSS JOIN (SELECT * FROM supplier_settings LIMIT 1) AS e
LEFT JOIN LATERAL ({PLACED}) AS i ON true
LEFT JOIN usage_points p ON p.id = i.usage_point_id
LEFT JOIN meter_models o ON o.id = m.model_id
WHERE m.id = $1
"""  # noqa: S608 (a constant of this service, never input)
_MODEL = """
SELECT register_digits AS digits, register_decimals AS decimals FROM meter_models
WHERE id = $1 AND merged_into IS NULL
"""
# Another of the same make with the same number is most likely the same.
_TWIN = """
SELECT id FROM meters WHERE serial_number = $1 AND model_id IS NOT DISTINCT FROM $2 LIMIT 1
"""
_ADD = """
INSERT INTO meters (external_id, serial_number, model_id, manufactured_on)
VALUES ($1, $2, $3, $4) ON CONFLICT (external_id) DO NOTHING RETURNING id
"""
# What the counters of `$1` showed last until `$2`: a row for each kind of energy.
_LAST = """
SELECT DISTINCT ON (channel) channel, total, t1, t2, t3, taken_at FROM register_readings
WHERE meter_id = $1 AND taken_at < $2 AND quality IS NULL
    AND taken_at >= coalesce($3::timestamptz, '-infinity')
ORDER BY channel, taken_at DESC
"""
_NOTE = """
INSERT INTO meter_replacements
    (usage_point_id, old_meter_id, new_meter_id, replaced_on, read_at, done_by)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
"""
# What says that a replacement has been lived with: readings and intervals after it, and meters
# that have come or gone since.
_LIVED = """
SELECT EXISTS (SELECT FROM register_readings g
        WHERE g.meter_id IN (r.old_meter_id, r.new_meter_id) AND g.taken_at > r.read_at)
    OR EXISTS (SELECT FROM meter_channels c WHERE c.meter_id = r.new_meter_id
        AND c.last_day >= r.replaced_on)
    OR EXISTS (SELECT FROM meter_channels c WHERE c.meter_id = r.old_meter_id
        AND c.last_day > r.replaced_on)
    OR EXISTS (SELECT FROM meter_installations i WHERE i.removed_on IS NULL
        AND (i.meter_id = r.old_meter_id OR i.usage_point_id = r.usage_point_id)
        AND i.meter_id IS DISTINCT FROM r.new_meter_id)
    OR (r.new_meter_id IS NOT NULL AND NOT EXISTS (SELECT FROM meter_installations i
        WHERE i.meter_id = r.new_meter_id AND i.usage_point_id = r.usage_point_id
            AND i.removed_on IS NULL))
"""
# The last one of the meter `$1`.
REPLACEMENT = f"""
SELECT r.id, r.replaced_on, r.old_meter_id, r.new_meter_id, r.done_at, r.usage_point_id,
    r.read_at, NOT ({_LIVED}) AS undoable
FROM meter_replacements r
WHERE (r.old_meter_id = $1 OR r.new_meter_id = $1) AND r.undone_at IS NULL
ORDER BY r.id DESC LIMIT 1
"""  # noqa: S608
_FORGET_READINGS = """
DELETE FROM register_readings WHERE meter_id = ANY($1::int[]) AND taken_at = $2 AND batch = 0
"""
_TAKE_OUT = """
DELETE FROM meter_installations WHERE meter_id = $1 AND usage_point_id = $2 AND removed_on IS NULL
"""
_PUT_BACK = """
UPDATE meter_installations SET removed_on = NULL WHERE id = (
    SELECT id FROM meter_installations WHERE meter_id = $1 AND usage_point_id = $2
        AND removed_on = $3 ORDER BY id DESC LIMIT 1)
"""
# A meter that stands nowhere again has no place.
_UNPLACE = """
UPDATE meters SET usage_point_id = (
    SELECT usage_point_id FROM meter_installations WHERE meter_id = $1
    ORDER BY removed_on IS NULL DESC, installed_on DESC NULLS LAST, id DESC LIMIT 1)
WHERE id = $1
"""


async def find_standing(connection: Connection, meter_id: int) -> Mapping[str, Any] | None:
    """Return where a meter stands, or stood last, by whose clock, and its counters' digits."""
    row: Mapping[str, Any] | None = await connection.fetchrow(_STANDING, meter_id)
    return row


async def find_model(connection: Connection, model_id: int) -> Mapping[str, Any] | None:
    """Return the digits of a model of the dictionary, or None."""
    row: Mapping[str, Any] | None = await connection.fetchrow(_MODEL, model_id)
    return row


async def find_twin(connection: Connection, serial_number: str, model_id: int | None) -> int | None:
    """Return a meter of the same model and number, or None."""
    key: int | None = await connection.fetchval(_TWIN, serial_number, model_id)
    return key


async def add_meter(
    connection: Connection,
    key: str,
    serial_number: str,
    model_id: int | None,
    manufactured_on: date | None,
) -> int | None:
    """Store a meter that stands nowhere; None when its key is another's."""
    meter_id: int | None = await connection.fetchval(
        _ADD, key, serial_number, model_id, manufactured_on
    )
    return meter_id


async def list_last(
    connection: Connection, meter_id: int, before: datetime, since: datetime | None
) -> list[Any]:
    """Return what the counters showed last before a moment, soundly, for each kind of energy."""
    return list(await connection.fetch(_LAST, meter_id, before, since))


async def list_registers(connection: Connection, meter_id: int) -> set[tuple[int, int]]:
    """Return the counters that a meter has shown: kind of energy and zone (0: total)."""
    rows = await connection.fetch(
        "SELECT channel, zone FROM meter_registers WHERE meter_id = $1", meter_id
    )
    return {(row["channel"], row["zone"]) for row in rows}


async def note_replacement(connection: Connection, *values: Any) -> int:
    """Keep what was replaced (point, old, new, day, moment of the readings, by whom)."""
    key: int = await connection.fetchval(_NOTE, *values)
    return key


async def find_replacement(connection: Connection, meter_id: int) -> dict[str, Any] | None:
    """Return the last replacement in which a meter went or came, and whether it can be undone."""
    row = await connection.fetchrow(REPLACEMENT, meter_id)
    return None if row is None else dict(row)


async def undo_replacement(connection: Connection, done: Mapping[str, Any]) -> None:
    """Put the meter that went back, take the one that came away, forget the readings told."""
    old, new, point = done["old_meter_id"], done["new_meter_id"], done["usage_point_id"]
    meters: Sequence[int] = [key for key in (old, new) if key is not None]
    await connection.execute(_FORGET_READINGS, meters, done["read_at"])
    if new is not None:
        await connection.execute(_TAKE_OUT, new, point)
    await connection.execute(_PUT_BACK, old, point, done["replaced_on"])
    for meter_id in meters:
        await connection.execute(_UNPLACE, meter_id)
    await connection.execute(
        "UPDATE meter_replacements SET undone_at = now() WHERE id = $1", done["id"]
    )
