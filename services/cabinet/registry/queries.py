"""SQL of accounts and meters: rows that go straight out."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

import orjson

from services.cabinet.channels import CHANNEL_NAMES
from services.cabinet.registry.access import (
    METER_NAME,
    USERS_ACCOUNTS,
    USERS_METER_SPANS,
    accounts_meter_spans,
)
from services.contracts.account_numbers import account_key
from services.kit.database import Connection
from services.kit.pagination import PageRequest

# Present ones first; at each place the meter in service before those that it has replaced.
_METERS_ORDER = """v.ongoing DESC, number, v.in_service DESC, measured_last DESC NULLS LAST,
    v.removed_on DESC NULLS LAST, v.meter_id"""

# The page first, its meters after: some see thousands of accounts.
_ACCOUNTS = f"""
WITH page AS MATERIALIZED (
    SELECT mine.*, a.number, a.contract_start, a.customer_id AS told_customer_id,
        count(*) OVER () AS found
    FROM ({USERS_ACCOUNTS}) AS mine JOIN customer_accounts a ON a.id = mine.account_id
    WHERE $2::int IS NULL OR a.id = $2
    ORDER BY mine.ongoing DESC, a.number LIMIT $3 OFFSET $4
)
SELECT page.account_id AS id, page.number, c.name AS customer_name,
    coalesce(l.address, '') AS address, b.kind AS building_type,
    CASE WHEN page.ongoing AND page.told_customer_id = page.customer_id
        THEN page.contract_start ELSE page.first_day END AS contract_start,
    page.last_day AS contract_end, page.ongoing,
    CASE WHEN NOT page.ongoing
        THEN (page.last_day + make_interval(months => e.former_access_months))::date
    END AS kept_until,
    (SELECT count(DISTINCT meter_id) FROM ({accounts_meter_spans("page.account_id")}) AS v
        WHERE in_service AND CASE WHEN page.ongoing THEN v.ongoing
            ELSE v.last_day = page.last_day END) AS meters_count,
    page.found
FROM page JOIN customers c ON c.id = page.customer_id
CROSS JOIN supplier_settings e
LEFT JOIN service_locations l ON l.id = page.service_location_id
LEFT JOIN buildings b ON b.id = l.building_id
ORDER BY page.ongoing DESC, page.number
"""

# Each meter once, at the account of the last of the user's times with it. First and last day are
# those of its place: a chart runs across replacements.
_METERS = f"""
WITH spans AS MATERIALIZED ({USERS_METER_SPANS}), page AS MATERIALIZED (
    SELECT v.*, a.number, count(*) OVER () AS found,
        (SELECT max(last_day) FROM meter_channels WHERE meter_id = v.meter_id) AS measured_last
    FROM (
        SELECT DISTINCT ON (meter_id) * FROM spans
        ORDER BY meter_id, coalesce(last_day, 'infinity') DESC, first_day DESC NULLS LAST
    ) AS v
    JOIN customer_accounts a ON a.id = v.account_id
    WHERE $2::int IS NULL OR v.meter_id = $2
    ORDER BY {_METERS_ORDER} LIMIT $3 OFFSET $4
)
SELECT m.id, m.serial_number, {METER_NAME} AS name, o.name AS model, o.manufacturer,
    v.account_id, v.number AS account_number, v.usage_point_id, l.address,
    v.ongoing, CASE WHEN NOT v.ongoing THEN v.last_day END AS until, v.in_service, v.removed_on,
    s.state AS connection_state,
    coalesce(c.channels, ARRAY[]::smallint[]) AS channels, c.first_day, c.last_day,
    v.time_zone, v.found
FROM page AS v
JOIN usage_points p ON p.id = v.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
JOIN meters m ON m.id = v.meter_id
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT c.channel ORDER BY c.channel) AS channels,
        min(greatest(c.first_day, s.first_day)) AS first_day,
        max(least(c.last_day, s.last_day)) AS last_day
    FROM spans s JOIN meter_channels c ON c.meter_id = s.meter_id
    WHERE s.usage_point_id = v.usage_point_id
        AND greatest(c.first_day, s.first_day) <= least(c.last_day, s.last_day)) AS c ON true
LEFT JOIN LATERAL (
    SELECT state FROM connection_states WHERE meter_id = m.id AND v.ongoing AND v.in_service
    ORDER BY changed_at DESC LIMIT 1) AS s ON true
ORDER BY {_METERS_ORDER}
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


async def search_accounts(
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
