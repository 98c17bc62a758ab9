"""SQL of what lies in a scope, and of whom it touches."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.visibility import SUPPLIER, TODAY, users_of_all
from services.cabinet.outages.scopes.rules import MOST_BUILDINGS, MOST_SHOWN
from services.kit.database import Connection

_TODAY_LASTS = f"""coalesce({{row}}.first_day, '-infinity') <= (SELECT {TODAY} FROM {SUPPLIER} AS e)
    AND coalesce({{row}}.last_day, 'infinity') >= (SELECT {TODAY} FROM {SUPPLIER} AS e)"""
# Of a row of holdings: it lasts today.
LASTS_HOLDING = _TODAY_LASTS.format(row="h")
LASTS_POINT = _TODAY_LASTS.format(row="t")


def touched(buildings: str) -> str:
    """Return a query of the accounts of buildings, and where: account_id, service_location_id.

    `buildings` is SQL of inner keys for `IN (…)`. An account is where it was told to be, and where
    the usage points are that are its own today; nobody's accounts and deleted ones are not there.
    """
    return f"""
    SELECT a.id AS account_id, l.id AS service_location_id
    FROM service_locations l JOIN customer_accounts a ON a.service_location_id = l.id
    WHERE l.building_id IN ({buildings}) AND a.deletion_id IS NULL
        AND EXISTS (SELECT FROM account_holdings h WHERE h.account_id = a.id AND {LASTS_HOLDING})
    UNION
    SELECT t.account_id, l.id
    FROM service_locations l JOIN usage_points p ON p.service_location_id = l.id
    JOIN point_holdings t ON t.usage_point_id = p.id AND {LASTS_POINT}
    JOIN customer_accounts a ON a.id = t.account_id AND a.deletion_id IS NULL
    WHERE l.building_id IN ({buildings})
        AND EXISTS (SELECT FROM account_holdings h WHERE h.account_id = a.id AND {LASTS_HOLDING})"""


_GIVEN = "SELECT unnest($1::int[])"
_KNOWN = "SELECT id FROM buildings WHERE id = ANY($1::int[]) ORDER BY id"
_VALID = "SELECT ST_IsValid(ST_GeomFromGeoJSON($1::text))"
_IN_AREA = f"""
WITH s AS MATERIALIZED (SELECT ST_GeomFromGeoJSON($1::text) AS shape)
SELECT b.id FROM s JOIN buildings b ON b.place && s.shape AND ST_Covers(s.shape, b.place)
ORDER BY b.id LIMIT {MOST_BUILDINGS + 1}
"""
_CENTER = "ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography"
# The circle has straight sides: what is near its border is measured.
_IN_RADIUS = f"""
WITH s AS MATERIALIZED (
    SELECT {_CENTER} AS center,
        ST_Expand(ST_Buffer({_CENTER}, $3::float8 * 1.02)::geometry, 0.0005) AS box
)
SELECT b.id FROM s JOIN buildings b ON b.place && s.box
    AND ST_DWithin(b.place::geography, s.center, $3::float8)
ORDER BY b.id LIMIT {MOST_BUILDINGS + 1}
"""
_CIRCLE = f"SELECT ST_AsGeoJSON(ST_Buffer({_CENTER}, $3::float8)::geometry, 6)"
_FED_BY = f"""
SELECT DISTINCT building_id AS id FROM service_locations WHERE substation = $1
ORDER BY 1 LIMIT {MOST_BUILDINGS + 1}
"""
_STREETS = f"""
SELECT locality, street FROM buildings WHERE id IN ({_GIVEN})
GROUP BY locality, street ORDER BY count(*) DESC, locality, street LIMIT 4
"""
_COUNTS = f"""
WITH touched AS MATERIALIZED ({touched(_GIVEN)})
SELECT count(DISTINCT account_id) AS accounts FROM touched
"""
_USERS = f"""
WITH touched AS MATERIALIZED ({touched(_GIVEN)})
SELECT count(DISTINCT s.user_id) FROM ({users_of_all("SELECT account_id FROM touched")}) AS s
WHERE s.ongoing
"""
_WITHOUT_PLACE = f"""
SELECT count(*) FROM buildings b
WHERE b.place IS NULL AND b.id NOT IN ({_GIVEN}) AND b.street_id IN (
    SELECT DISTINCT street_id FROM buildings WHERE id IN ({_GIVEN}))
"""
_HOUSES = f"""
SELECT coalesce(json_agg(json_build_array(ST_X(b.place), ST_Y(b.place)) ORDER BY b.id), '[]')::text
FROM (SELECT id, place FROM buildings WHERE id IN ({_GIVEN}) AND place IS NOT NULL
    ORDER BY id LIMIT {MOST_SHOWN}) AS b
"""
# Each account of a user once, with the first of its places there.
_READERS = f"""
WITH touched AS MATERIALIZED ({touched(_GIVEN)})
SELECT DISTINCT ON (s.user_id, s.account_id) s.user_id, s.account_id, l.address
FROM ({users_of_all("SELECT account_id FROM touched")}) AS s
JOIN touched t USING (account_id)
JOIN service_locations l ON l.id = t.service_location_id
WHERE s.ongoing
ORDER BY s.user_id, s.account_id, l.address
"""


async def list_known(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Return those of these keys that are buildings'."""
    return [row["id"] for row in await connection.fetch(_KNOWN, ids)]


async def is_simple(connection: Connection, polygon: dict[str, Any]) -> bool:
    """Say whether a closed polygon crosses itself nowhere."""
    simple: bool = await connection.fetchval(_VALID, _json(polygon))
    return simple


async def list_in_area(connection: Connection, polygon: dict[str, Any]) -> list[int]:
    """Return the buildings in a polygon, its border included; one more than may be at most."""
    return [row["id"] for row in await connection.fetch(_IN_AREA, _json(polygon))]


async def list_in_radius(
    connection: Connection, center: tuple[float, float], metres: int
) -> tuple[list[int], dict[str, Any]]:
    """Return the buildings so near a point, as `list_in_area`, and the circle as GeoJSON."""
    rows = await connection.fetch(_IN_RADIUS, *center, metres)
    return [row["id"] for row in rows], orjson.loads(
        await connection.fetchval(_CIRCLE, *center, metres)
    )


async def list_fed_by(connection: Connection, substation: str) -> list[int]:
    """Return the buildings that a substation feeds, as `list_in_area`."""
    return [row["id"] for row in await connection.fetch(_FED_BY, substation)]


async def list_streets(connection: Connection, buildings: Sequence[int]) -> list[Any]:
    """Return locality and street of buildings, those with most of them first; four at most."""
    rows = await connection.fetch(_STREETS, buildings)
    return [(row["locality"], row["street"]) for row in rows]


async def count_accounts(connection: Connection, buildings: Sequence[int]) -> int:
    """Return how many accounts are in buildings today."""
    return int(await connection.fetchval(_COUNTS, buildings))


async def count_users(connection: Connection, buildings: Sequence[int]) -> int:
    """Return how many users see an account in buildings today."""
    return int(await connection.fetchval(_USERS, buildings))


async def count_without_place(connection: Connection, buildings: Sequence[int]) -> int:
    """Return how many other buildings of their streets have no coordinates."""
    return int(await connection.fetchval(_WITHOUT_PLACE, buildings))


async def list_houses(connection: Connection, buildings: Sequence[int]) -> list[Any]:
    """Return the positions of the first buildings that have one."""
    houses: list[Any] = orjson.loads(await connection.fetchval(_HOUSES, buildings))
    return houses


async def list_readers(
    connection: Connection, buildings: Sequence[int]
) -> list[tuple[UUID, int, str]]:
    """Return who sees an account in buildings today: user, account, address of the place there."""
    return [tuple(row) for row in await connection.fetch(_READERS, buildings)]


def _json(document: Any) -> str:
    return orjson.dumps(document).decode()
