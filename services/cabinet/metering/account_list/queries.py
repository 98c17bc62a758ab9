"""SQL of staff's list of accounts."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import orjson

from services.cabinet.customers.deletions.rules import MOST_AT_ONCE
from services.cabinet.metering.account_search.queries import DIFFERS, Condition, condition_of
from services.cabinet.metering.account_search.schemas import AccountView
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_FIRST_SERIAL = """LEFT JOIN (
    SELECT p.account_id, min(m.serial_number) AS first_serial FROM usage_points p
    JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
    JOIN meters m ON m.id = i.meter_id GROUP BY p.account_id) AS s ON s.account_id = a.id"""


class _Order(NamedTuple):
    """What a column is sorted by: an expression on rows `a`, and what must be joined for it."""

    by: str
    joined: str = ""


# Each is the beginning of an index but the meters', which are of another table.
_ORDERS = {
    "number": _Order("a.number"),
    "customer": _Order("a.customer_name"),
    "address": _Order("a.address"),
    "email": _Order("a.customer_email"),
    "meters": _Order("coalesce(s.first_serial, '')", _FIRST_SERIAL),
}
# The page first, its details after: a sort over 100 000 accounts must stay inside one index.
_PAGE = """
    SELECT a.id, a.number, a.address, a.customer_id, a.contract_start, a.contract_end,
        {by} AS sorted_by
    FROM customer_accounts a {joined} WHERE {where} ORDER BY {order}"""
_DETAILS = """
SELECT a.id, a.number, a.address, c.email, c.id AS customer_id, c.name AS customer_name,
    c.kind AS customer_kind, a.contract_start, a.contract_end, {differs} AS differs,
    coalesce(m.meters, '[]')::text AS meters,
    ARRAY(SELECT DISTINCT t.name FROM usage_points p
        JOIN tariff_schedules t ON t.id = p.tariff_schedule_id
        WHERE p.account_id = a.id ORDER BY t.name) AS tariffs,
    (SELECT count(*) FROM account_users u WHERE u.account_id = a.id
        AND u.customer_id = a.customer_id AND u.taken_at IS NULL) AS users
FROM ({page}) AS a
JOIN customers c ON c.id = a.customer_id
LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', m.id, 'serial_number', m.serial_number,
        'model', o.name) ORDER BY m.serial_number) AS meters
    FROM usage_points p
    JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
    JOIN meters m ON m.id = i.meter_id LEFT JOIN meter_models o ON o.id = m.model_id
    WHERE p.account_id = a.id) AS m ON true
ORDER BY a.sorted_by {direction}, a.id {direction}
"""
_COUNT = "SELECT count(*) FROM customer_accounts a WHERE {where}"
# All of them from an index alone, less the few that are hidden.
_COUNT_ALL = """
SELECT (SELECT count(*) FROM customer_accounts)
    - (SELECT count(*) FROM customer_accounts WHERE deletion_id IS NOT NULL)
"""
_MOST_CHOICES = 500
_LOCALITIES = f"SELECT DISTINCT locality FROM buildings ORDER BY locality LIMIT {_MOST_CHOICES}"
_TARIFFS = f"SELECT id, name FROM tariff_schedules ORDER BY name LIMIT {_MOST_CHOICES}"


def _ordered(view: AccountView, condition: Condition, *, backwards: bool = False) -> dict[str, str]:
    """Return the parts of `_PAGE` and `_DETAILS` that a view's order makes."""
    order = _ORDERS[view.sort.removeprefix("-")]
    direction = "DESC" if view.sort.startswith("-") != backwards else "ASC"
    page = _PAGE.format(
        by=order.by,
        joined=order.joined,
        where=condition.where(),
        order=f"{order.by} {direction}, a.id {direction}",
    )
    return {"page": page, "direction": direction, "differs": DIFFERS}


async def _asked(connection: Connection, view: AccountView) -> tuple[Condition, int]:
    """Return the condition of a view, and how many accounts it finds."""
    condition = await condition_of(connection, view)
    count = _COUNT.format(where=condition.where()) if condition.narrows else _COUNT_ALL
    return condition, await connection.fetchval(count, *condition.values)


async def list_accounts(
    connection: Connection, view: AccountView, page: PageRequest
) -> dict[str, Any]:
    """Return a page of the accounts of a view, and how many there are in all."""
    condition, total = await _asked(connection, view)
    if page.offset >= total:
        return {"items": [], "total": total}
    count = max(min(page.limit, total - page.offset), 0)
    offset = page.offset
    # The last pages are reached from the end, so that none is further away than the middle.
    from_end = offset > total // 2
    if from_end:
        offset = max(total - offset - count, 0)
    parts = _ordered(view, condition, backwards=from_end)
    parts["page"] += f" LIMIT {condition.value(count)} OFFSET {condition.value(offset)}"
    rows = await connection.fetch(_DETAILS.format(**parts), *condition.values)
    items = [account_shown(row) for row in rows]
    return {"items": items[::-1] if from_end else items, "total": total}


async def list_chosen(connection: Connection, view: AccountView) -> dict[str, Any]:
    """Return keys of the first accounts of a view, as many as can be acted on at once."""
    condition, total = await _asked(connection, view)
    page = _ordered(view, condition)["page"] + f" LIMIT {MOST_AT_ONCE}"
    rows = await connection.fetch(
        f"SELECT id, number, customer_id FROM ({page}) AS chosen", *condition.values
    )
    return {"items": [dict(row) for row in rows], "total": total}


async def count_accounts(connection: Connection, view: AccountView) -> int:
    """Return how many accounts a view has."""
    _, total = await _asked(connection, view)
    return total


async def stream_accounts(
    connection: Connection, view: AccountView, at_once: int
) -> AsyncIterator[list[dict[str, Any]]]:
    """Yield the accounts of a view in its order, some at a time; inside a transaction."""
    condition, _ = await _asked(connection, view)
    cursor = await connection.cursor(
        _DETAILS.format(**_ordered(view, condition)), *condition.values
    )
    while rows := await cursor.fetch(at_once):
        yield [account_shown(row) for row in rows]


async def list_choices(connection: Connection) -> dict[str, Any]:
    """Return the towns and tariffs that accounts can be filtered by."""
    return {
        "localities": [row["locality"] for row in await connection.fetch(_LOCALITIES)],
        "tariffs": [dict(row) for row in await connection.fetch(_TARIFFS)],
    }


def account_shown(row: Any) -> dict[str, Any]:
    """Return an account as the list shows it."""
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
        "contract_start": row["contract_start"],
        "contract_end": row["contract_end"],
        "tariffs": list(row["tariffs"]),
        "users": row["users"],
        "differs": row["differs"],
    }
