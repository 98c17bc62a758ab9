"""SQL of tariff schedules."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import orjson

from services.cabinet.tariffs.rules import Audience, Version, version_of
from services.kit.database import Connection, Database

# A schedule that staff have made is the one that a batch means by its name, from then on.
_MAKE = """
INSERT INTO tariff_schedules (name, batch_name)
SELECT n, n FROM unnest($1::text[]) AS n
WHERE NOT EXISTS (SELECT FROM tariff_schedules t WHERE t.name = n OR t.batch_name = n)
ON CONFLICT DO NOTHING
"""
_KNOW = """
UPDATE tariff_schedules t SET batch_name = t.name
WHERE t.batch_name IS NULL AND t.name = ANY($1::text[])
    AND NOT EXISTS (SELECT FROM tariff_schedules o WHERE o.batch_name = t.name)
"""
_NAMED = "SELECT batch_name, id FROM tariff_schedules WHERE batch_name = ANY($1::text[])"
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
# Which state of the tables a statement has seen.
MARK = "(SELECT mark FROM tariff_mark)"
# With a row of no version, so that there is one.
_BOOK = f"""
SELECT {MARK} AS mark, v.id, v.schedule_id, v.valid_from, v.terms::text AS terms, NULL AS kind
FROM tariff_versions v WHERE v.schedule_id = ANY($1::int[]) AND v.replaced_at IS NULL
UNION ALL SELECT {MARK}, NULL, NULL, d.day, NULL, d.kind FROM tariff_days d
UNION ALL SELECT {MARK}, NULL, NULL, NULL, NULL, NULL
ORDER BY schedule_id, valid_from
"""
_DAYS = "SELECT day, kind FROM tariff_days WHERE day BETWEEN $1 AND $2"
_DAYS_TITLED = "SELECT day, kind, title FROM tariff_days WHERE day BETWEEN $1 AND $2 ORDER BY day"
_PUT_DAYS = """
INSERT INTO tariff_days (day, kind, title)
SELECT day, kind, title FROM jsonb_to_recordset($1::text::jsonb)
    AS r(day date, kind smallint, title text)
"""
_OFFERED = """
SELECT id, name, name_en FROM tariff_schedules
WHERE offered AND archived_at IS NULL AND audience = $1 ORDER BY name
"""
_FIELDS = """t.id, t.name, t.name_en, t.supplier_name AS supplier, t.audience, t.offered,
    t.archived_at IS NOT NULL AS archived"""
_SCHEDULE = f"SELECT {_FIELDS} FROM tariff_schedules t WHERE t.id = $1"
_OF_SCHEDULE = """
SELECT id, valid_from, terms::text AS terms, created_at, created_by, replaced_at
FROM tariff_versions WHERE schedule_id = $1 ORDER BY valid_from DESC, id DESC
"""
# Who changes a schedule waits for who changes it now.
_LOCK = "SELECT id FROM tariff_schedules WHERE id = $1 FOR UPDATE"
_LOCK_ALL = "LOCK TABLE tariff_schedules IN SHARE ROW EXCLUSIVE MODE"
_ADD = """
INSERT INTO tariff_schedules (name, supplier_name, audience, offered, name_en)
VALUES ($1, $2, $3, $4, $5) RETURNING id
"""
_CHANGE = """
UPDATE tariff_schedules SET name = $2, supplier_name = $3, audience = $4, offered = $5,
    archived_at = CASE WHEN $6 THEN coalesce(archived_at, now()) END,
    name_en = $7
WHERE id = $1
"""
_TAKEN = """
SELECT EXISTS (
    SELECT FROM tariff_schedules WHERE (name = $1 OR batch_name = $1) AND id <> coalesce($2, 0))
"""
_ADD_VERSION = """
INSERT INTO tariff_versions (schedule_id, valid_from, terms, created_by)
VALUES ($1, $2, $3::text::jsonb, $4) RETURNING id
"""
_REPLACE = """
UPDATE tariff_versions SET replaced_at = now()
WHERE schedule_id = $1 AND valid_from = $2 AND replaced_at IS NULL
"""
_COUNTING = f"""
SELECT {_FIELDS}, (
    SELECT coalesce(jsonb_agg(v.terms ORDER BY v.valid_from), '[]') FROM tariff_versions v
    WHERE v.schedule_id = t.id AND v.replaced_at IS NULL)::text AS versions
FROM tariff_schedules t WHERE $1::int[] IS NULL OR t.id = ANY($1) ORDER BY t.name
"""


async def put_named(connection: Connection, names: Sequence[str]) -> dict[Any, int]:
    """Return the keys of the schedules that a batch means by names; unknown ones are made."""
    if not names:
        return {}
    await connection.execute(_MAKE, names)
    await connection.execute(_KNOW, names)
    return {row["batch_name"]: row["id"] for row in await connection.fetch(_NAMED, names)}


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


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """What counts of some schedules, by their keys, and the days that count as others.

    `mark`: of which state of the tables. A book is equal to itself alone.
    """

    mark: UUID
    schedules: Mapping[int, tuple[Version, ...]]
    days: Mapping[date, int]


_books: WeakKeyDictionary[Database, Book] = WeakKeyDictionary()


async def book_of(database: Database, mark: UUID, schedule_ids: Iterable[int]) -> Book:
    """Return a book with these schedules as the tables were under the mark, or are by now.

    One statement, or none while the process remembers it.
    """
    known = _books.get(database)
    wanted = set(schedule_ids)
    if known is not None and known.mark == mark and wanted <= known.schedules.keys():
        return known
    rows = await database.fetch(_BOOK, list(wanted))
    now = rows[0]["mark"]
    found: dict[int, tuple[Version, ...]] = dict.fromkeys(wanted, ())
    days = {}
    for row in rows:
        if row["id"] is not None:
            found[row["schedule_id"]] += (_version(*row[1:5]),)
        elif row["kind"] is not None:
            days[row["valid_from"]] = row["kind"]
    known = _books.get(database)
    if known is not None and known.mark == now:
        found = {**known.schedules, **found}
    _books[database] = book = Book(now, found, days)
    return book


async def list_offered(connection: Connection, audience: Audience) -> dict[int, tuple[str, str]]:
    """Return what schedules that a consumer of this kind may choose are called, by their keys.

    In Russian and in English, the latter empty where it is wanting.
    """
    rows = await connection.fetch(_OFFERED, audience)
    return {row["id"]: (row["name"], row["name_en"]) for row in rows}


async def find_fields(connection: Connection, schedule_id: int) -> dict[str, Any] | None:
    """Return a schedule without its versions."""
    row = await connection.fetchrow(_SCHEDULE, schedule_id)
    return None if row is None else dict(row)


async def find_card(connection: Connection, schedule_id: int) -> dict[str, Any] | None:
    """Return a schedule with all its versions, the latest first, those that were replaced too."""
    fields = await find_fields(connection, schedule_id)
    if fields is None:
        return None
    versions = await connection.fetch(_OF_SCHEDULE, schedule_id)
    return fields | {
        "versions": [dict(one) | {"terms": orjson.loads(one["terms"])} for one in versions]
    }


async def list_documents(
    connection: Connection, schedule_ids: Sequence[int] | None
) -> list[dict[str, Any]]:
    """Return schedules (None: all) with `id`, `archived` and the terms of versions that count."""
    rows = await connection.fetch(_COUNTING, schedule_ids)
    return [dict(row) | {"versions": orjson.loads(row["versions"])} for row in rows]


async def lock_schedule(connection: Connection, schedule_id: int) -> bool:
    """Let nobody else change a schedule until the end of the transaction; say whether it is."""
    return await connection.fetchval(_LOCK, schedule_id) is not None


async def lock_schedules(connection: Connection) -> None:
    """Let nobody else make or change schedules until the end of the transaction."""
    await connection.execute(_LOCK_ALL)


async def is_taken(connection: Connection, name: str, besides: int | None = None) -> bool:
    """Say whether another schedule has this name, or is named so by batches."""
    taken: bool = await connection.fetchval(_TAKEN, name, besides)
    return taken


async def add_schedule(connection: Connection, fields: Mapping[str, Any]) -> int:
    """Keep a new schedule; return its key."""
    added: int = await connection.fetchval(
        _ADD,
        fields["name"],
        fields["supplier"],
        fields["audience"],
        fields["offered"],
        fields["name_en"],
    )
    return added


async def change_schedule(
    connection: Connection, schedule_id: int, fields: Mapping[str, Any]
) -> None:
    """Put other fields in the place of a schedule's."""
    await connection.execute(
        _CHANGE,
        schedule_id,
        fields["name"],
        fields["supplier"],
        fields["audience"],
        fields["offered"],
        fields["archived"],
        fields["name_en"],
    )


async def put_version(
    connection: Connection, schedule_id: int, valid_from: date, terms: Mapping[str, Any], by: str
) -> int:
    """Keep a version, in the place of the one of its day; return its key."""
    await connection.execute(_REPLACE, schedule_id, valid_from)
    added: int = await connection.fetchval(
        _ADD_VERSION, schedule_id, valid_from, orjson.dumps(terms).decode(), by
    )
    return added


async def withdraw_version(connection: Connection, schedule_id: int, valid_from: date) -> None:
    """Let the version of a day count no more."""
    await connection.execute(_REPLACE, schedule_id, valid_from)


async def list_titled_days(connection: Connection, start: date, end: date) -> list[dict[str, Any]]:
    """Return the days of a period that count as others, with their titles."""
    return [dict(row) for row in await connection.fetch(_DAYS_TITLED, start, end)]


async def put_days(
    connection: Connection, start: date, end: date, days: Sequence[Mapping[str, Any]]
) -> None:
    """Put days in the place of all those of a period."""
    await connection.execute("DELETE FROM tariff_days WHERE day BETWEEN $1 AND $2", start, end)
    await connection.execute(_PUT_DAYS, orjson.dumps(days).decode())
