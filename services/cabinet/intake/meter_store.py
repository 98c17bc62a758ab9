"""Storing meters, and the history of where they stood."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence

from services.cabinet.access.visibility import TODAY
from services.cabinet.intake.record_batch import Kept
from services.cabinet.intake.registry_store import plain
from services.cabinet.lines.queries import (
    Failed,
    find_ids,
    json_rows,
    lock_registry,
    recordset,
    unknown,
    upsert,
)
from services.contracts.batches.registry import MeterIn
from services.kit.database import Connection

_METER = {
    "external_id": "text",
    "model_id": "int",
    "serial_number": "text",
    "place": "text",
    "place_kind": "text",
    "manufactured_on": "date",
    "seal_number": "text",
    "last_instrumental_check_on": "date",
    "last_verification_on": "date",
    "next_verification_on": "date",
}
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


async def store_meters(connection: Connection, kept: Sequence[Kept[MeterIn]], _: int) -> Failed:
    """Store meters; a meter that comes to a usage point replaces the one there."""
    await lock_registry(connection)
    models = await find_ids(
        connection, "meter_models", "external_id", (item.record.model for item in kept)
    )
    points = await find_ids(
        connection, "usage_points", "mrid", (item.record.usage_point for item in kept)
    )
    failed: Failed = []
    good = []
    for item in kept:
        record = item.record
        if record.model is not None and record.model not in models:
            failed.append((item.line, unknown("model", "meter model")))
        elif record.usage_point is not None and record.usage_point not in points:
            failed.append((item.line, unknown("usage_point", "usage point")))
        else:
            good.append(record)
    rows = [plain(record) | {"model_id": models.get(record.model)} for record in good]
    await upsert(connection, "meters", "external_id", _METER, rows)
    ids = await find_ids(connection, "meters", "external_id", (record.id for record in good))
    placings = [
        {
            "meter_id": ids[record.id],
            "point_id": points.get(record.usage_point),
            "installed_on": record.installed_on,
            "removed_on": record.removed_on,
        }
        for record in good
    ]
    await connection.execute(_REMOVE, json_rows(placings))
    placed = json_rows([row for row in placings if row["point_id"] is not None])
    for statement in (_CORRECT, _LEAVE, _PLACE):
        await connection.execute(statement, placed)
    await connection.execute(_REPLACE, list(points.values()))
    await connection.execute(_LATEST, list(ids.values()))
    return failed
