"""SQL of accounts and meters: rows that go straight out."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

import orjson

from services.cabinet.channels import CHANNEL_NAMES
from services.cabinet.registry.access import POINT_IS_VISIBLE, VISIBLE_ACCOUNTS, VISIBLE_POINTS
from services.contracts.account_numbers import account_key
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_ACCOUNTS = f"""
SELECT a.id, a.number, a.customer_name, a.address, b.kind AS building_type,
    a.contract_start, a.contract_end,
    (SELECT count(*) FROM usage_points p JOIN meters m ON m.usage_point_id = p.id
        WHERE p.account_id = a.id AND {POINT_IS_VISIBLE}) AS meters_count,
    count(*) OVER () AS found
FROM ({VISIBLE_ACCOUNTS}) AS mine JOIN customer_accounts a USING (id)
LEFT JOIN service_locations l ON l.id = a.service_location_id
LEFT JOIN buildings b ON b.id = l.building_id
WHERE $2::int IS NULL OR a.id = $2
ORDER BY a.number LIMIT $3 OFFSET $4
"""

_METERS = f"""
SELECT m.id, m.serial_number, coalesce(p.name, o.name, m.serial_number) AS name,
    o.name AS model, o.manufacturer, a.id AS account_id, a.number AS account_number,
    l.address, s.state AS connection_state,
    coalesce(c.channels, ARRAY[]::smallint[]) AS channels,
    greatest(c.first_day, m.visible_from, p.visible_from) AS first_day, c.last_day,
    coalesce(p.time_zone, e.time_zone) AS time_zone, count(*) OVER () AS found
FROM ({VISIBLE_POINTS}) AS mine
JOIN usage_points p ON p.id = mine.id
JOIN customer_accounts a ON a.id = p.account_id
JOIN service_locations l ON l.id = p.service_location_id
JOIN meters m ON m.usage_point_id = p.id
CROSS JOIN supplier_settings e
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (
    SELECT array_agg(channel ORDER BY channel) AS channels,
        min(first_day) AS first_day, max(last_day) AS last_day
    FROM meter_channels WHERE meter_id = m.id) AS c ON true
LEFT JOIN LATERAL (
    SELECT state FROM connection_states WHERE meter_id = m.id
    ORDER BY changed_at DESC LIMIT 1) AS s ON true
WHERE $2::int IS NULL OR m.id = $2
ORDER BY a.number, c.last_day DESC NULLS LAST, m.id LIMIT $3 OFFSET $4
"""

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


def _page(rows: list[Any], shape: Any) -> dict[str, Any]:
    return {"items": [shape(row) for row in rows], "total": rows[0]["found"] if rows else 0}


def _account(row: Any) -> dict[str, Any]:
    account = dict(row)
    del account["found"]
    return account


def _meter(row: Any) -> dict[str, Any]:
    meter = dict(row)
    del meter["found"]
    meter["channels"] = [CHANNEL_NAMES[code] for code in meter["channels"]]
    return meter


async def _list(
    connection: Connection, sql: str, user_id: UUID, page: PageRequest, shape: Any
) -> dict[str, Any]:
    rows = await connection.fetch(sql, user_id, None, page.limit, page.offset)
    if not rows and page.offset:
        # Beyond the end: the rows cannot tell how many there are.
        first = await connection.fetch(sql, user_id, None, 1, 0)
        return {"items": [], "total": first[0]["found"] if first else 0}
    return _page(rows, shape)


async def list_accounts(connection: Connection, user_id: UUID, page: PageRequest) -> dict[str, Any]:
    """Return a page of the accounts that the user sees."""
    return await _list(connection, _ACCOUNTS, user_id, page, _account)


async def find_account(
    connection: Connection, user_id: UUID, account_id: int
) -> dict[str, Any] | None:
    """Return an account that the user sees, or None."""
    row = await connection.fetchrow(_ACCOUNTS, user_id, account_id, 1, 0)
    return None if row is None else _account(row)


async def list_meters(connection: Connection, user_id: UUID, page: PageRequest) -> dict[str, Any]:
    """Return a page of the meters that the user sees, replaced ones after those that measure."""
    return await _list(connection, _METERS, user_id, page, _meter)


async def find_meter(connection: Connection, user_id: UUID, meter_id: int) -> dict[str, Any] | None:
    """Return a meter that the user sees, or None."""
    row = await connection.fetchrow(_METERS, user_id, meter_id, 1, 0)
    return None if row is None else _meter(row)


def _pattern(word: str) -> str:
    for character in "\\%_":
        word = word.replace(character, f"\\{character}")
    return f"%{word}%"


async def search_accounts(
    connection: Connection, search: str, sort: str, page: PageRequest
) -> dict[str, Any]:
    """Return a page of all accounts whose number, subscriber and address hold every word."""
    words = search.lower().replace("ё", "е").replace("\0", " ").split()[:8]
    conditions = " AND ".join(f"search_text LIKE ${n}" for n in range(1, len(words) + 1))
    patterns = [_pattern(word) for word in words]
    key = account_key(search)
    if words and key.isdecimal() and key != search:
        # A number as a bill prints it, perhaps only its beginning.
        patterns.append(_pattern(key))
        conditions = f"(({conditions}) OR search_text LIKE ${len(patterns)})"
    where = f"WHERE {conditions}" if words else ""
    total = await connection.fetchval(f"SELECT count(*) FROM customer_accounts {where}", *patterns)
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
            limit=f"${len(patterns) + 1}",
            offset=f"${len(patterns) + 2}",
        ),
        *patterns,
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
