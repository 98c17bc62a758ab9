"""SQL of orders."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import day_begins
from services.cabinet.content.entries.rules import pattern_of
from services.cabinet.content.orders.schemas import OrdersQuery
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page

_OWN = """o.id, o.number, o.account_id, a.number AS account_number, o.service_id, o.title,
    o.title_en, o.price_from, o.contact_name, o.phone, o.comment, o.state, o.answer, o.ordered_at,
    o.changed_at"""
_STAFFS = f"{_OWN}, a.customer_name, coalesce(a.address, '') AS address, o.changed_by"
_FROM = "FROM service_orders o JOIN customer_accounts a ON a.id = o.account_id"
_VIEW = f"""{_FROM} WHERE ($1::text IS NULL OR o.state = $1)
    AND ($2 = '' OR concat_ws(' ', o.number, a.number, a.customer_name, a.address, o.title,
        o.title_en, o.contact_name, o.phone) ILIKE $2)
    AND ($3::date IS NULL OR o.ordered_at >= {day_begins("$3")})
    AND ($4::date IS NULL OR o.ordered_at < {day_begins("($4::date + 1)")})
    AND ($5::int IS NULL OR o.service_id = $5)"""
_NEW = "SELECT count(*) FROM service_orders WHERE state = 'new'"
_FIND_SERVICE = """
SELECT live ->> 'title' AS title, live ->> 'title_en' AS title_en,
    (live ->> 'price_from')::bigint AS price_from
FROM content_entries WHERE id = $1 AND kind = 'service' AND live IS NOT NULL
"""
_ADD = """
INSERT INTO service_orders (id, key, user_id, account_id, service_id, title, title_en, price_from,
    contact_name, phone, comment)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (user_id, key) DO NOTHING
"""
_WAITING = "SELECT count(*) FROM service_orders WHERE user_id = $1 AND state = 'new'"
_WRITE = """
UPDATE service_orders SET state = $2, answer = $3, changed_at = now(), changed_by = $4
WHERE id = $1
"""
_CANCEL = """
UPDATE service_orders SET state = 'cancelled', changed_at = now(), changed_by = ''
WHERE id = $1 AND state = 'new' RETURNING id
"""
# The order stays for the supplier's books; whom it called does not.
_FORGET = """
UPDATE service_orders SET contact_name = '', phone = '', comment = '',
    state = CASE WHEN state = 'new' THEN 'cancelled' ELSE state END
WHERE user_id = $1
"""


async def find_service(connection: Connection, service_id: int) -> Any:
    """Return what a service is called and costs, if it is published; or None."""
    return await connection.fetchrow(_FIND_SERVICE, service_id)


async def count_waiting(connection: Connection, user_id: UUID) -> int:
    """Return how many orders of a user nobody has looked at."""
    count: int = await connection.fetchval(_WAITING, user_id)
    return count


async def add_order(connection: Connection, *values: Any) -> None:
    """Add an order (as the columns of `_ADD` are), unless the user has sent its key before."""
    await connection.execute(_ADD, *values)


async def find_by_key(connection: Connection, user_id: UUID, key: UUID) -> Any:
    """Return a user's order by the page's key, or None."""
    return await connection.fetchrow(
        f"SELECT {_OWN} {_FROM} WHERE o.user_id = $1 AND o.key = $2", user_id, key
    )


async def find_own(connection: Connection, user_id: UUID, order_id: UUID) -> Any:
    """Return an order of a user's, or None."""
    return await connection.fetchrow(
        f"SELECT {_OWN} {_FROM} WHERE o.user_id = $1 AND o.id = $2", user_id, order_id
    )


async def list_own(connection: Connection, user_id: UUID, page: PageRequest) -> dict[str, Any]:
    """Return a page of a user's orders, the latest first."""
    source = f"{_FROM} WHERE o.user_id = $1"
    return await fetch_page(connection, _OWN, source, page, user_id, order="o.number DESC")


def _values(wanted: OrdersQuery) -> tuple[Any, ...]:
    search = wanted.search.strip().lstrip("№").strip()
    return (
        wanted.state,
        pattern_of(search),
        wanted.first_day,
        wanted.last_day,
        wanted.service_id,
    )


async def list_orders(
    connection: Connection, wanted: OrdersQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of the orders of a view, the latest first."""
    return await fetch_page(
        connection, _STAFFS, _VIEW, page, *_values(wanted), order="o.number DESC"
    )


async def count_orders(connection: Connection, wanted: OrdersQuery) -> int:
    """Return how many orders a view has."""
    count: int = await connection.fetchval(f"SELECT count(*) {_VIEW}", *_values(wanted))
    return count


async def stream_orders(
    connection: Connection, wanted: OrdersQuery, at_once: int
) -> AsyncIterator[list[dict[str, Any]]]:
    """Yield the orders of a view, the latest first, some at a time; inside a transaction."""
    sql = f"SELECT {_STAFFS} {_VIEW} ORDER BY o.number DESC"
    cursor = await connection.cursor(sql, *_values(wanted))
    while found := await cursor.fetch(at_once):
        yield [dict(row) for row in found]


async def count_new(connection: Connection) -> int:
    """Return how many orders nobody has looked at."""
    count: int = await connection.fetchval(_NEW)
    return count


async def find_orderer(connection: Connection, order_id: UUID) -> Any:
    """Return an order with whose it is."""
    return await connection.fetchrow("SELECT * FROM service_orders WHERE id = $1", order_id)


async def find_order(connection: Connection, order_id: UUID, *, lock: bool = False) -> Any:
    """Return any order as staff see it, or None; `lock`: nobody else changes it meanwhile."""
    if lock:
        await connection.execute("SELECT FROM service_orders WHERE id = $1 FOR UPDATE", order_id)
    row = await connection.fetchrow(f"SELECT {_STAFFS} {_FROM} WHERE o.id = $1", order_id)
    return None if row is None else dict(row)


async def write_order(
    connection: Connection, order_id: UUID, state: str, answer: str, by: str
) -> None:
    """Say what has become of an order."""
    await connection.execute(_WRITE, order_id, state, answer, by)


async def cancel(connection: Connection, order_id: UUID) -> bool:
    """Cancel an order that nobody has begun with; False when somebody has."""
    return await connection.fetchval(_CANCEL, order_id) is not None


async def forget_user(connection: Connection, user_id: UUID) -> None:
    """Forget whom a removed user's orders were to call."""
    await connection.execute(_FORGET, user_id)
