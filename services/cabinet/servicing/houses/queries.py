"""SQL of served houses: the main page in one statement, flats and meters in their order."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from services.cabinet.access.visibility import SERVED_BUILDINGS, SERVED_METERS, SUPPLIER
from services.cabinet.metering.collection.queries import read_remotely
from services.cabinet.servicing.houses.rules import Wanted, house_out, patterns_of, window_out
from services.kit.database import Connection, Database
from services.kit.pagination import PageRequest

FIRST_HOUSES = 50
# More than any house has.
MOST_FLATS = 5000


def natural(text: str) -> str:
    """Return the SQL by which numbers of houses and flats stand in their order: 2, 10, 10а."""
    return f"substring({text} from '^0*([0-9]{{1,9}})')::int NULLS LAST, {text}"


_ORDER = f"b.locality, b.street NULLS FIRST, {natural('b.house')}, b.id"
# Of a row `m` of SERVED_METERS: whether a reading of the window that is open at `$2` counts.
_HANDED_IN = f"""EXISTS (SELECT FROM submissions s
    WHERE s.meter_id = m.meter_id AND s.state IN ('on_its_way', 'accepted')
        AND (SELECT ($2::timestamptz AT TIME ZONE e.time_zone)::date FROM {SUPPLIER} AS e)
            BETWEEN s.opens_on AND s.closes_on)"""
# Of such a row: its readings do not come by themselves.
_BY_HAND = f"NOT {read_remotely('m.meter_id', '$2::timestamptz', 'm')}"
# A page of the organisation's (`$1`) houses; what is counted is counted for the page alone.
_HOUSES = f"""
WITH served AS MATERIALIZED (
    SELECT b.id, b.locality, b.street, b.house, count(*) OVER () AS found
    FROM buildings b WHERE b.id IN ({SERVED_BUILDINGS})
        AND replace(lower(concat_ws(' ', b.locality, b.street, b.house)), 'ё', 'е')
            LIKE ALL($3::text[])
    ORDER BY {_ORDER} LIMIT $4 OFFSET $5
)
SELECT b.*, c.* FROM served AS b CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE m.scope = 'unit') AS unit_meters,
        count(*) FILTER (WHERE m.scope = 'building') AS common_meters,
        count(*) FILTER (WHERE m.scope = 'unit' AND m.by_hand) AS unit_by_hand,
        count(*) FILTER (WHERE m.scope = 'building' AND m.by_hand) AS common_by_hand,
        count(*) FILTER (WHERE m.by_hand AND {_HANDED_IN}) AS handed_in
    FROM (SELECT m.*, {_BY_HAND} AS by_hand
        FROM ({SERVED_METERS}) AS m WHERE m.building_id = b.id OFFSET 0) AS m) AS c
ORDER BY {_ORDER}
"""
_MAIN = f"""
SELECT o.name, o.short_name, o.kind, o.inn, o.agreement_number,
    e.time_zone, e.reading_from, e.reading_to,
    ($2::timestamptz AT TIME ZONE e.time_zone)::date AS today,
    (SELECT row_to_json(w) FROM (
        SELECT name, phone, email FROM servicing_people
        WHERE organization_id = o.id AND ended_at IS NULL
        ORDER BY main DESC, added_at, id LIMIT 1) AS w)::text AS contact,
    (SELECT json_agg(h) FROM ({_HOUSES}) AS h)::text AS houses
FROM servicing_organizations o CROSS JOIN {SUPPLIER} AS e WHERE o.id = $1
"""
_ADDRESSES = f"""
SELECT b.id, b.locality, b.street, b.house FROM buildings b
WHERE b.id IN ({SERVED_BUILDINGS}) ORDER BY {_ORDER}
"""
_FIND = f"SELECT $2::int IN ({SERVED_BUILDINGS})"
_FLATS = f"""
SELECT coalesce(l.flat, '') AS flat, count(*) AS meters,
    count(*) FILTER (WHERE {_BY_HAND}) AS by_hand,
    count(*) FILTER (WHERE {_BY_HAND} AND {_HANDED_IN}) AS handed_in
FROM ({SERVED_METERS}) AS m JOIN service_locations l ON l.id = m.service_location_id
WHERE m.building_id = $3 AND m.scope = 'unit'
GROUP BY 1 ORDER BY {natural("coalesce(l.flat, '')")} LIMIT {MOST_FLATS}
"""
_METERS = f"""
SELECT m.meter_id, m.scope, l.flat, c.name AS subscriber, count(*) OVER () AS found
FROM ({SERVED_METERS}) AS m
JOIN service_locations l ON l.id = m.service_location_id
JOIN customer_accounts a ON a.id = m.account_id
JOIN customers c ON c.id = a.customer_id
JOIN meters k ON k.id = m.meter_id
WHERE m.building_id = $2 AND m.scope = $3
    AND ($4::text IS NULL OR lower(coalesce(l.flat, '')) = lower($4))
ORDER BY {natural("l.flat")}, k.serial_number, m.meter_id LIMIT $5 OFFSET $6
"""


async def read_main(database: Database, organization_id: int, now: datetime) -> dict[str, Any]:
    """Return the main page of an organisation, but for whose it is, by one statement."""
    (row,) = await database.fetch(_MAIN, organization_id, now, [], FIRST_HOUSES, 0)
    houses = orjson.loads(row["houses"] or "[]")
    names = ("name", "short_name", "kind", "inn", "agreement_number")
    return {
        "organization": {name: row[name] for name in names},
        "contact": orjson.loads(row["contact"]),
        "window": window_out(
            row["today"], row["reading_from"], row["reading_to"], row["time_zone"]
        ),
        "houses": {
            "items": [house_out(house) for house in houses],
            "total": houses[0]["found"] if houses else 0,
        },
    }


async def list_houses(
    database: Database, organization_id: int, now: datetime, query: str, page: PageRequest
) -> dict[str, Any]:
    """Return a page of an organisation's houses whose address holds every word of `query`."""
    patterns = patterns_of(query)
    about = (organization_id, now, patterns)
    rows = await database.fetch(_HOUSES, *about, page.limit, page.offset)
    # Beyond the end the rows cannot tell how many there are.
    told = rows if rows or not page.offset else await database.fetch(_HOUSES, *about, 1, 0)
    return {
        "items": [house_out(row) for row in rows],
        "total": told[0]["found"] if told else 0,
    }


async def list_addresses(database: Database, organization_id: int) -> list[dict[str, Any]]:
    """Return where all houses of an organisation stand."""
    return [dict(row) for row in await database.fetch(_ADDRESSES, organization_id)]


async def is_served(connection: Connection, organization_id: int, building_id: int) -> bool:
    """Say whether an organisation serves a house today."""
    served: bool = await connection.fetchval(_FIND, organization_id, building_id)
    return served


async def list_served_meters(connection: Connection, organization_id: int) -> set[int]:
    """Return the keys of the meters of all houses that an organisation serves today."""
    return {row["meter_id"] for row in await connection.fetch(SERVED_METERS, organization_id)}


async def list_flats(
    connection: Connection, organization_id: int, building_id: int, now: datetime
) -> list[dict[str, Any]]:
    """Return the flats of a served house in their order."""
    rows = await connection.fetch(_FLATS, organization_id, now, building_id)
    return [dict(row) for row in rows]


async def list_meters(
    connection: Connection, organization_id: int, wanted: Wanted, page: PageRequest
) -> tuple[Sequence[Any], int]:
    """Return a page of meters of a served house, and how many there are in all.

    Rows: meter_id, scope, flat, subscriber.
    """
    about = (organization_id, *wanted)
    rows = await connection.fetch(_METERS, *about, page.limit, page.offset)
    told = rows if rows or not page.offset else await connection.fetch(_METERS, *about, 1, 0)
    return rows, told[0]["found"] if told else 0
