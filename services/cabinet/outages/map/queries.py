"""SQL of the map around a user's places, and of where all houses are."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

import orjson

from services.cabinet.outages.outages.queries import OPEN, STATUS
from services.cabinet.outages.own.queries import OWN_PLACES
from services.cabinet.outages.scopes.rules import MOST_SHOWN
from services.kit.database import Connection

_MOST_PLACES = 100
_MOST_OUTAGES = 100
_NEAR_METRES = 20_000
_PLACES = f"""
SELECT p.account_id, a.number, l.address, ST_X(b.place) AS x, ST_Y(b.place) AS y
FROM ({OWN_PLACES}) AS p JOIN customer_accounts a ON a.id = p.account_id
JOIN service_locations l ON l.id = p.service_location_id JOIN buildings b ON b.id = p.building_id
ORDER BY a.number, l.address, l.id LIMIT {_MOST_PLACES}
"""
_HOUSES = f"""SELECT b.place FROM outage_buildings m JOIN buildings b ON b.id = m.building_id
    WHERE m.outage_id = o.id AND b.place IS NOT NULL ORDER BY b.id LIMIT {MOST_SHOWN}"""
# Near is what is drawn, or has a house, within so far of one's houses: those are some points, of
# which a grid keeps one a kilometre. Open outages are few.
_OUTAGES = f"""
WITH places AS MATERIALIZED ({OWN_PLACES}), spots AS MATERIALIZED (
    SELECT DISTINCT ON (ST_SnapToGrid(b.place, 0.01)) b.place
    FROM places p JOIN buildings b ON b.id = p.building_id WHERE b.place IS NOT NULL
    ORDER BY ST_SnapToGrid(b.place, 0.01) LIMIT {_MOST_PLACES}
), here AS MATERIALIZED (
    SELECT place::geography AS spot,
        ST_Expand(ST_Buffer(place::geography, {_NEAR_METRES})::geometry, 0.005) AS box FROM spots
), wanted AS MATERIALIZED (
    SELECT o.*, EXISTS (SELECT FROM outage_buildings m JOIN places p USING (building_id)
        WHERE m.outage_id = o.id) AS mine
    FROM outages o WHERE {OPEN} AND o.starts_at < now() + interval '7 days'
)
SELECT o.id, o.kind, {STATUS} AS status, o.starts_at, o.expected_end_at, o.mine,
    ST_AsGeoJSON(o.shape, 6) AS shape,
    (SELECT coalesce(json_agg(json_build_array(ST_X(q.place), ST_Y(q.place))), '[]')
        FROM ({_HOUSES}) AS q)::text AS houses
FROM wanted o
WHERE o.mine OR EXISTS (
    SELECT FROM here h WHERE o.shape && h.box
        AND ST_DWithin(o.shape::geography, h.spot, {_NEAR_METRES}))
    OR EXISTS (SELECT FROM ({_HOUSES}) AS q JOIN here h ON q.place && h.box
        AND ST_DWithin(q.place::geography, h.spot, {_NEAR_METRES}))
ORDER BY o.mine DESC, o.starts_at, o.id LIMIT {_MOST_OUTAGES}
"""
# Of no houses it is one row of nothing.
_EXTENT = """
SELECT ST_XMin(e.box), ST_YMin(e.box), ST_XMax(e.box), ST_YMax(e.box)
FROM (SELECT ST_Extent(place) AS box FROM buildings) AS e WHERE e.box IS NOT NULL
"""


async def find_extent(connection: Connection) -> tuple[float, ...] | None:
    """Return west, south, east, north of all houses in degrees; None where none has a place."""
    row = await connection.fetchrow(_EXTENT)
    return None if row is None else tuple(row)


async def read_map(connection: Connection, user_id: UUID) -> dict[str, Any]:
    """Return the user's places and the outages near them (`own`, `outages` of `OutageMapOut`)."""
    own = [
        {
            "account_id": row["account_id"],
            "number": row["number"],
            "address": row["address"],
            "point": None if row["x"] is None else [row["x"], row["y"]],
        }
        for row in await connection.fetch(_PLACES, user_id)
    ]
    return {
        "own": own,
        "outages": [_shown(row) for row in await connection.fetch(_OUTAGES, user_id)],
    }


def _shown(row: Any) -> dict[str, Any]:
    return dict(row) | {
        "shape": row["shape"] and orjson.loads(row["shape"]),
        "houses": orjson.loads(row["houses"]),
    }
