"""SQL of files of readings: the queue, what waits, and whose houses they speak of."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.visibility import SERVED_BUILDINGS, SERVED_METERS, SUPPLIER
from services.cabinet.customers.places.rules import address_text
from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.servicing.sheets.rules import Class, Place
from services.kit.database import Connection
from services.kit.pagination import PageRequest
from services.kit.queue import due, later

LEASE_SECONDS = 45.0

_PLACES = f"""
SELECT v.meter_id, v.building_id, v.scope, m.serial_number, coalesce(l.flat, '') AS flat,
    b.region, b.locality, b.street, b.house
FROM ({SERVED_METERS}) AS v
JOIN meters m ON m.id = v.meter_id
JOIN service_locations l ON l.id = v.service_location_id
JOIN buildings b ON b.id = v.building_id
"""
# Meters that were taken down where one stands now.
_FORMER = f"""
SELECT m.serial_number, v.meter_id FROM ({SERVED_METERS}) AS v
JOIN meter_installations i ON i.usage_point_id = v.usage_point_id AND i.removed_on IS NOT NULL
JOIN meters m ON m.id = i.meter_id AND m.id <> v.meter_id ORDER BY i.removed_on DESC
"""
_SERVED_AMONG = f"SELECT building_id FROM ({SERVED_BUILDINGS}) AS b WHERE building_id = ANY($2)"
_CLOCKS = f"""
SELECT DISTINCT coalesce(p.time_zone, e.time_zone) AS time_zone, e.reading_from, e.reading_to
FROM {SUPPLIER} AS e LEFT JOIN (
    SELECT u.time_zone FROM ({SERVED_METERS}) AS v JOIN usage_points u ON u.id = v.usage_point_id
) AS p ON true
"""
# Rows that the organisation may see: of houses that it serves today, or of none that is known.
_OWN_ROWS = f"(r.building_id IS NULL OR r.building_id IN ({SERVED_BUILDINGS}))"
_WAITS = "s.state IN ('waiting', 'checking')"
_SHEETS = f"""
SELECT s.id, s.name, s.kind, s.size, s.state, s.total, s.done, s.failure::text AS failure,
    s.notes::text AS notes, s.uploaded_at, s.sent_at, s.sent_units, s.sent_commons,
    s.sending::text AS sending,
    coalesce((SELECT w.name FROM servicing_people w
        WHERE w.organization_id = s.organization_id AND w.user_id = s.user_id
        ORDER BY w.added_at DESC LIMIT 1), '') AS uploaded_by,
    CASE WHEN {_WAITS} THEN (SELECT count(*) FROM sheets a
        WHERE a.state IN ('waiting', 'checking')
            AND (a.uploaded_at, a.id) < (s.uploaded_at, s.id)) END AS place,
    c.right, c.wrong, c.unfilled
FROM sheets s LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE class = 'right') AS right,
        count(*) FILTER (WHERE class = 'wrong') AS wrong,
        count(*) FILTER (WHERE class = 'unfilled') AS unfilled
    FROM sheet_rows r WHERE r.sheet_id = s.id AND {_OWN_ROWS}) AS c ON true
WHERE s.organization_id = $1
"""
_LIST = f"""
SELECT * FROM ({_SHEETS}) AS s WHERE state <> 'ready' OR "right" + wrong + unfilled > 0
ORDER BY uploaded_at DESC, id
"""
_FIND = f"{_SHEETS} AND s.id = $2"
_HOUSES = f"""
SELECT r.building_id AS id, r.scope, b.locality, b.street, b.house,
    count(*) FILTER (WHERE class = 'right') AS right,
    count(*) FILTER (WHERE class = 'wrong') AS wrong,
    count(*) FILTER (WHERE class = 'unfilled') AS unfilled
FROM sheet_rows r LEFT JOIN buildings b ON b.id = r.building_id
WHERE r.sheet_id = $2 AND {_OWN_ROWS}
GROUP BY r.building_id, r.scope, b.id ORDER BY r.scope NULLS LAST, min(r.position)
"""
_CHOSEN = f"""
r.sheet_id = $2 AND {_OWN_ROWS} AND ($3::bigint[] IS NULL OR r.id = ANY($3))
    AND ($4::text IS NULL OR r.class = $4) AND ($5::int IS NULL OR coalesce(r.building_id, 0) = $5)
"""
_COLUMNS = (
    "position", "worksheet", "number", "class", "scope", "building_id", "meter_id", "key",
    "house", "flat", "serial_number", "taken", "taken_on", "t1", "t2", "t3", "confirmed",
    "base", "reasons", "mends",
)  # fmt: skip
_JSON = ("reasons", "mends")
_SHOWN = ", ".join(
    f"r.{name}::text AS {name}" if name in _JSON else f"r.{name}" for name in ("id", *_COLUMNS)
)
_ROWS = f"""
SELECT {_SHOWN}, count(*) OVER () AS found FROM sheet_rows r
WHERE {_CHOSEN} AND ($6::text IS NULL OR r.scope = $6)
ORDER BY r.position, r.id LIMIT $7 OFFSET $8
"""
_KEYS = f"SELECT r.id FROM sheet_rows r WHERE {_CHOSEN} AND ($6::text IS NULL OR r.scope = $6)"
_IDS = f"{_KEYS} ORDER BY r.position, r.id"
_WHOLE = f"SELECT {_SHOWN} FROM sheet_rows r WHERE {{which}} ORDER BY r.position, r.id"
_OF_CLASSES = _WHOLE.format(which=f"r.sheet_id = $2 AND {_OWN_ROWS} AND r.class = ANY($3::text[])")
_ONE = _WHOLE.format(which=f"r.sheet_id = $2 AND {_OWN_ROWS} AND r.id = $3")
_OF_METERS = _WHOLE.format(which=f"r.sheet_id = $2 AND {_OWN_ROWS} AND r.meter_id = ANY($3::int[])")
_CHANGED = (
    "class", "scope", "building_id", "meter_id", "house", "flat", "serial_number", "taken",
    "taken_on", "t1", "t2", "t3", "confirmed", "base", "reasons", "mends",
)  # fmt: skip
_TYPES = {
    "building_id": "int", "meter_id": "int", "taken_on": "date", "confirmed": "bool",
    "base": "uuid", "reasons": "jsonb", "mends": "jsonb",
}  # fmt: skip
_PUT = f"""
UPDATE sheet_rows r SET {", ".join(f"{name} = n.{name}" for name in _CHANGED)}
FROM jsonb_to_recordset($2::text::jsonb) AS n(id bigint, {
    ", ".join(f"{name} {_TYPES.get(name, 'text')}" for name in _CHANGED)
}) WHERE r.id = n.id AND r.sheet_id = $1
"""
_ADD = """
INSERT INTO sheets (id, organization_id, user_id, name, size, file_key, state, due_at, uploaded_at)
VALUES ($1, $2, $3, $4, $5, $6, 'waiting', now(), clock_timestamp())
"""
_KEPT = f"""
SELECT count(*) FROM sheets s WHERE organization_id = $1 AND ({_WAITS}
    OR (s.state = 'ready' AND EXISTS (SELECT FROM sheet_rows r WHERE r.sheet_id = s.id)))
"""
_LOCK_ORGANIZATION = "SELECT FROM servicing_organizations WHERE id = $1 FOR NO KEY UPDATE"
_LOCK_ALL = "SELECT FROM sheets WHERE organization_id = $1 ORDER BY id FOR NO KEY UPDATE"
_LOCK = """
SELECT state, sending::text AS sending FROM sheets WHERE id = $2 AND organization_id = $1
FOR NO KEY UPDATE
"""
_NEXT = due("sheets", "id", where="state IN ('waiting', 'checking')", order="uploaded_at, id")
_CLAIM = f"""
UPDATE sheets SET state = 'checking', attempts = attempts + 1, done = 0, {later(1)}
WHERE id = ({_NEXT})
RETURNING id, organization_id, user_id, file_key, attempts
"""
_OF_CLAIM = "WHERE id = $1 AND attempts = $2 AND state = 'checking'"
_PROGRESS = f"UPDATE sheets SET done = $4, total = $5, {later(3)} {_OF_CLAIM} RETURNING id"
_AGAIN = f"UPDATE sheets SET {later(3)} {_OF_CLAIM}"
_FINISH = f"""
UPDATE sheets SET state = 'ready', kind = $3, notes = $4::text::jsonb, done = $5, total = $5,
    file_key = NULL, checked_at = now() {_OF_CLAIM} RETURNING id
"""
_FAIL = f"""
UPDATE sheets SET state = 'failed', failure = $3::text::jsonb, file_key = NULL, checked_at = now()
{_OF_CLAIM} RETURNING id
"""
_SENT = """
UPDATE sheets SET sent_units = sent_units + $2, sent_commons = sent_commons + $3, sent_at = now(),
    sending = $4::text::jsonb WHERE id = $1
"""
_DROP_SENT = "DELETE FROM sheet_rows WHERE id = ANY($1::bigint[])"
# Of meters that were handed in now: what was wrong of them in other files is settled by it.
_DROP_SETTLED = """
DELETE FROM sheet_rows r USING sheets s WHERE s.id = r.sheet_id AND s.organization_id = $1
    AND s.id <> $2 AND r.meter_id = ANY($3::int[]) AND r.class <> 'right'
"""
_DELETE_ROWS = f"DELETE FROM sheet_rows r WHERE {_CHOSEN} RETURNING r.meter_id"
_DELETE = "DELETE FROM sheets WHERE organization_id = $1 AND id = $2 RETURNING file_key"
_NAMED = "SELECT file_key FROM sheets WHERE file_key = ANY($1::text[])"
# What can be of no use any more: nothing of it is left, or nothing was ever taken.
EXPIRED = (
    """
    DELETE FROM sheets s WHERE s.uploaded_at < now() - interval '90 days' AND s.state IN
        ('ready', 'failed') AND NOT EXISTS (SELECT FROM sheet_rows r WHERE r.sheet_id = s.id)
    """,
)


async def list_places(connection: Connection, organization_id: int) -> list[Place]:
    """Return the meters of all houses that an organisation serves today."""
    return _places(await connection.fetch(_PLACES, organization_id))


def _places(rows: Iterable[Any]) -> list[Place]:
    addresses: dict[int, str] = {}
    places = []
    for meter_id, building_id, scope, serial, flat, *parts in rows:
        if building_id not in addresses:
            region, locality, street, house = parts
            addresses[building_id] = address_text(region, locality, street, house, None)
        address = addresses[building_id]
        places.append(Place(meter_id, building_id, scope, serial, flat, address))
    return places


async def list_former(connection: Connection, organization_id: int) -> list[tuple[str, int]]:
    """Return numbers of meters that were taken down, each with the key of the one there now."""
    return [tuple(row) for row in await connection.fetch(_FORMER, organization_id)]


async def served_among(
    connection: Connection, organization_id: int, buildings: Sequence[int]
) -> set[int]:
    """Return which of these houses an organisation serves today."""
    rows = await connection.fetch(_SERVED_AMONG, organization_id, list(buildings))
    return {row["building_id"] for row in rows}


async def list_clocks(connection: Connection, organization_id: int) -> list[Any]:
    """Return the time zones of an organisation's houses, with the supplier's days for readings."""
    return list(await connection.fetch(_CLOCKS, organization_id))


async def list_sheets(connection: Connection, organization_id: int) -> list[Any]:
    """Return the files of an organisation that wait, the latest first."""
    return list(await connection.fetch(_LIST, organization_id))


async def find_sheet(connection: Connection, organization_id: int, sheet_id: UUID) -> Any | None:
    """Return a file of an organisation, with counts of its rows; None for another's."""
    return await connection.fetchrow(_FIND, organization_id, sheet_id)


async def list_houses(
    connection: Connection, organization_id: int, sheet_id: UUID
) -> list[dict[str, Any]]:
    """Return the houses of a file, in their order, with counts; without an address: unknown."""
    houses = []
    for row in await connection.fetch(_HOUSES, organization_id, sheet_id):
        parts = (row["locality"], row["street"], row["house"])
        known = address_text(None, *parts, None) if row["id"] is not None else ""
        houses.append({**row, "address": known})
    return houses


async def list_rows(
    connection: Connection,
    organization_id: int,
    sheet_id: UUID,
    page: PageRequest,
    *,
    row_class: Class | None,
    house: int | None,
    scope: Scope | None,
) -> tuple[list[Any], int]:
    """Return a page of a file's rows, and how many there are; `house` 0: of none that is known."""
    values = (organization_id, sheet_id, None, row_class, house, scope)
    rows = list(await connection.fetch(_ROWS, *values, page.limit, page.offset))
    told = rows if rows or not page.offset else await connection.fetch(_ROWS, *values, 1, 0)
    return rows, told[0]["found"] if told else 0


async def list_row_ids(
    connection: Connection, organization_id: int, sheet_id: UUID, *chosen: str | int | None
) -> list[int]:
    """Return the keys of all rows of a class, a house and a scope (None: any), in their order."""
    rows = await connection.fetch(_IDS, organization_id, sheet_id, None, *chosen)
    return [row["id"] for row in rows]


async def list_rows_of(
    connection: Connection, organization_id: int, sheet_id: UUID, classes: Sequence[Class]
) -> list[Any]:
    """Return all rows of a file of some classes."""
    return list(await connection.fetch(_OF_CLASSES, organization_id, sheet_id, list(classes)))


async def find_row(
    connection: Connection, organization_id: int, sheet_id: UUID, row_id: int
) -> Any | None:
    """Return a row of a file, or None."""
    return await connection.fetchrow(_ONE, organization_id, sheet_id, row_id)


async def list_rows_of_meters(
    connection: Connection, organization_id: int, sheet_id: UUID, meters: Collection[int]
) -> list[Any]:
    """Return the rows of a file that are of these meters."""
    return list(await connection.fetch(_OF_METERS, organization_id, sheet_id, list(meters)))


async def add_sheet(connection: Connection, row: Mapping[str, Any]) -> None:
    """Put a file into the queue."""
    names = ("id", "organization_id", "user_id", "name", "size", "file_key")
    await connection.execute(_ADD, *(row[name] for name in names))


async def count_kept(connection: Connection, organization_id: int, *, lock: bool = False) -> int:
    """Return how many files of an organisation wait; `lock`: nobody adds one meanwhile."""
    if lock:
        await connection.execute(_LOCK_ORGANIZATION, organization_id)
    kept: int = await connection.fetchval(_KEPT, organization_id)
    return kept


async def lock_sheet(connection: Connection, organization_id: int, sheet_id: UUID) -> Any | None:
    """Return state and last sending of a file that nobody else changes now; None for another's."""
    return await connection.fetchrow(_LOCK, organization_id, sheet_id)


async def lock_all_sheets(connection: Connection, organization_id: int) -> None:
    """Let nobody else of an organisation send or change any of its files now."""
    await connection.execute(_LOCK_ORGANIZATION, organization_id)
    await connection.execute(_LOCK_ALL, organization_id)


async def claim_sheet(connection: Connection) -> Any | None:
    """Take the next file to be checked, for the time of a lease; None without one."""
    return await connection.fetchrow(_CLAIM, LEASE_SECONDS)


async def note_progress(
    connection: Connection, sheet_id: UUID, attempts: int, done: int, total: int | None
) -> bool:
    """Say how far a file is; False when it was deleted, or is another's now."""
    return (
        await connection.fetchval(_PROGRESS, sheet_id, attempts, LEASE_SECONDS, done, total)
        is not None
    )


async def put_off(connection: Connection, sheet_id: UUID, attempts: int, seconds: float) -> None:
    """Let a file be tried again later."""
    await connection.execute(_AGAIN, sheet_id, attempts, seconds)


async def finish_sheet(
    connection: Connection,
    claim: tuple[UUID, int],
    kind: str | None,
    notes: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
) -> bool:
    """Keep the rows of a file that was checked; False when nobody wants it any more."""
    told = orjson.dumps(list(notes)).decode()
    if await connection.fetchval(_FINISH, *claim, kind, told, len(rows)) is None:
        return False
    await connection.copy_records_to_table(
        "sheet_rows",
        columns=["sheet_id", *_COLUMNS],
        records=[(claim[0], *_stored(row, _COLUMNS)) for row in rows],
    )
    return True


def _stored(row: Mapping[str, Any], names: Sequence[str]) -> list[Any]:
    return [orjson.dumps(row[name]).decode() if name in _JSON else row[name] for name in names]


async def fail_sheet(
    connection: Connection, claim: tuple[UUID, int], failure: Mapping[str, Any]
) -> bool:
    """Say why nothing of a file is taken."""
    told = orjson.dumps(failure).decode()
    return await connection.fetchval(_FAIL, *claim, told) is not None


async def put_rows(
    connection: Connection, sheet_id: UUID, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write what rows are now."""
    told = [{name: row[name] for name in ("id", *_CHANGED)} for row in rows]
    # The driver's UUID is one of its own, which orjson does not know.
    await connection.execute(_PUT, sheet_id, orjson.dumps(told, default=str).decode())


async def note_sent(
    connection: Connection, sheet_id: UUID, sent: Mapping[Scope, int], sending: Mapping[str, Any]
) -> None:
    """Count what was handed in of a file, and keep the answer."""
    told = orjson.dumps(sending).decode()
    await connection.execute(_SENT, sheet_id, sent["unit"], sent["building"], told)


async def drop_sent(
    connection: Connection,
    organization_id: int,
    sheet_id: UUID,
    rows: Sequence[int],
    meters: Sequence[int],
) -> None:
    """Delete rows that were handed in, and what of their meters was wrong in other files."""
    await connection.execute(_DROP_SENT, rows)
    await connection.execute(_DROP_SETTLED, organization_id, sheet_id, meters)


async def delete_rows(
    connection: Connection,
    organization_id: int,
    sheet_id: UUID,
    *,
    ids: Sequence[int] | None,
    row_class: Class | None,
    house: int | None,
) -> list[int | None]:
    """Delete rows of a file; return of which meters each was."""
    values = (organization_id, sheet_id, ids, row_class, house)
    return [row["meter_id"] for row in await connection.fetch(_DELETE_ROWS, *values)]


async def delete_sheet(
    connection: Connection, organization_id: int, sheet_id: UUID
) -> tuple[str | None] | None:
    """Delete a file with its rows; return where it lay; None for another's."""
    row = await connection.fetchrow(_DELETE, organization_id, sheet_id)
    return None if row is None else (row["file_key"],)


async def list_named(connection: Connection, keys: Sequence[str]) -> Collection[str]:
    """Return which of these keys of the store a row names."""
    return {row["file_key"] for row in await connection.fetch(_NAMED, list(keys))}
