"""Thousands of households of one long street, a user each, straight into the databases."""

from typing import Any

import asyncpg

# An area around all of them.
AREA = {
    "kind": "area",
    "polygon": {
        "type": "Polygon",
        "coordinates": [[[72.9, 54.9], [73.2, 54.9], [73.2, 55.1], [72.9, 55.1], [72.9, 54.9]]],
    },
}
_REGISTRY = """
INSERT INTO buildings (address_key, locality, street, house, place)
SELECT 'b' || n, 'Образцовск', 'ул. Долгая', n::text,
    ST_SetSRID(ST_MakePoint(73.0 + n * 0.0001, 55.0), 4326)
FROM generate_series(1, 500) AS n;
INSERT INTO customers (external_id, kind, name)
SELECT 'c' || n, 'individual', 'Белов Иван ' || n FROM generate_series(1, {accounts}) AS n;
INSERT INTO service_locations (external_id, building_id, flat, address)
SELECT 'l' || n, b.id, n::text, 'Образцовск, ул. Долгая, д. ' || b.house || ', кв. ' || n
FROM generate_series(1, {accounts}) AS n JOIN buildings b ON b.address_key = 'b' || (n % 500 + 1);
INSERT INTO customer_accounts (number, customer_id, service_location_id, customer_name, address)
SELECT '77' || lpad(n::text, 8, '0'), c.id, l.id, c.name, l.address
FROM generate_series(1, {accounts}) AS n JOIN customers c ON c.external_id = 'c' || n
JOIN service_locations l ON l.external_id = 'l' || n;
INSERT INTO account_users (user_id, account_id, customer_id)
SELECT md5('user' || a.number)::uuid, a.id, a.customer_id FROM customer_accounts a;
"""
_RECIPIENTS = """
INSERT INTO recipients (user_id, user_class, display_name, email, language, active, as_of)
SELECT md5('user' || '77' || lpad(n::text, 8, '0'))::uuid, 'consumer', 'Белов Иван',
    CASE WHEN n % {every} = 0 THEN 'reader' || n || '@example.org' END,
    CASE WHEN n % 10 = 0 THEN 'en' ELSE 'ru' END, true, now()
FROM generate_series(1, {accounts}) AS n;
"""


async def crowd(databases: dict[str, dict[str, Any]], accounts: int, *, every: int = 1) -> None:
    """Let so many accounts be there in 500 houses; one in `every` users has an address to write to.

    `databases`: settings of cabinet and of notifications.
    """
    await _fill(databases["cabinet"], _REGISTRY.format(accounts=accounts))
    await _fill(databases["notifications"], _RECIPIENTS.format(accounts=accounts, every=every))


async def _fill(settings: dict[str, Any], statements: str) -> None:
    connection = await asyncpg.connect(
        host=settings["database_host"],
        port=settings["database_port"],
        user=settings["database_user"],
        password=settings["database_password"],
        database=settings["database_name"],
    )
    try:
        await connection.execute(statements)
        await connection.execute("ANALYZE")
    finally:
        await connection.close()
