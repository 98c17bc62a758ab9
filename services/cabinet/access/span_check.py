"""Whether `meter_spans` holds what follows from the facts, and making it so (decision 0021)."""

from services.kit.database import Connection

_DIFFERENCES = """
WITH surplus AS (TABLE meter_spans EXCEPT ALL TABLE derived_meter_spans),
    missing AS (TABLE derived_meter_spans EXCEPT ALL TABLE meter_spans)
SELECT usage_point_id, count(*) FILTER (WHERE kept) AS surplus,
    count(*) FILTER (WHERE NOT kept) AS missing
FROM (SELECT usage_point_id, true AS kept FROM surplus
    UNION ALL SELECT usage_point_id, false FROM missing) AS differing
GROUP BY usage_point_id ORDER BY usage_point_id
"""


async def list_differences(connection: Connection) -> list[tuple[int, int, int]]:
    """Return usage points of which the table is wrong: rows too many, and rows that it lacks."""
    rows = await connection.fetch(_DIFFERENCES)
    return [(row["usage_point_id"], row["surplus"], row["missing"]) for row in rows]


async def renew_spans(connection: Connection, points: list[int]) -> None:
    """Write the rows of these usage points anew, from the facts."""
    await connection.execute("SELECT renew_meter_spans($1::int[])", points)
