"""SQL of what ties usage points and counters to tariff schedules."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from services.cabinet.access.visibility import SUPPLIERS_TODAY
from services.cabinet.lines.queries import json_rows
from services.cabinet.metering.tariff_terms.rules import Assigned, Terms, cut_into_terms
from services.cabinet.tariffs.queries import MARK, list_days, list_versions
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page

# What a point has on the day `$1`: the last row that has begun.
_ON_DAY = """(a.from_day IS NULL OR a.from_day <= {day}) AND NOT EXISTS (
    SELECT FROM usage_point_tariffs n WHERE n.usage_point_id = a.usage_point_id
        AND n.from_day > coalesce(a.from_day, '-infinity') AND n.from_day <= {day})"""
_ROWS = f"""
SELECT t.id, t.name, t.supplier_name AS supplier, t.audience, t.offered,
    t.archived_at IS NOT NULL AS archived,
    jsonb_array_length(coalesce(v.terms, n.terms) -> 'zones') AS zones,
    v.valid_from AS in_force_since, n.valid_from AS next_from, coalesce(c.points, 0) AS points
FROM tariff_schedules t
LEFT JOIN LATERAL (
    SELECT valid_from, terms FROM tariff_versions
    WHERE schedule_id = t.id AND replaced_at IS NULL AND valid_from <= $1
    ORDER BY valid_from DESC LIMIT 1) AS v ON true
LEFT JOIN LATERAL (
    SELECT valid_from, terms FROM tariff_versions
    WHERE schedule_id = t.id AND replaced_at IS NULL AND valid_from > $1
    ORDER BY valid_from LIMIT 1) AS n ON true
LEFT JOIN (
    SELECT a.schedule_id, count(*) AS points FROM usage_point_tariffs a
    WHERE {_ON_DAY.format(day="$1")} GROUP BY a.schedule_id) AS c ON c.schedule_id = t.id
WHERE t.name ILIKE $2 AND (t.archived_at IS NOT NULL) = $3
ORDER BY t.name, t.id LIMIT $4 OFFSET $5
"""
_COUNT_ROWS = """
SELECT count(*) FROM tariff_schedules t WHERE t.name ILIKE $1 AND (t.archived_at IS NOT NULL) = $2
"""
_POINTS = """
FROM (
    SELECT a.usage_point_id, a.schedule_id, a.from_day, lead(a.from_day) OVER (
        PARTITION BY a.usage_point_id ORDER BY a.from_day NULLS FIRST) - 1 AS until
    FROM usage_point_tariffs a
    WHERE a.usage_point_id IN (
        SELECT usage_point_id FROM usage_point_tariffs WHERE schedule_id = $1)
) AS s
JOIN usage_points p ON p.id = s.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
LEFT JOIN customer_accounts c ON c.id = p.account_id
WHERE s.schedule_id = $1 AND coalesce(s.until, 'infinity') >= $2
"""
# The points of the accounts that are chosen, as rows `p`: $1 numbers, $2 kind, $3 words,
# $4 present schedule (0: none), $5 today.
_CHOSEN = f"""
SELECT p.id, p.account_id FROM usage_points p
JOIN customer_accounts c ON c.id = p.account_id
JOIN customers k ON k.id = c.customer_id
WHERE c.deletion_id IS NULL AND ($1::text[] IS NULL OR c.number = ANY($1))
    AND ($2::text IS NULL OR k.kind = $2)
    AND c.search_text LIKE ALL($3::text[])
    AND ($4::int IS NULL OR $4 = coalesce((
        SELECT a.schedule_id FROM usage_point_tariffs a
        WHERE a.usage_point_id = p.id AND {_ON_DAY.format(day="$5")}), 0))
"""
# $6 the schedule, $7 from which day on.
_LATER = "a.from_day >= $7 AND a.schedule_id IS DISTINCT FROM $6"
_PRESENT = f"""(SELECT a.schedule_id FROM usage_point_tariffs a
    WHERE a.usage_point_id = p.id AND {_ON_DAY.format(day="$7")})"""
_PREVIEW = f"""
WITH p AS MATERIALIZED ({_CHOSEN})
SELECT count(DISTINCT p.account_id) AS accounts, count(*) AS points,
    count(*) FILTER (WHERE {_PRESENT} = $6) AS same,
    count(*) FILTER (WHERE EXISTS (
        SELECT FROM usage_point_tariffs a WHERE a.usage_point_id = p.id AND {_LATER})) AS conflicts
FROM p
"""
_CONFLICTS = f"""
WITH p AS MATERIALIZED ({_CHOSEN})
SELECT c.number AS account_number, a.from_day, t.name AS schedule
FROM p JOIN usage_point_tariffs a ON a.usage_point_id = p.id AND {_LATER}
JOIN customer_accounts c ON c.id = p.account_id
LEFT JOIN tariff_schedules t ON t.id = a.schedule_id
ORDER BY c.number, a.from_day LIMIT 20
"""
_CLEAR = f"""
WITH p AS MATERIALIZED ({_CHOSEN})
DELETE FROM usage_point_tariffs a USING p WHERE a.usage_point_id = p.id AND {_LATER}
"""
_ASSIGN = f"""
WITH p AS MATERIALIZED ({_CHOSEN})
INSERT INTO usage_point_tariffs (usage_point_id, schedule_id, from_day, assigned_by)
SELECT p.id, $6, $7, $8 FROM p WHERE {_PRESENT} IS DISTINCT FROM $6
ON CONFLICT (usage_point_id, from_day) DO NOTHING
"""
_PUT_REGISTER = """
INSERT INTO meter_register_zones (meter_id, register, zone)
SELECT $1, n, z FROM unnest($2::int[], $3::int[]) AS r(n, z)
ON CONFLICT (meter_id, register) DO UPDATE SET zone = excluded.zone
"""

# The schedules of the usage point of a row `s`, each from a day on, and under which mark of the
# tariffs: a row in any case. One text, since a year's rows repeat it: the mark, and for each
# schedule the number of its day (Python's ordinal) and its key.
ASSIGNED = f"""
SELECT {MARK} || coalesce(string_agg(
    concat(';', a.from_day - '0001-01-01'::date + 1, '=', a.schedule_id), ''
    ORDER BY a.from_day NULLS FIRST), '') AS tariffs
FROM usage_point_tariffs a WHERE a.usage_point_id = s.usage_point_id"""
# All that have begun by the last day: few in a life.
_ASSIGNED = """
SELECT a.usage_point_id, a.from_day, a.schedule_id, coalesce(t.name, '') AS name,
    coalesce(t.name_en, '') AS name_en
FROM usage_point_tariffs a LEFT JOIN tariff_schedules t ON t.id = a.schedule_id
WHERE a.usage_point_id = ANY($1::int[]) AND (a.from_day IS NULL OR a.from_day <= $2)
ORDER BY a.usage_point_id, a.from_day NULLS FIRST
"""
_REGISTERS = """
SELECT meter_id, register, zone FROM meter_register_zones WHERE meter_id = ANY($1::int[])
"""
# From the day that is named, or today; what is the first known of a point holds for its past as
# well. `other`: than told before; else a row of that day stays, which staff may have corrected.
_TOLD = f"""
INSERT INTO usage_point_tariffs (usage_point_id, schedule_id, from_day)
SELECT p.id, r.schedule_id, coalesce(r.from_day, CASE WHEN EXISTS (
        SELECT FROM usage_point_tariffs a WHERE a.usage_point_id = p.id
    ) THEN {SUPPLIERS_TODAY} END)
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
        assigned.setdefault(row[0], []).append(Assigned(*row[1:5]))
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


async def list_schedules(
    connection: Connection, search: str, archived: bool, today: date, page: PageRequest
) -> dict[str, Any]:
    """Return a page of schedules by name, with how many usage points have each today."""
    pattern = like_pattern(search.strip())
    rows = await connection.fetch(_ROWS, today, pattern, archived, page.limit, page.offset)
    total = await connection.fetchval(_COUNT_ROWS, pattern, archived)
    return {"items": [dict(row) for row in rows], "total": total}


async def list_points(
    connection: Connection, schedule_id: int, today: date, page: PageRequest
) -> dict[str, Any]:
    """Return a page of the usage points that have a schedule today or later, by account number."""
    return await fetch_page(
        connection,
        "s.usage_point_id, c.number AS account_number, c.customer_name,"
        " coalesce(l.address, '') AS address, s.from_day, s.until",
        _POINTS,
        page,
        schedule_id,
        today,
        order="c.number NULLS LAST, s.usage_point_id, s.from_day NULLS FIRST",
    )


class Chosen(NamedTuple):
    """Which usage points get a schedule: the parameters of `_CHOSEN` and of what follows it."""

    numbers: list[str] | None
    customer_kind: str | None
    patterns: list[str]
    present: int | None
    today: date
    schedule_id: int
    from_day: date


async def preview(connection: Connection, chosen: Chosen) -> dict[str, Any]:
    """Return how many accounts and points are chosen, and what is in the way of it."""
    counts = dict(await connection.fetchrow(_PREVIEW, *chosen))
    examples = await connection.fetch(_CONFLICTS, *chosen) if counts["conflicts"] else []
    return counts | {"examples": [dict(row) for row in examples]}


async def assign(connection: Connection, chosen: Chosen, by: str, *, replace: bool) -> int:
    """Give the chosen points a schedule; return how many have another one by it."""
    if replace:
        await connection.execute(_CLEAR, *chosen)
    done: str = await connection.execute(_ASSIGN, *chosen, by)
    return int(done.rpartition(" ")[2])


async def put_register_zones(
    connection: Connection, meter_id: int, zones: Mapping[int, int]
) -> None:
    """Say which zone each counter of a meter counts."""
    await connection.execute(_PUT_REGISTER, meter_id, list(zones), list(zones.values()))


async def read_register_zones(connection: Connection, meter_id: int) -> dict[str, int]:
    """Return which zone each counter of a meter counts, by `t1`, `t2`, `t3`."""
    told = (await list_register_zones(connection, [meter_id])).get(meter_id, {})
    return {f"t{number}": told.get(number, number) for number in (1, 2, 3)}


async def has_meter(connection: Connection, meter_id: int) -> bool:
    """Say whether there is a meter of this key."""
    known: bool = await connection.fetchval(
        "SELECT EXISTS (SELECT FROM meters WHERE id = $1)", meter_id
    )
    return known


def like_pattern(text: str) -> str:
    """Return the LIKE pattern of what holds a text."""
    for character in "\\%_":
        text = text.replace(character, f"\\{character}")
    return f"%{text}%"


async def give_point(
    connection: Connection, point_id: int, schedule_id: int | None, from_day: date, by: str
) -> None:
    """Let one usage point have a schedule (None: none) from a day on, until the next begins."""
    await connection.execute(_GIVE, point_id, schedule_id, from_day, by)
