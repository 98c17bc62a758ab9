"""SQL of the search for an address."""

from typing import Any

from services.cabinet.addresses.rules import MOST_ADDRESSES, AddressQuery
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
)
SELECT l.id::text AS id, l.address AS text
FROM houses JOIN service_locations l ON l.building_id = houses.id
WHERE NOT EXISTS (
    SELECT FROM unnest($2::text[]) AS number
    WHERE houses.house NOT LIKE '% ' || number || '%'
        AND ' ' || lower(coalesce(l.flat, '')) NOT LIKE '% ' || number || '%'
        AND ' ' || houses.search_text NOT LIKE '% ' || number || '%')
ORDER BY trim(houses.house) = ANY($2) DESC, lower(l.flat) = ANY($2) DESC NULLS LAST,
    length(houses.search_text), length(houses.house), houses.house,
    length(l.flat) NULLS FIRST, l.flat, l.id
LIMIT $3
"""


async def list_addresses(connection: Connection, query: AddressQuery) -> list[dict[str, Any]]:
    """Return the addresses that fit best, ten at most; none without a word of the street."""
    if not query.words:
        return []
    # A word holds letters, digits, «/» and «-» only: nothing that LIKE would take for its own.
    patterns = [f"%{word}%" for word in query.words]
    numbers = list(query.numbers)
    rows = await connection.fetch(_FOUND, patterns, numbers, MOST_ADDRESSES)
    return [dict(row) for row in rows]
