"""SQL of staff's cards of accounts and subscribers."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import orjson

from services.cabinet.edits.queries import edits_text
from services.cabinet.metering.account_cards.rules import address_of
from services.contracts.account_numbers import account_key
from services.kit.database import Connection
from services.kit.staff import looking

# Reads rows, or reads them and writes that they were looked at.
Fetch = Callable[..., Awaitable[Sequence[Any]]]

# What a card holds beside what staff may change: keys that its writes need.
_ACCOUNT = f"""
SELECT a.id, a.number, a.contract_start, a.contract_end, a.service_location_id, a.customer_id,
    a.agreement_id, g.number AS agreement_number, b.id AS building_id, b.kind AS building_type,
    b.region, b.locality, b.street, b.house, l.flat, l.address,
    c.name AS customer_name, c.kind AS customer_kind,
    {edits_text("'account', a.id", "'building', b.id")} AS edits
FROM customer_accounts a JOIN customers c ON c.id = a.customer_id
LEFT JOIN customer_agreements g ON g.id = a.agreement_id
LEFT JOIN service_locations l ON l.id = a.service_location_id
LEFT JOIN buildings b ON b.id = l.building_id
WHERE a.id = $1 AND a.deletion_id IS NULL
"""
_MOST = 200
_ACCOUNTS = f"""
SELECT id, number, address, contract_start, contract_end, count(*) OVER () AS found
FROM customer_accounts WHERE customer_id = $1 AND deletion_id IS NULL ORDER BY number LIMIT {_MOST}
"""
_METERS = f"""
SELECT m.id, m.serial_number, o.name AS model, a.number AS account_number, l.address,
    t.name AS tariff, i.installed_on, count(*) OVER () AS found
FROM customer_accounts a JOIN usage_points p ON p.account_id = a.id
JOIN service_locations l ON l.id = p.service_location_id
LEFT JOIN tariff_schedules t ON t.id = p.tariff_schedule_id
JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
JOIN meters m ON m.id = i.meter_id
LEFT JOIN meter_models o ON o.id = m.model_id
WHERE a.customer_id = $1 AND a.deletion_id IS NULL
ORDER BY a.number, m.serial_number, m.id LIMIT {_MOST}
"""
_CUSTOMER = f"""
SELECT c.id, c.external_id, c.kind, c.name, c.email, c.phone, c.inn,
    {edits_text("'customer', c.id")} AS edits,
    (SELECT json_agg(one) FROM ({_ACCOUNTS}) AS one)::text AS accounts,
    (SELECT json_agg(one) FROM ({_METERS}) AS one)::text AS meters
FROM customers c WHERE c.id = $1 AND c.deletion_id IS NULL
"""
_LOOKING = {"account": looking(_ACCOUNT), "customer": looking(_CUSTOMER)}
_TAKEN = """
SELECT EXISTS (SELECT FROM customer_accounts WHERE number_key IN ($1, upper($1)))
"""
_ADDRESSES = "SELECT id, address FROM service_locations WHERE id = ANY($1::int[])"
_POINTS_AT = """
SELECT id, service_location_id FROM usage_points
WHERE account_id = $1 AND service_location_id = $2 FOR UPDATE
"""
_MOVE = "UPDATE usage_points SET service_location_id = $2 WHERE id = ANY($1::int[])"


async def find_account(
    fetch: Fetch, account_id: int, look: tuple[Any, ...] | None = None
) -> Any | None:
    """Return all that an account's card is made of, or None: there is none, or it is deleted.

    With a look's values the log is told of it; `fetch` then writes.
    """
    return await _found(fetch, _ACCOUNT, "account", account_id, look)


async def _found(
    fetch: Fetch, statement: str, kind: str, key: int, look: tuple[Any, ...] | None
) -> Any | None:
    if look is None:
        rows = await fetch(statement, key)
    else:
        rows = await fetch(_LOOKING[kind], key, *look)
    return rows[0] if rows else None


def account_shown(row: Any) -> dict[str, Any]:
    """Return an account's card but for its differences."""
    return {
        "id": row["id"],
        "number": row["number"],
        "customer": {
            "id": row["customer_id"],
            "name": row["customer_name"],
            "kind": row["customer_kind"],
        },
        "agreement_number": row["agreement_number"],
        "address": address_of(row),
        "building_type": row["building_type"],
        "contract_start": row["contract_start"],
        "contract_end": row["contract_end"],
    }


async def find_customer(
    fetch: Fetch, customer_id: int, look: tuple[Any, ...] | None = None
) -> Any | None:
    """Return all that a subscriber's card is made of, or None: there is none, or he is deleted.

    A look as at `find_account`.
    """
    return await _found(fetch, _CUSTOMER, "customer", customer_id, look)


def customers_things(row: Any) -> dict[str, Any]:
    """Return a subscriber's accounts and their meters in service, as his card has them."""
    things: dict[str, Any] = {}
    for name in ("accounts", "meters"):
        found = orjson.loads(row[name] or "[]")
        things |= {name: found, f"{name}_total": found[0]["found"] if found else 0}
        for one in found:
            del one["found"]
    return things


async def is_number_taken(connection: Connection, number: str) -> bool:
    """Say whether an account, also a deleted one, has this number in some spelling."""
    taken: bool = await connection.fetchval(_TAKEN, account_key(number))
    return taken


async def list_addresses(fetch: Fetch, locations: Iterable[int]) -> dict[int, str]:
    """Return addresses in words by the inner keys of energy objects."""
    rows = await fetch(_ADDRESSES, list(locations))
    return {row["id"]: row["address"] for row in rows}


async def list_points_at(
    connection: Connection, account_id: int, location_id: int
) -> dict[int, int]:
    """Return the usage points of an account at an energy object: inner key -> that object."""
    rows = await connection.fetch(_POINTS_AT, account_id, location_id)
    return {row["id"]: row["service_location_id"] for row in rows}


async def move_points(connection: Connection, points: Iterable[int], location_id: int) -> None:
    """Let usage points be at another energy object."""
    await connection.execute(_MOVE, list(points), location_id)
