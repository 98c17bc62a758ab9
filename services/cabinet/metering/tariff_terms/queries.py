"""SQL of what ties usage points and counters to tariff schedules."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from services.cabinet.lines.queries import json_rows
from services.cabinet.metering.tariff_terms.rules import Assigned, Terms, cut_into_terms
from services.cabinet.tariffs.queries import list_days, list_versions
from services.kit.database import Connection

# The last that began on or before the first day, and those that begin in the period.
_ASSIGNED = """
SELECT a.usage_point_id, a.from_day, a.schedule_id, coalesce(t.name, '') AS name
FROM usage_point_tariffs a LEFT JOIN tariff_schedules t ON t.id = a.schedule_id
WHERE a.usage_point_id = ANY($1::int[]) AND (a.from_day IS NULL OR a.from_day <= $2)
ORDER BY a.usage_point_id, a.from_day NULLS FIRST
"""
_REGISTERS = """
SELECT meter_id, register, zone FROM meter_register_zones WHERE meter_id = ANY($1::int[])
"""
# From the day that is named, or today; what is the first known of a point holds for its past as
# well. `other`: than told before; else a row of that day stays, which staff may have corrected.
_TOLD = """
INSERT INTO usage_point_tariffs (usage_point_id, schedule_id, from_day)
SELECT p.id, r.schedule_id, coalesce(r.from_day, CASE WHEN EXISTS (
        SELECT FROM usage_point_tariffs a WHERE a.usage_point_id = p.id
    ) THEN (SELECT (now() AT TIME ZONE e.time_zone)::date FROM supplier_settings e) END)
FROM jsonb_to_recordset($1::text::jsonb)
    AS r(mrid uuid, schedule_id int, from_day date, other bool)
JOIN usage_points p ON p.mrid = r.mrid
WHERE r.other OR NOT EXISTS (
    SELECT FROM usage_point_tariffs a WHERE a.usage_point_id = p.id AND a.from_day = r.from_day)
ON CONFLICT (usage_point_id, from_day)
    DO UPDATE SET schedule_id = excluded.schedule_id, assigned_at = now(), assigned_by = ''
    WHERE usage_point_tariffs.schedule_id IS DISTINCT FROM excluded.schedule_id
"""
_GIVE = """
INSERT INTO usage_point_tariffs (usage_point_id, schedule_id, from_day, assigned_by)
VALUES ($1, $2, $3, $4)
ON CONFLICT (usage_point_id, from_day) DO UPDATE SET schedule_id = excluded.schedule_id,
    assigned_at = now(), assigned_by = excluded.assigned_by
"""
_BEFORE = "SELECT mrid, tariff_schedule_id FROM usage_points WHERE mrid = ANY($1::uuid[])"


async def terms_of(
    connection: Connection, point_ids: Iterable[int], start: date, end: date
) -> Terms:
    """Return what counts at usage points on the days from `start` to `end`, inclusive.

    Three statements, whatever is asked for; the caller has judged who may see the points.
    """
    wanted = list(point_ids)
    rows = await connection.fetch(_ASSIGNED, wanted, end)
    if not rows:
        return Terms()
    assigned: dict[int, list[Assigned]] = {}
    for row in rows:
        assigned.setdefault(row[0], []).append(Assigned(row[1], row[2], row[3]))
    schedules = {row["schedule_id"] for row in rows} - {None}
    versions = await list_versions(connection, schedules, start, end)
    days = await list_days(connection, start, end) if versions else {}
    return Terms(
        {point: cut_into_terms(some, versions, start, end) for point, some in assigned.items()},
        days,
    )


async def list_register_zones(
    connection: Connection, meter_ids: Iterable[int]
) -> dict[int, dict[int, int]]:
    """Return, by meter, which zone each of its counters counts, of those that are not their own."""
    found: dict[int, dict[int, int]] = {}
    for meter_id, register, zone in await connection.fetch(_REGISTERS, list(meter_ids)):
        found.setdefault(meter_id, {})[register] = zone
    return found


async def list_told(connection: Connection, mrids: Iterable[Any]) -> dict[str, int | None]:
    """Return which schedules batches have told of points so far, by the points' codes."""
    rows = await connection.fetch(_BEFORE, list(mrids))
    return {str(row["mrid"]): row["tariff_schedule_id"] for row in rows}


async def put_told(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Assign what batches tell: rows of `mrid`, `schedule_id`, `from_day`, `other`."""
    await connection.execute(_TOLD, json_rows(rows))


async def give_point(
    connection: Connection, point_id: int, schedule_id: int | None, from_day: date, by: str
) -> None:
    """Let one usage point have a schedule (None: none) from a day on, until the next begins."""
    await connection.execute(_GIVE, point_id, schedule_id, from_day, by)
