"""SQL of walks: houses, what hangs in them, and entries."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.queries import Servicer
from services.cabinet.access.visibility import SERVED_BUILDINGS, SERVED_METERS, SUPPLIER
from services.cabinet.customers.places.rules import address_text
from services.cabinet.metering.collection.queries import read_remotely
from services.cabinet.servicing.walk.rules import Wanted
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_LIVE = "s.state IN ('on_its_way', 'accepted')"
_SUPPLIER = f"SELECT reading_from, reading_to, time_zone FROM {SUPPLIER} AS e"
# Meters are counted in the houses of the page alone: some organisations serve hundreds. One whose
# readings come by themselves is nothing to walk to.
_HOUSES = f"""
WITH served AS MATERIALIZED ({SERVED_BUILDINGS}), page AS MATERIALIZED (
    SELECT b.*, count(*) OVER () AS found FROM served
    JOIN buildings b ON b.id = served.building_id
    WHERE $3 = '' OR strpos(lower(concat_ws(' ', b.locality, b.street, b.house)), lower($3)) > 0
    ORDER BY b.locality, b.street NULLS FIRST, length(b.house), b.house, b.id
    LIMIT $4 OFFSET $5
), counted AS (
    SELECT m.building_id,
        count(*) FILTER (WHERE m.scope = 'unit') AS unit_meters,
        count(*) FILTER (WHERE m.scope = 'building') AS common_meters,
        count(*) FILTER (WHERE EXISTS (SELECT FROM submissions s
            WHERE s.meter_id = m.meter_id AND s.opens_on = $2 AND {_LIVE})) AS handed_in
    FROM ({SERVED_METERS}) AS m
    WHERE m.building_id IN (SELECT id FROM page)
        AND NOT {read_remotely("m.meter_id", "$6::timestamptz", "m")}
    GROUP BY m.building_id
)
SELECT p.id, p.locality, p.street, p.house, p.found,
    coalesce(c.unit_meters, 0) AS unit_meters, coalesce(c.common_meters, 0) AS common_meters,
    coalesce(c.handed_in, 0) AS handed_in
FROM page p LEFT JOIN counted c ON c.building_id = p.id
ORDER BY p.locality, p.street NULLS FIRST, length(p.house), p.house, p.id
"""
_HOUSE = f"""
SELECT b.id, b.locality, b.street, b.house FROM buildings b
WHERE b.id = $2 AND b.id IN ({SERVED_BUILDINGS})
"""
_METERS = f"""
SELECT m.meter_id, m.scope, l.flat, k.serial_number, c.name AS subscriber, c.kind
FROM ({SERVED_METERS}) AS m
JOIN service_locations l ON l.id = m.service_location_id
JOIN meters k ON k.id = m.meter_id
JOIN customer_accounts a ON a.id = m.account_id
JOIN customers c ON c.id = a.customer_id
WHERE m.building_id = $2
"""
_SERVED = f"""
SELECT m.meter_id, m.building_id FROM ({SERVED_METERS}) AS m WHERE m.meter_id = ANY($2::int[])
"""
_VISITS = """
SELECT DISTINCT ON (w.meter_id) w.meter_id, w.outcome, w.taken_at, w.note, p.name AS by
FROM walk_entries w JOIN servicing_people p ON p.id = w.person_id
WHERE w.organization_id = $1 AND w.meter_id = ANY($2::int[]) AND w.taken_at > $3
    AND (w.outcome = 'no_access' OR w.note IS NOT NULL)
ORDER BY w.meter_id, w.taken_at DESC
"""
_ANSWERS = """
SELECT key, answer::text AS answer, submission_id FROM walk_entries
WHERE organization_id = $1 AND key = ANY($2::uuid[])
"""
_ADD = """
INSERT INTO walk_entries (organization_id, key, user_id, person_id, building_id, meter_id, outcome,
    values, taken_at, note, state, submission_id, answer)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, $11, $12, $13::text::jsonb)
ON CONFLICT DO NOTHING RETURNING true
"""
# What came before the house went to another is the other's no more than the house is one's own.
_OWN = f"""w.organization_id = $1
    AND (w.building_id IS NULL OR w.building_id IN ({SERVED_BUILDINGS}))"""
_RECORDS = f"""
SELECT w.key, w.building_id AS house_id, b.locality, b.street, b.house, l.flat,
    k.serial_number, w.outcome, w.values::text AS values, w.taken_at, w.arrived_at, w.note,
    p.name AS by, w.state, w.answer::text AS answer,
    w.photo_file IS NOT NULL OR s.photo_file IS NOT NULL AS photo, count(*) OVER () AS found
FROM walk_entries w
JOIN servicing_people p ON p.id = w.person_id
LEFT JOIN buildings b ON b.id = w.building_id
LEFT JOIN meters k ON k.id = w.meter_id
LEFT JOIN LATERAL (SELECT v.flat FROM meter_installations i
    JOIN usage_points u ON u.id = i.usage_point_id
    JOIN service_locations v ON v.id = u.service_location_id
    WHERE i.meter_id = w.meter_id ORDER BY i.id DESC LIMIT 1) AS l ON true
LEFT JOIN submissions s ON s.id = w.submission_id AND s.organization_id = w.organization_id
WHERE {_OWN} AND ($2::int IS NULL OR w.building_id = $2)
    AND (NOT $3 OR w.outcome = 'no_access' OR w.note IS NOT NULL OR w.state <> 'taken')
ORDER BY w.taken_at DESC, w.key LIMIT $4 OFFSET $5
"""
_PHOTO = f"""
SELECT w.photo_file, s.photo_file AS shown, s.id AS submission_id
FROM walk_entries w
LEFT JOIN submissions s ON s.id = w.submission_id AND s.organization_id = w.organization_id
WHERE {_OWN} AND w.key = $2
"""
_PUT_PHOTO = """
UPDATE walk_entries SET photo_file = $3 WHERE organization_id = $1 AND key = $2
"""
_NAMED = "SELECT photo_file FROM walk_entries WHERE photo_file = ANY($1)"
# Notes speak of people at their doors; a reading stays with its submission.
EXPIRED = ("DELETE FROM walk_entries WHERE arrived_at < now() - interval '400 days'",)


def _address(row: Any) -> str:
    return address_text(None, row["locality"], row["street"], row["house"], None)


async def find_supplier_days(connection: Connection) -> Any:
    """Return the supplier's days for readings and time zone."""
    return await connection.fetchrow(_SUPPLIER)


async def list_houses(
    connection: Connection, organization_id: int, now: datetime, wanted: Wanted, page: PageRequest
) -> tuple[list[dict[str, Any]], int]:
    """Return a page of houses that are served, with what is counted of the window; and how many."""
    values = (organization_id, wanted.opens_on, wanted.search)
    rows = await connection.fetch(_HOUSES, *values, page.limit, page.offset, now)
    # Beyond the end the rows cannot tell how many there are.
    told = rows if rows or not page.offset else await connection.fetch(_HOUSES, *values, 1, 0, now)
    names = ("id", "unit_meters", "common_meters", "handed_in")
    items = [{name: row[name] for name in names} | {"address": _address(row)} for row in rows]
    return items, told[0]["found"] if told else 0


async def find_house(
    connection: Connection, organization_id: int, house_id: int
) -> dict[str, Any] | None:
    """Return id and address of a house that is served, or None."""
    row = await connection.fetchrow(_HOUSE, organization_id, house_id)
    return None if row is None else {"id": row["id"], "address": _address(row)}


async def list_meters(connection: Connection, organization_id: int, house_id: int) -> list[Any]:
    """Return the meters of a house that is served, in no order, each with its subscriber."""
    return list(await connection.fetch(_METERS, organization_id, house_id))


async def list_visits(
    connection: Connection, organization_id: int, meter_ids: Sequence[int], since: datetime
) -> dict[int, dict[str, Any]]:
    """Return by meter what a walk since then has met there last, where that is worth telling."""
    rows = await connection.fetch(_VISITS, organization_id, meter_ids, since)
    return {row["meter_id"]: dict(row) for row in rows}


async def served_among(
    connection: Connection, organization_id: int, meter_ids: Sequence[int]
) -> dict[int, int]:
    """Return those of the meters that the organisation serves, each with its house."""
    rows = await connection.fetch(_SERVED, organization_id, meter_ids)
    return {row["meter_id"]: row["building_id"] for row in rows}


async def list_answers(
    connection: Connection, organization_id: int, keys: Sequence[UUID]
) -> dict[UUID, tuple[dict[str, Any], UUID | None]]:
    """Return what was answered for these keys, and which submission each has become."""
    rows = await connection.fetch(_ANSWERS, organization_id, keys)
    return {row["key"]: (orjson.loads(row["answer"]), row["submission_id"]) for row in rows}


async def add_entry(connection: Connection, who: Servicer, entry: Mapping[str, Any]) -> bool:
    """Keep an entry with its answer; False when its key is there already."""
    return bool(
        await connection.fetchval(
            _ADD,
            who.organization_id,
            entry["key"],
            who.user_id,
            who.person_id,
            entry["building_id"],
            entry["meter_id"],
            entry["outcome"],
            orjson.dumps(entry["values"]).decode(),
            entry["taken_at"],
            entry["note"],
            entry["answer"]["state"],
            entry["answer"]["submission_id"],
            orjson.dumps(entry["answer"]).decode(),
        )
    )


async def list_records(
    connection: Connection,
    organization_id: int,
    house_id: int | None,
    page: PageRequest,
    *,
    remarkable: bool,
) -> tuple[list[dict[str, Any]], int]:
    """Return a page of entries, the latest first, and how many there are in all.

    `remarkable`: without access, with a note, or not taken.
    """
    values = (organization_id, house_id, remarkable)
    rows = await connection.fetch(_RECORDS, *values, page.limit, page.offset)
    told = rows if rows or not page.offset else await connection.fetch(_RECORDS, *values, 1, 0)
    items = [
        dict(row)
        | {
            "address": _address(row) if row["house_id"] else None,
            "values": orjson.loads(row["values"]),
            "reason": orjson.loads(row["answer"])["reason"],
        }
        for row in rows
    ]
    return items, told[0]["found"] if told else 0


async def find_photo(connection: Connection, organization_id: int, key: UUID) -> Any:
    """Return the photos of an entry and of its reading; None when there is no such entry."""
    return await connection.fetchrow(_PHOTO, organization_id, key)


async def put_photo(
    connection: Connection, organization_id: int, key: UUID, photo_file: str
) -> None:
    """Show a photo with an entry itself."""
    await connection.execute(_PUT_PHOTO, organization_id, key, photo_file)


async def list_named(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Return those of the files that entries name."""
    return [row["photo_file"] for row in await connection.fetch(_NAMED, list(keys))]
