"""SQL of what staff delete: hidden, listed, brought back, and settled when the term is over."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import users_of
from services.cabinet.customers.deletions.rules import TERM
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page

_ACCOUNTS = """
SELECT id, number, customer_id, contract_start, contract_end FROM customer_accounts
WHERE (id = ANY($1::int[]) OR customer_id = ANY($2::int[])) AND deletion_id IS NULL ORDER BY id
"""
_CUSTOMERS = "SELECT id FROM customers WHERE id = ANY($1::int[]) AND deletion_id IS NULL"
_USERS = f"""
SELECT count(DISTINCT s.user_id) FROM unnest($1::int[]) AS gone(id)
JOIN LATERAL ({users_of("gone.id")}) AS s ON s.ongoing
"""
_ADD = """
INSERT INTO deletions (deleted_at, deleted_by, deleter) VALUES ($1, $2, $3) RETURNING id
"""
_MARK = "UPDATE {table} SET deletion_id = $1 WHERE id = ANY($2::int[])"
_FIND = "SELECT id, deleted_at, restored_at, settled_at FROM deletions WHERE id = $1 FOR UPDATE"
_RESTORE = "UPDATE deletions SET restored_at = now() WHERE id = $1"
_OF = "SELECT id, number, customer_id FROM customer_accounts WHERE deletion_id = $1 ORDER BY id"
_FREE = "UPDATE {table} SET deletion_id = NULL WHERE deletion_id = $1"
_LISTED = """d.id, d.deleted_at, d.deleter, d.restored_at,
    d.deleted_at + $1::interval AS restorable_until,
    (SELECT count(*) FROM customer_accounts a WHERE a.deletion_id = d.id) AS accounts,
    (SELECT count(*) FROM customers c WHERE c.deletion_id = d.id) AS customers,
    ARRAY(SELECT a.number FROM customer_accounts a WHERE a.deletion_id = d.id
        ORDER BY a.number LIMIT 5) AS numbers"""
_RECENT = "FROM deletions d WHERE d.restored_at IS NULL AND d.settled_at IS NULL"
_KNOWN_DELETED = """
SELECT a.number AS key, d.deleted_at
FROM customer_accounts a JOIN deletions d ON d.id = a.deletion_id
WHERE a.number = ANY($1::text[]) AND a.deletion_id IS NOT NULL
"""
_CUSTOMERS_DELETED = """
SELECT c.external_id AS key, d.deleted_at FROM customers c JOIN deletions d ON d.id = c.deletion_id
WHERE c.external_id = ANY($1::text[]) AND c.deletion_id IS NOT NULL
"""
# What nobody can bring back any more gives its keys and people's contacts away; what was measured
# stays with the meters.
_OVER = (
    "SELECT id FROM deletions WHERE settled_at IS NULL AND restored_at IS NULL AND deleted_at < $1"
)
_SETTLE = (
    """UPDATE customer_accounts SET number = 'deleted:' || id, search_text = '',
        customer_name = '', customer_email = '' WHERE deletion_id = ANY($1::int[])""",
    """UPDATE customers SET external_id = 'deleted:' || id, name = '', email = NULL, phone = NULL,
        inn = NULL WHERE deletion_id = ANY($1::int[])""",
    """DELETE FROM set_aside_holdings h USING customer_accounts a
        WHERE a.id = h.account_id AND a.deletion_id = ANY($1::int[])""",
    """DELETE FROM account_users u USING customer_accounts a
        WHERE a.id = u.account_id AND a.deletion_id = ANY($1::int[])""",
    """DELETE FROM staff_edits e USING customer_accounts a WHERE e.kind = 'account'
        AND e.object_id = a.id AND a.deletion_id = ANY($1::int[])""",
    """DELETE FROM staff_edits e USING customers c WHERE e.kind = 'customer'
        AND e.object_id = c.id AND c.deletion_id = ANY($1::int[])""",
    "UPDATE deletions SET settled_at = now() WHERE id = ANY($1::int[])",
)


async def list_touched(
    connection: Connection, accounts: Sequence[int], customers: Sequence[int]
) -> tuple[list[Any], list[int]]:
    """Return the present accounts among these and of these customers, and present customers."""
    rows = await connection.fetch(_ACCOUNTS, accounts, customers)
    found = await connection.fetch(_CUSTOMERS, customers) if customers else []
    return list(rows), [row["id"] for row in found]


async def count_users(connection: Connection, accounts: Sequence[int]) -> int:
    """Return how many users see any of these accounts today."""
    users: int = await connection.fetchval(_USERS, accounts)
    return users


async def add_deletion(
    connection: Connection,
    accounts: Sequence[int],
    customers: Sequence[int],
    *,
    now: datetime,
    staff_id: UUID,
    name: str,
) -> int:
    """Hide accounts and customers; return the deletion's id."""
    deletion_id: int = await connection.fetchval(_ADD, now, staff_id, name)
    await connection.execute(_MARK.format(table="customer_accounts"), deletion_id, accounts)
    await connection.execute(_MARK.format(table="customers"), deletion_id, customers)
    return deletion_id


async def find_deletion(connection: Connection, deletion_id: int) -> Any | None:
    """Return a deletion, locked, or None."""
    return await connection.fetchrow(_FIND, deletion_id)


async def list_deleted(connection: Connection, deletion_id: int) -> list[Any]:
    """Return the accounts that one deletion hides."""
    return list(await connection.fetch(_OF, deletion_id))


async def restore(connection: Connection, deletion_id: int) -> None:
    """Hide accounts and customers no more."""
    await connection.execute(_FREE.format(table="customer_accounts"), deletion_id)
    await connection.execute(_FREE.format(table="customers"), deletion_id)
    await connection.execute(_RESTORE, deletion_id)


async def list_deletions(connection: Connection, page: PageRequest) -> dict[str, Any]:
    """Return a page of what can be brought back, the latest first."""
    return await fetch_page(
        connection, _LISTED, f"{_RECENT} AND d.deleted_at > now() - $1::interval", page, TERM,
        order="d.deleted_at DESC, d.id DESC",
    )  # fmt: skip


async def list_deleted_keys(
    connection: Connection, numbers: Iterable[str], customers: Iterable[str]
) -> tuple[dict[str, datetime], dict[str, datetime]]:
    """Return which account numbers, and keys of customers, staff have deleted, and when."""
    accounts = await connection.fetch(_KNOWN_DELETED, list(numbers))
    people = await connection.fetch(_CUSTOMERS_DELETED, list(customers))
    return (
        {row["key"]: row["deleted_at"] for row in accounts},
        {row["key"]: row["deleted_at"] for row in people},
    )


async def settle_old(connection: Connection, before: datetime) -> None:
    """End the term of what was deleted before a moment: numbers are free, contacts forgotten."""
    over = [row["id"] for row in await connection.fetch(_OVER, before)]
    if over:
        for statement in _SETTLE:
            await connection.execute(statement, over)
