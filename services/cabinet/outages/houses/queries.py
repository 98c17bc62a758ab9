"""SQL of houses on the map, and of finding one by its address."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from typing import Any

from services.cabinet.customers.places.rules import AddressQuery, address_text
from services.cabinet.outages.houses.rules import CELLS
from services.cabinet.outages.outages.queries import OPEN
from services.kit.database import Connection

_MOST_FOUND = 50
_BOX = "ST_MakeEnvelope($1, $2, $3, $4, 4326)"
# Of a row `b`. By the address that was told last: the map need not know more.
_ACCOUNTS = """(SELECT count(*) FROM service_locations l JOIN customer_accounts a
    ON a.service_location_id = l.id AND a.deletion_id IS NULL WHERE l.building_id = b.id)"""
_OUTAGE = f"""(SELECT CASE WHEN bool_or(o.starts_at <= now()) THEN 'current' ELSE 'planned' END
    FROM outage_buildings m JOIN outages o ON o.id = m.outage_id
    WHERE m.building_id = b.id AND {OPEN} HAVING count(*) > 0)"""
_COLUMNS = f"""b.id, b.region, b.locality, b.street, b.house, ST_X(b.place) AS x,
    ST_Y(b.place) AS y, {_ACCOUNTS} AS accounts, {_OUTAGE} AS outage"""
# Nothing, too, where there are so many: what is told of each is looked up only when it is told.
_IN_BOX = f"""
WITH seen AS MATERIALIZED (SELECT * FROM buildings WHERE place && {_BOX} LIMIT $5)
SELECT {_COLUMNS} FROM seen AS b WHERE (SELECT count(*) FROM seen) < $5 ORDER BY b.id
"""
_CLUSTERS = f"""
SELECT avg(h.x) AS x, avg(h.y) AS y, count(*) AS buildings
FROM (SELECT ST_X(b.place) AS x, ST_Y(b.place) AS y FROM buildings b
    WHERE b.place && {_BOX} OFFSET 0) AS h
GROUP BY width_bucket(h.x, $1::float8, $3::float8, {CELLS}),
    width_bucket(h.y, $2::float8, $4::float8, {CELLS})
ORDER BY buildings DESC
"""
# Streets first: there are far fewer of them.
_FOUND = f"""
WITH near AS MATERIALIZED (
    SELECT id, search_text FROM streets WHERE search_text LIKE ALL($1::text[])
    ORDER BY length(search_text), search_text LIMIT 40
)
SELECT {_COLUMNS} FROM (
    SELECT b.*, near.search_text FROM near JOIN buildings b ON b.street_id = near.id
    WHERE $2::text[] = '{{}}' OR EXISTS (SELECT FROM unnest($2::text[]) AS number
        WHERE lower(coalesce(b.house, '')) LIKE number || '%'
            OR ' ' || near.search_text LIKE '% ' || number || '%')
    ORDER BY lower(coalesce(b.house, '')) = ANY($2) DESC, length(near.search_text),
        length(b.house), b.house, b.id
    LIMIT {_MOST_FOUND}
) AS b
ORDER BY lower(coalesce(b.house, '')) = ANY($2) DESC, length(b.search_text), length(b.house),
    b.house, b.id
"""


async def list_in_box(connection: Connection, box: Sequence[float], most: int) -> dict[str, Any]:
    """Return the buildings of a part of the map, or clusters when there are more than `most`."""
    # One more than may be: then there is no row.
    rows = await connection.fetch(_IN_BOX, *box, most + 1)
    if rows:
        return {"items": [_shown(row) for row in rows], "clusters": []}
    clusters = [
        {"point": [row["x"], row["y"]], "buildings": row["buildings"]}
        for row in await connection.fetch(_CLUSTERS, *box)
    ]
    return {"items": [], "clusters": clusters}


async def list_found(connection: Connection, query: AddressQuery) -> dict[str, Any]:
    """Return the first buildings whose address fits; none without words enough."""
    if not query.words:
        return {"items": [], "clusters": []}
    # A word holds letters, digits, «/» and «-» only: nothing that LIKE would take for its own.
    patterns = [f"%{word}%" for word in query.words]
    rows = await connection.fetch(_FOUND, patterns, list(query.numbers))
    return {"items": [_shown(row) for row in rows], "clusters": []}


def _shown(row: Any) -> dict[str, Any]:
    return {
        "id": row["id"],
        "point": None if row["x"] is None else [row["x"], row["y"]],
        "address": address_text(row["region"], row["locality"], row["street"], row["house"], None),
        "accounts": row["accounts"],
        "outage": row["outage"],
    }
