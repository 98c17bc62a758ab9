"""SQL of customers and accounts: rows that go straight out, and what is told of them."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from typing import Any, Literal
from uuid import UUID

from services.cabinet.access.queries import list_seen
from services.cabinet.access.visibility import (
    THEIR_CHANNELS,
    USERS_ACCOUNTS,
    accounts_meters,
    accounts_of,
    measure_only,
    users_of,
)
from services.cabinet.channels import CHANNELS
from services.cabinet.customers.accounts.models import Customer, CustomerAccount, CustomerAgreement
from services.cabinet.lines.queries import upsert_of
from services.kit.database import Connection, Database
from services.kit.pagination import PageRequest

_METERS = accounts_meters("page.account_id", "page.ongoing", "page.last_day")
# The page first, its meters after: some see thousands of accounts. What nobody has after the user's
# last day is closed; else it is another's now, or was taken from him or given up.
_TOLD = f"""
SELECT page.account_id AS id, page.number, c.name AS customer_name,
    coalesce(l.address, '') AS address, b.kind AS building_type,
    CASE WHEN page.ongoing AND page.told_customer_id = page.customer_id
        THEN page.contract_start ELSE page.first_day END AS contract_start,
    page.last_day AS contract_end, page.ongoing,
    CASE WHEN NOT page.ongoing
        THEN (page.last_day + make_interval(months => e.former_access_months))::date
    END AS kept_until,
    CASE WHEN page.ongoing THEN 'open'
        WHEN EXISTS (SELECT FROM account_holdings h WHERE h.account_id = page.account_id
            AND coalesce(h.last_day, 'infinity') > page.last_day) THEN 'former'
        ELSE 'closed' END AS state,
    k.meters_count, coalesce(k.feed_in_only, false) AS feed_in_only, page.found
FROM page JOIN customers c ON c.id = page.customer_id
CROSS JOIN supplier_settings e
CROSS JOIN LATERAL (
    SELECT count(DISTINCT m.meter_id) AS meters_count,
        {measure_only(CHANNELS["A-"])} AS feed_in_only
    FROM ({_METERS}) AS m {THEIR_CHANNELS}
) AS k
LEFT JOIN service_locations l ON l.id = page.service_location_id
LEFT JOIN buildings b ON b.id = l.building_id
ORDER BY page.ongoing DESC, page.number
"""


def _accounts(mine: str, which: str, limit: str) -> str:
    return f"""
WITH page AS MATERIALIZED (
    SELECT mine.*, a.number, a.contract_start, a.customer_id AS told_customer_id,
        count(*) OVER () AS found
    FROM ({mine}) AS mine JOIN customer_accounts a ON a.id = mine.account_id
    WHERE {which} ORDER BY mine.ongoing DESC, a.number {limit}
){_TOLD}"""


_ACCOUNTS = _accounts(USERS_ACCOUNTS, "$2::int IS NULL OR a.id = $2", "LIMIT $3 OFFSET $4")
# What the list does not tell of an account `$2` that the user `$1` sees.
_CARD = f"""
WITH mine AS (
    SELECT * FROM ({USERS_ACCOUNTS}) AS seen WHERE account_id = $2
), users AS (
    SELECT s.* FROM ({users_of("$2::int")}) AS s
)
SELECT e.name AS supplier, g.number AS agreement_number, g.starts_on AS agreement_start,
    (SELECT (min(linked_at) AT TIME ZONE e.time_zone)::date FROM users
        WHERE user_id = $1) AS yours_since,
    EXISTS (SELECT FROM users WHERE user_id = $1 AND linked) AS may_leave,
    ARRAY(SELECT CASE WHEN bool_or(linked) THEN 'linked' ELSE min(role) END AS seen_as
        FROM users WHERE mine.ongoing AND ongoing AND user_id <> $1
        GROUP BY user_id ORDER BY seen_as) AS others
FROM mine CROSS JOIN supplier_settings e
LEFT JOIN account_holdings h ON h.id = (
    SELECT k.id FROM account_holdings k
    WHERE k.account_id = mine.account_id AND k.customer_id = mine.customer_id
    ORDER BY k.first_day DESC NULLS LAST LIMIT 1)
LEFT JOIN customer_agreements g ON g.id = h.agreement_id
"""
_PLACES = f"""
SELECT l.address, count(*) AS meters_count
FROM ({USERS_ACCOUNTS}) AS mine
CROSS JOIN LATERAL (
    {accounts_meters("mine.account_id", "mine.ongoing", "mine.last_day")}) AS m
JOIN service_locations l ON l.id = m.service_location_id
WHERE mine.account_id = $2 GROUP BY l.id ORDER BY l.address LIMIT 200
"""
_COPIES = """
UPDATE customer_accounts a
SET customer_name = n.name, customer_email = n.email, address = n.address,
    search_text = n.search_text
FROM (
    SELECT b.id, c.name, coalesce(c.email, '') AS email, coalesce(l.address, '') AS address,
        replace(lower(concat_ws(' ', b.number, c.name, l.address, c.email)), 'ё', 'е')
            AS search_text
    FROM customer_accounts b JOIN customers c ON c.id = b.customer_id
    LEFT JOIN service_locations l ON l.id = b.service_location_id
    WHERE b.{column} = ANY($1::int[])
) AS n
WHERE n.id = a.id AND (a.customer_name, a.customer_email, a.address, a.search_text)
    IS DISTINCT FROM (n.name, n.email, n.address, n.search_text)
"""
UPSERT_CUSTOMERS = upsert_of(Customer, "external_id", "deletion_id")
UPSERT_AGREEMENTS = upsert_of(CustomerAgreement, "number", "price_category", "sale_kind")
UPSERT_ACCOUNTS = upsert_of(
    CustomerAccount,
    "number",
    "customer_name",
    "customer_email",
    "address",
    "search_text",
    "deletion_id",
)


def first_accounts(spans: str, count: int) -> str:
    """Return a query of the first accounts of spans as of `accounts_of`: columns as of the list.

    `found` is how many there are.
    """
    return _accounts(accounts_of(spans), "true", f"LIMIT {count}")


def accounts_told(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return rows of `first_accounts` as a page of the list."""
    return {"items": list(map(_account, rows)), "total": rows[0]["found"] if rows else 0}


def _account(row: Mapping[str, Any]) -> dict[str, Any]:
    account = dict(row)
    del account["found"]
    return account


async def list_accounts(
    connection: "Connection | Database", user_id: UUID, page: PageRequest
) -> dict[str, Any]:
    """Return a page of the accounts that the user sees."""
    return await list_seen(connection, _ACCOUNTS, user_id, page, _account)


async def find_account(
    connection: Connection, user_id: UUID, account_id: int
) -> dict[str, Any] | None:
    """Return the card of an account that the user sees, or None."""
    row = await connection.fetchrow(_ACCOUNTS, user_id, account_id, 1, 0)
    card = await connection.fetchrow(_CARD, user_id, account_id)
    if row is None or card is None:
        return None
    places = await connection.fetch(_PLACES, user_id, account_id)
    return _account(row) | dict(card) | {"places": [dict(place) for place in places]}


async def renew_copies(
    connection: Connection,
    column: Literal["id", "customer_id", "service_location_id"],
    ids: Sequence[int],
) -> None:
    """Give the accounts that the column names the present names and addresses to be found by."""
    await connection.execute(_COPIES.format(column=column), ids)
