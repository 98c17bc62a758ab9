"""SQL of holdings: whose accounts and usage points are, and since when anything is measured."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from datetime import date
from typing import Any

from services.cabinet.access.holdings.rules import Holding
from services.cabinet.lines.queries import execute_together
from services.kit.database import Connection

_CHAINS = """
SELECT a.number, a.id AS account_id, h.id, h.customer_id, h.agreement_id, h.service_location_id,
    h.first_day, h.last_day
FROM customer_accounts a JOIN account_holdings h ON h.account_id = a.id
WHERE a.number = ANY($1::text[])
ORDER BY a.id, h.first_day NULLS FIRST, h.id
"""
_MEASURED = """
SELECT t.account_id, min(c.first_day) AS day
FROM point_holdings t JOIN meter_installations i USING (usage_point_id)
JOIN meter_channels c USING (meter_id)
WHERE t.account_id = ANY($1::int[]) GROUP BY t.account_id
"""
_COLUMNS = "customer_id, agreement_id, service_location_id, first_day, last_day"
# All rows by one statement: what follows these tables is renewed once for each.
_HOLDINGS = (
    "unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::date[], $6::date[])"
    f" AS r(id, {_COLUMNS})"
)
_ADD = f"INSERT INTO account_holdings (account_id, {_COLUMNS}) SELECT * FROM {_HOLDINGS}"
_CHANGE = f"""
UPDATE account_holdings h SET ({_COLUMNS})
    = (SELECT r.customer_id, r.agreement_id, r.service_location_id, r.first_day, r.last_day)
FROM {_HOLDINGS} WHERE h.id = r.id
"""
_DROP = "DELETE FROM account_holdings WHERE id = ANY($1::int[])"
_KEYS = """
SELECT c.id, c.external_id FROM customers c WHERE c.id = ANY($1::int[])
"""
# Usage points that go to another account than they are at: which, whose, and what the day hangs on.
_PASSING_POINTS = """
SELECT p.id, a.id AS account_id, h.id AS holding_id, a.contract_start,
    NOT EXISTS (SELECT FROM point_holdings t WHERE t.account_id = a.id) AS first_point,
    coalesce(h.last_day, h.first_day, (
        SELECT min(c.first_day) FROM meter_installations i JOIN meter_channels c USING (meter_id)
        WHERE i.usage_point_id = p.id)) AS since
FROM unnest($1::uuid[], $2::int[]) AS told(mrid, account_id)
JOIN usage_points p ON p.mrid = told.mrid
LEFT JOIN customer_accounts a ON a.id = told.account_id
LEFT JOIN LATERAL (
    SELECT * FROM point_holdings h WHERE h.usage_point_id = p.id
    ORDER BY h.first_day DESC NULLS LAST, h.id DESC LIMIT 1) AS h ON true
WHERE (CASE WHEN h.last_day IS NULL THEN h.account_id END) IS DISTINCT FROM told.account_id
"""
_END_POINT = """
UPDATE point_holdings h SET last_day = least(h.last_day, r.day - 1)
FROM unnest($1::int[], $2::date[]) AS r(id, day) WHERE h.id = r.id
"""
_BEGIN_POINT = """
INSERT INTO point_holdings (usage_point_id, account_id, first_day)
SELECT * FROM unnest($1::int[], $2::int[], $3::date[])
"""
_HELD = f"id, account_id, {_COLUMNS}"
# What follows `account_holdings` is renewed by the database: nobody sees the accounts any more.
_SET_ASIDE = f"""
WITH gone AS (DELETE FROM account_holdings WHERE account_id = ANY($1::int[]) RETURNING {_HELD})
INSERT INTO set_aside_holdings ({_HELD}) SELECT {_HELD} FROM gone
"""
_PUT_BACK = f"""
WITH back AS (DELETE FROM set_aside_holdings WHERE account_id = ANY($1::int[]) RETURNING {_HELD})
INSERT INTO account_holdings ({_HELD}) OVERRIDING SYSTEM VALUE SELECT {_HELD} FROM back ORDER BY id
"""


async def list_chains(
    connection: Connection, numbers: Iterable[str]
) -> tuple[dict[str, int], dict[str, list[Holding]]]:
    """Return the inner keys of known accounts, and their holdings one after the other."""
    ids: dict[str, int] = {}
    chains: dict[str, list[Holding]] = defaultdict(list)
    for number, account_id, *holding in await connection.fetch(_CHAINS, list(numbers)):
        ids[number] = account_id
        chains[number].append(Holding(*holding))
    return ids, chains


async def list_measured_since(connection: Connection, accounts: Sequence[int]) -> dict[int, date]:
    """Return the first day of which anything was measured, by account; it reads all its meters."""
    rows = await connection.fetch(_MEASURED, accounts) if accounts else []
    return {row["account_id"]: row["day"] for row in rows}


async def put_holdings(
    connection: Connection, changed: Iterable[tuple[int, list[Holding], list[Holding]]]
) -> None:
    """Store what has changed of accounts' holdings: account, those before and those after."""
    added: list[tuple[Any, ...]] = []
    altered: list[tuple[Any, ...]] = []
    gone: list[int | None] = []
    for account_id, before, after in changed:
        known = {one.id: one for one in before}
        gone += known.keys() - {one.id for one in after}
        for one in after:
            _, *values = astuple(one)
            if one.id is None:
                added.append((account_id, *values))
            elif one != known[one.id]:
                altered.append((one.id, *values))
    if gone:
        await connection.execute(_DROP, gone)
    await execute_together(connection, _CHANGE, altered)
    await execute_together(connection, _ADD, added)


async def list_customer_keys(connection: Connection, customers: Iterable[int]) -> dict[int, str]:
    """Return the supplier's keys of customers."""
    rows = await connection.fetch(_KEYS, list(customers))
    return {row["id"]: row["external_id"] for row in rows}


async def list_passing_points(
    connection: Connection, told: Mapping[str, int | None]
) -> Sequence[Any]:
    """Return the known usage points that go to another account, or to none; `told` is by code."""
    return list(await connection.fetch(_PASSING_POINTS, list(told), list(told.values())))


async def pass_points(
    connection: Connection,
    ended: Sequence[tuple[int, date]],
    begun: Sequence[tuple[int, int, date | None]],
) -> None:
    """End holdings (id, the day after) and begin others (usage point, account, first day)."""
    await execute_together(connection, _END_POINT, ended)
    await execute_together(connection, _BEGIN_POINT, begun)


async def set_aside(connection: Connection, accounts: Sequence[int]) -> None:
    """Let nobody see these accounts, as if they were nobody's; `put_back` undoes it whole."""
    await connection.execute(_SET_ASIDE, accounts)


async def put_back(connection: Connection, accounts: Sequence[int]) -> None:
    """Let accounts that were set aside be whose they were, from when they were."""
    await connection.execute(_PUT_BACK, accounts)
