"""SQL of tariff schedules."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from services.cabinet.lines.queries import list_ids
from services.cabinet.tariffs.rules import Version, version_of
from services.kit.database import Connection

_NAMED = "INSERT INTO tariff_schedules (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING"
# Those that count on a day of a period: the last that began before it, and those that begin in it.
_VERSIONS = """
SELECT v.id, v.schedule_id, v.valid_from, v.terms::text AS terms FROM tariff_versions v
WHERE v.schedule_id = ANY($1::int[]) AND v.replaced_at IS NULL AND v.valid_from <= $3
    AND v.valid_from >= coalesce((
        SELECT max(w.valid_from) FROM tariff_versions w
        WHERE w.schedule_id = v.schedule_id AND w.replaced_at IS NULL AND w.valid_from <= $2
    ), '-infinity')
ORDER BY v.schedule_id, v.valid_from
"""
_DAYS = "SELECT day, kind FROM tariff_days WHERE day BETWEEN $1 AND $2"
_OFFERED = """
SELECT id FROM tariff_schedules
WHERE offered AND archived_at IS NULL AND audience = $1 ORDER BY name
"""


async def put_named(connection: Connection, names: Sequence[str]) -> dict[Any, int]:
    """Make the tariff schedules that there are not; return inner keys by name."""
    await connection.execute(_NAMED, names)
    return await list_ids(connection, "tariff_schedules", "name", names)


@lru_cache(maxsize=1024)
def _version(id_: int, schedule_id: int, valid_from: date, terms: str) -> Version:
    return version_of(id_, schedule_id, valid_from, orjson.loads(terms))


async def list_versions(
    connection: Connection, schedule_ids: Iterable[int], start: date, end: date
) -> dict[int, tuple[Version, ...]]:
    """Return, by schedule, the versions that count on days from `start` to `end`, inclusive.

    In order of their days; the first may have begun earlier. One statement. A version is the same
    object again as long as the process remembers it.
    """
    rows = await connection.fetch(_VERSIONS, list(schedule_ids), start, end)
    found: dict[int, list[Version]] = {}
    for row in rows:
        found.setdefault(row["schedule_id"], []).append(_version(*row))
    return {schedule_id: tuple(versions) for schedule_id, versions in found.items()}


async def list_days(connection: Connection, start: date, end: date) -> Mapping[date, int]:
    """Return the days of a period that count as others: 1-7 as a weekday, 8 as a holiday."""
    return {row["day"]: row["kind"] for row in await connection.fetch(_DAYS, start, end)}


async def list_offered(connection: Connection, audience: str) -> list[int]:
    """Return the schedules that a consumer may choose, of those for households or organizations."""
    return [row["id"] for row in await connection.fetch(_OFFERED, audience)]
