"""SQL of the search for an address."""

from typing import Any

from services.cabinet.addresses.rules import MOST_ADDRESSES, AddressQuery
from services.kit.database import Connection

# Streets first (there are far fewer of them than addresses), then their houses, then the flats;
# each step takes few, so that the time does not grow with the town.
_FOUND = """
WITH near AS MATERIALIZED (
    SELECT id, search_text FROM streets
    WHERE {condition}
    ORDER BY {order} LIMIT 40
), houses AS MATERIALIZED (
    SELECT b.id, ' ' || lower(coalesce(b.house, '')) AS house, near.search_text
    FROM near JOIN buildings b ON b.street_id = near.id
    WHERE $2::text[] = '{{}}' OR EXISTS (
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
_ALL_WORDS = _FOUND.format(
    condition="search_text LIKE ALL($1::text[])", order="length(search_text), search_text"
)


async def list_addresses(connection: Connection, query: AddressQuery) -> list[dict[str, Any]]:
    """Return the addresses that fit best; a mistyped street is found by its trigrams."""
    if not query.words:
        return []
    # A word holds letters, digits, «/» and «-» only: nothing that LIKE would take for its own.
    patterns = [f"%{word}%" for word in query.words]
    numbers = list(query.numbers)
    rows = await connection.fetch(_ALL_WORDS, patterns, numbers, MOST_ADDRESSES)
    if not rows:
        alike = [f"($1::text[])[{n}] <% search_text" for n in range(1, len(query.words) + 1)]
        likeness = [
            f"word_similarity(($1::text[])[{n}], search_text)" for n, _ in enumerate(alike, 1)
        ]
        statement = _FOUND.format(
            condition=" AND ".join(alike), order=f"{' + '.join(likeness)} DESC, search_text"
        )
        async with connection.transaction():
            # Set for this transaction only; one wrong letter in seven is let through.
            await connection.execute("SET LOCAL pg_trgm.word_similarity_threshold = 0.4")
            rows = await connection.fetch(statement, list(query.words), numbers, MOST_ADDRESSES)
    return [dict(row) for row in rows]
