"""SQL of places: the search for an address, and what is told of them."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from services.cabinet.customers.places.models import ServiceLocation
from services.cabinet.customers.places.references import References
from services.cabinet.customers.places.rules import MOST_ADDRESSES, AddressQuery, address_text
from services.cabinet.lines.queries import json_rows, list_ids, recordset, upsert_of
from services.kit.database import Connection

# Streets first (there are far fewer of them than addresses), then their houses, then the flats;
# each step takes few, so that the time does not grow with the town.
_FOUND = """
WITH near AS MATERIALIZED (
    SELECT id, search_text FROM streets
    WHERE search_text LIKE ALL($1::text[])
    ORDER BY length(search_text), search_text LIMIT 40
), houses AS MATERIALIZED (
    SELECT b.id, ' ' || lower(coalesce(b.house, '')) AS house, near.search_text
    FROM near JOIN buildings b ON b.street_id = near.id
    WHERE $2::text[] = '{}' OR EXISTS (
        SELECT FROM unnest($2::text[]) AS number
        WHERE ' ' || lower(coalesce(b.house, '')) LIKE '% ' || number || '%'
            OR ' ' || near.search_text LIKE '% ' || number || '%')
    ORDER BY lower(coalesce(b.house, '')) = ANY($2) DESC, length(near.search_text),
        length(b.house), b.house, b.id
    LIMIT 40
), found AS (
    -- Of a house that is named in full: its flats. Of another: what has no flats, and of what has
    -- some the house alone, so that nobody reads the flats of a whole street.
    SELECT l.id, l.address, l.flat, h.house, h.search_text, h.building_id, h.complete
    FROM (SELECT houses.id AS building_id, houses.house, houses.search_text,
            trim(houses.house) = ANY($2) AS complete FROM houses) AS h
    JOIN service_locations l USING (building_id)
    WHERE (h.complete OR l.flat IS NULL) AND NOT EXISTS (
        SELECT FROM unnest($2::text[]) AS number
        WHERE h.house NOT LIKE '% ' || number || '%'
            AND ' ' || lower(coalesce(l.flat, '')) NOT LIKE '% ' || number || '%'
            AND ' ' || h.search_text NOT LIKE '% ' || number || '%')
    UNION ALL
    SELECT NULL, NULL, NULL, houses.house, houses.search_text, houses.id, false
    FROM houses
    WHERE NOT coalesce(trim(houses.house) = ANY($2), false)
        AND EXISTS (SELECT FROM service_locations l
            WHERE l.building_id = houses.id AND l.flat IS NOT NULL)
        AND NOT EXISTS (
            SELECT FROM unnest($2::text[]) AS number
            WHERE houses.house NOT LIKE '% ' || number || '%'
                AND ' ' || houses.search_text NOT LIKE '% ' || number || '%')
)
SELECT found.id, found.address, b.region, b.locality, b.street, b.house
FROM found JOIN buildings b ON b.id = found.building_id
ORDER BY found.complete DESC, lower(found.flat) = ANY($2) DESC NULLS LAST,
    length(found.search_text), length(found.house), found.house,
    length(found.flat) NULLS FIRST, found.flat, found.id NULLS FIRST
LIMIT $3
"""
# One search more of the network in this hour; what it has now.
_COUNT = """
INSERT INTO address_searches AS counted (hour, network, searches) VALUES ($1, $2, 1)
ON CONFLICT (hour, network) DO UPDATE SET searches = counted.searches + 1
RETURNING searches
"""
_FORGET = "DELETE FROM address_searches WHERE hour < now() - interval '2 hours'"
UPSERT_LOCATIONS = upsert_of(ServiceLocation, "external_id")
BUILDING = {
    "address_key": "text",
    "region": "text",
    "locality": "text",
    "street": "text",
    "house": "text",
    "kind": "text",
    "latitude": "float8",
    "longitude": "float8",
}
_BUILDINGS = f"""
INSERT INTO buildings AS b (address_key, region, locality, street, house, kind, place)
SELECT address_key, region, locality, street, house, kind,
    CASE WHEN latitude IS NOT NULL AND longitude IS NOT NULL
        THEN ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) END
FROM {recordset(BUILDING)} ORDER BY address_key
ON CONFLICT (address_key) DO UPDATE SET
    kind = coalesce(excluded.kind, b.kind), place = coalesce(excluded.place, b.place)
WHERE (b.kind, b.place::text) IS DISTINCT FROM
    (coalesce(excluded.kind, b.kind), coalesce(excluded.place, b.place)::text)
"""
_STREETS = """
WITH new AS (
    SELECT id, regexp_replace(address_key, '[|][^|]*$', '') AS street_key
    FROM buildings WHERE address_key = ANY($1::text[]) AND street_id IS NULL
), added AS (
    INSERT INTO streets (street_key, search_text)
    SELECT DISTINCT street_key, translate(street_key, '|', ' ') FROM new
    ON CONFLICT (street_key) DO NOTHING RETURNING id, street_key
), known AS (
    SELECT id, street_key FROM added
    UNION SELECT s.id, s.street_key FROM streets s JOIN new USING (street_key)
)
UPDATE buildings SET street_id = known.id FROM new JOIN known USING (street_key)
WHERE buildings.id = new.id
"""
# Of one building; a flat is the same in whatever letters.
_LOCATION = """
SELECT id FROM service_locations
WHERE building_id = $1 AND lower(coalesce(flat, '')) = lower(coalesce($2::text, ''))
ORDER BY id LIMIT 1
"""
# What the registry knows of a part of an address, given the parts before it.
_PARTS = """
SELECT DISTINCT {part} AS name FROM buildings
WHERE {part} IS NOT NULL AND replace(lower({part}), 'ё', 'е') LIKE $1
    AND ($2::text IS NULL OR locality = $2) AND ($3::text IS NULL OR street = $3)
ORDER BY 1 LIMIT $4
"""


async def list_addresses(
    connection: Connection, query: AddressQuery, references: References, now: datetime
) -> list[dict[str, Any]]:
    """Return the addresses and houses that fit best, ten at most; none without words enough."""
    if not query.words:
        return []
    # A word holds letters, digits, «/» and «-» only: nothing that LIKE would take for its own.
    patterns = [f"%{word}%" for word in query.words]
    rows = await connection.fetch(_FOUND, patterns, list(query.numbers), MOST_ADDRESSES)
    return [_item(row, references, now) for row in rows]


def _item(row: Any, references: References, now: datetime) -> dict[str, Any]:
    if row["id"] is None:
        parts = (row["region"], row["locality"], row["street"], row["house"])
        return {"id": None, "text": address_text(*parts, None)}
    return {"id": references.make(row["id"], now), "text": row["address"]}


async def count_search(connection: Connection, network: bytes, now: datetime) -> int:
    """Count a search of a network; return how many this hour has had of it."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    return int(await connection.fetchval(_COUNT, hour, network))


async def forget_searches(connection: Connection) -> None:
    """Forget the searches of hours that are over."""
    await connection.execute(_FORGET)


async def put_buildings(
    connection: Connection, buildings: Mapping[str, Mapping[str, Any]]
) -> dict[str, int]:
    """Store buildings (columns `BUILDING`) and their streets; return inner keys by address key.

    Kind and place that are not told stay as they were.
    """
    await connection.execute(_BUILDINGS, json_rows(list(buildings.values())))
    await connection.execute(_STREETS, list(buildings))
    return await list_ids(connection, "buildings", "address_key", buildings)


async def find_location(connection: Connection, building_id: int, flat: str | None) -> int | None:
    """Return the energy object of a flat of a building, or of the building as a whole (None)."""
    found: int | None = await connection.fetchval(_LOCATION, building_id, flat)
    return found


async def list_parts(
    connection: Connection,
    part: Literal["locality", "street", "house"],
    text: str,
    within: tuple[str | None, str | None],
    most: int,
) -> list[str]:
    """Return known towns, streets of a town or houses of a street that hold the text.

    `within` is the town and the street before it, as far as they are known.
    """
    folded = text.lower().replace("ё", "е")
    for character in "\\%_":
        folded = folded.replace(character, f"\\{character}")
    rows = await connection.fetch(_PARTS.format(part=part), f"%{folded}%", *within, most)
    return [row["name"] for row in rows]


async def set_building_kind(connection: Connection, building_id: int, kind: str | None) -> None:
    """Let a building be of this kind."""
    await connection.execute("UPDATE buildings SET kind = $2 WHERE id = $1", building_id, kind)
