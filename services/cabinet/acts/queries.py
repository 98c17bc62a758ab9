"""SQL of what a consumer may ask the log about, and of what systems have handed in."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from urllib.parse import unquote
from uuid import UUID

from services.cabinet.access.visibility import USERS_METER_SPANS, account_spans
from services.cabinet.acts.rules import MOST_CUSTOMERS
from services.cabinet.metering.consumption.packed_months import read_days
from services.cabinet.metering.registers.queries import BY_HAND
from services.contracts.acts import MOST_OBJECTS
from services.kit.database import Connection

# Each is asked for by its key and by its number, and most are of one customer.
_MOST_ACCOUNTS = (MOST_OBJECTS - MOST_CUSTOMERS) // 2 - 1
# The times of a user's accounts as moments: what was done before or after is another's.
_ACCOUNTS = f"""
SELECT a.account_id, c.number, a.customers,
    (a.first_day::timestamp AT TIME ZONE e.time_zone) AS since,
    ((a.last_day + 1)::timestamp AT TIME ZONE e.time_zone) AS until
FROM (
    SELECT account_id, nullif(min(coalesce(first_day, '-infinity')), '-infinity') AS first_day,
        nullif(max(coalesce(last_day, 'infinity')), 'infinity') AS last_day,
        array_agg(DISTINCT customer_id) AS customers
    FROM ({account_spans("{user} = $1")}) AS spans GROUP BY account_id
) AS a
JOIN customer_accounts c ON c.id = a.account_id
CROSS JOIN supplier_settings e
ORDER BY a.account_id LIMIT $2
"""
# The meters of a user's accounts; what is done with one counts for as long as the account is his,
# since a replacement is often told after its day.
_METERS = f"""
SELECT DISTINCT meter_id, account_id FROM ({USERS_METER_SPANS}) AS v
ORDER BY account_id, meter_id LIMIT $2
"""
# What is older than that is looked for no further: the last delivery is what is told. Of a meter
# whose days are all packed it is the last day's, in the newest of its months.
_LAST = f"""
WITH mine AS MATERIALIZED (
    SELECT DISTINCT meter_id FROM ({USERS_METER_SPANS}) AS v WHERE ongoing LIMIT 200
), last AS (
    SELECT l.* FROM mine CROSS JOIN LATERAL (
        (SELECT batch, NULL::int AS packed, NULL::bytea AS days FROM interval_profile p
         WHERE p.meter_id = mine.meter_id AND p.day > current_date - 40
         ORDER BY p.day DESC LIMIT 1)
        UNION ALL
        (SELECT NULL, packed, days FROM interval_months i
         WHERE i.meter_id = mine.meter_id AND i.month > current_date - 71 AND i.packed <> 0
             AND NOT EXISTS (SELECT FROM interval_profile p
                 WHERE p.meter_id = mine.meter_id AND p.day > current_date - 40)
         ORDER BY i.month DESC LIMIT 1)
        UNION ALL
        (SELECT batch, NULL, NULL FROM register_readings r
         WHERE r.meter_id = mine.meter_id AND r.taken_at > now() - interval '400 days'
            AND r.batch <> {BY_HAND}
         ORDER BY r.taken_at DESC LIMIT 1)
    ) AS l
)
SELECT * FROM last
"""
_DELIVERIES = """
SELECT source AS sender, kind, max(received_at) AS at
FROM intake_batches WHERE number = ANY ($1::int[])
GROUP BY source, kind ORDER BY at DESC
"""


async def list_own_accounts(connection: Connection, user_id: UUID) -> list[dict[str, Any]]:
    """Return inner key, number and customers of each account of the user, with his time of it."""
    return [dict(row) for row in await connection.fetch(_ACCOUNTS, user_id, _MOST_ACCOUNTS)]


async def list_own_meters(connection: Connection, user_id: UUID, most: int) -> list[dict[str, Any]]:
    """Return inner keys of at most so many meters of the user, and of their accounts."""
    return [dict(row) for row in await connection.fetch(_METERS, user_id, most)]


async def list_deliveries(connection: Connection, user_id: UUID) -> list[dict[str, Any]]:
    """Return by sender and kind when something came about the user's meters last."""
    batches = {
        row["batch"] if row["days"] is None else read_days(row["days"], row["packed"])[-1].batch
        for row in await connection.fetch(_LAST, user_id)
    }
    rows = await connection.fetch(_DELIVERIES, list(batches))
    # A header holds ASCII only, and so does what was kept of it.
    return [dict(row) | {"sender": unquote(row["sender"])} for row in rows]
