"""SQL of what hangs on accounts that are to be deleted."""

from collections.abc import Sequence

from services.kit.database import Connection

# Meters of accounts, and whether anything was ever measured by them.
_METERS_OF = """
SELECT count(*) AS meters,
    count(*) FILTER (WHERE EXISTS (SELECT FROM meter_channels c WHERE c.meter_id = i.meter_id)
        OR EXISTS (SELECT FROM register_readings r WHERE r.meter_id = i.meter_id)) AS measured
FROM usage_points p
JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
WHERE p.account_id = ANY($1::int[])
"""
# Their points are nobody's once the term is over.
_DETACH = """
UPDATE usage_points p SET account_id = NULL
FROM customer_accounts a JOIN deletions d ON d.id = a.deletion_id
WHERE a.id = p.account_id AND d.settled_at IS NOT NULL
"""


async def count_meters(connection: Connection, accounts: Sequence[int]) -> tuple[int, int]:
    """Return how many meters in service accounts have, and how many of them have readings."""
    row = await connection.fetchrow(_METERS_OF, accounts)
    return row["meters"], row["measured"]


async def detach_points(connection: Connection) -> None:
    """Let the usage points of accounts that cannot be brought back belong to no account."""
    await connection.execute(_DETACH)
