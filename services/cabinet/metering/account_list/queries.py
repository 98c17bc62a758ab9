"""SQL of staff's list of accounts."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any

import orjson

from services.contracts.account_numbers import account_key
from services.kit.database import Connection
from services.kit.pagination import PageRequest

# Columns to sort by, and whether from the end.
_SORTS = {
    "number": (("number", "id"), False),
    "-number": (("number", "id"), True),
    "customer": (("customer_name", "id"), False),
    "address": (("address", "id"), False),
}

# The page first, its details after: a sort over 100 000 accounts must stay inside one index.
_STAFF_ACCOUNTS = """
SELECT a.id, a.number, a.address, c.email, c.id AS customer_id, c.name AS customer_name,
    c.kind AS customer_kind, coalesce(m.meters, '[]')::text AS meters
FROM (
    SELECT id, number, address, customer_name, customer_id FROM customer_accounts
    {where} ORDER BY {order} LIMIT {limit} OFFSET {offset}
) AS a
JOIN customers c ON c.id = a.customer_id
LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', m.id, 'serial_number', m.serial_number)
        ORDER BY m.serial_number) AS meters
    FROM usage_points p
    JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
    JOIN meters m ON m.id = i.meter_id
    WHERE p.account_id = a.id) AS m ON true
ORDER BY {outer_order}
"""


def _pattern(word: str) -> str:
    for character in "\\%_":
        word = word.replace(character, f"\\{character}")
    return f"%{word}%"


# The accounts whose meters in service have a serial number like the pattern.
_BY_SERIAL = """
SELECT DISTINCT p.account_id FROM meters m
JOIN meter_installations i ON i.meter_id = m.id AND i.removed_on IS NULL
JOIN usage_points p ON p.id = i.usage_point_id
WHERE m.serial_number ILIKE $1 AND p.account_id IS NOT NULL
"""
_SHORTEST_SERIAL_PART = 3
_FEW = 2000


async def _condition(
    connection: Connection, word: str, patterns: list[str], found: list[list[int]], words: int
) -> str:
    """Return the condition that a word of a search makes; add its values to `patterns`, `found`.

    No index serves the «or» of text and meters: few accounts are joined to those of the text's
    index by a union, many are looked for in a hash while all are read.
    """
    patterns.append(_pattern(word))
    plain = f"search_text LIKE ${len(patterns)}"
    if len(word) < _SHORTEST_SERIAL_PART:
        return plain
    rows = await connection.fetch(_BY_SERIAL, _pattern(word))
    if not rows:
        return plain
    found.append([row["account_id"] for row in rows])
    known = f"SELECT unnest(${words + len(found)}::int[])"
    if len(rows) > _FEW:
        return f"({plain} OR id IN ({known}))"
    return f"id IN (SELECT id FROM customer_accounts WHERE {plain} UNION {known})"


async def list_accounts(
    connection: Connection, search: str, sort: str, page: PageRequest
) -> dict[str, Any]:
    """Return a page of all accounts that hold every word in number, subscriber and address.

    A word of three characters and more may also be a part of a meter's serial number.
    """
    words = search.lower().replace("ё", "е").replace("\0", " ").split()[:8]
    patterns: list[str] = []
    found: list[list[int]] = []
    conditions = [await _condition(connection, word, patterns, found, len(words)) for word in words]
    values: list[Any] = [*patterns, *found]
    condition = " AND ".join(conditions)
    key = account_key(search)
    if words and key.isdecimal() and key != search:
        # A number as a bill prints it, perhaps only its beginning.
        values.append(_pattern(key))
        condition = f"(({condition}) OR search_text LIKE ${len(values)})"
    where = f"WHERE {condition}" if words else ""
    total = await connection.fetchval(f"SELECT count(*) FROM customer_accounts {where}", *values)
    columns, descending = _SORTS[sort]
    count = max(min(page.limit, total - page.offset), 0)
    offset = page.offset
    # The last pages are reached from the end, so that none is further away than the middle.
    from_end = offset > total // 2
    if from_end:
        descending, offset = not descending, max(total - offset - count, 0)
    direction = " DESC" if descending else ""
    rows = await connection.fetch(
        _STAFF_ACCOUNTS.format(
            where=where,
            order=", ".join(f"{column}{direction}" for column in columns),
            outer_order=", ".join(f"a.{column}{direction}" for column in columns),
            limit=f"${len(values) + 1}",
            offset=f"${len(values) + 2}",
        ),
        *values,
        count,
        offset,
    )
    items = [_staff_account(row) for row in rows]
    return {"items": items[::-1] if from_end else items, "total": total}


def _staff_account(row: Any) -> dict[str, Any]:
    return {
        "id": row["id"],
        "number": row["number"],
        "customer": {
            "id": row["customer_id"],
            "name": row["customer_name"],
            "kind": row["customer_kind"],
        },
        "meters": orjson.loads(row["meters"]),
        "address": row["address"],
        "email": row["email"],
    }
