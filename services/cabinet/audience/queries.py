"""SQL of audiences."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.cabinet.registry.numbers import resolve_list
from services.kit.database import Connection

# $1: a town's name or NULL, $2: account numbers. A role counts for the accounts it reaches.
_USERS = """
WITH wanted AS (
    SELECT a.id, a.agreement_id FROM customer_accounts a WHERE a.number = ANY($2::text[])
    UNION
    SELECT a.id, a.agreement_id FROM buildings b
    JOIN service_locations l ON l.building_id = b.id
    JOIN customer_accounts a ON a.service_location_id = l.id
    WHERE translate(lower(b.locality), 'ё', 'е') = translate(lower($1::text), 'ё', 'е')
)
SELECT user_id FROM (
    SELECT u.user_id FROM wanted w JOIN account_users u ON u.account_id = w.id
    UNION
    SELECT r.user_id FROM wanted w JOIN agreement_roles r ON r.agreement_id = w.agreement_id
    WHERE NOT r.restricted OR EXISTS (
        SELECT FROM agreement_role_objects o
        JOIN usage_points p ON p.service_location_id = o.service_location_id
        WHERE o.role_id = r.id AND p.account_id = w.id)
) AS found
WHERE $3::uuid IS NULL OR user_id > $3 ORDER BY user_id LIMIT $4
"""


async def list_audience(
    connection: Connection,
    town: str | None,
    numbers: Sequence[str],
    after: UUID | None,
    limit: int,
) -> dict[str, Any]:
    """Return a page of the users who see an account of the town or one of these accounts.

    `numbers` as typed: `unknown` are those that mean no account, or more than one.
    """
    known, unknown = await resolve_list(connection, numbers)
    rows = await connection.fetch(_USERS, town, known, after, limit + 1)
    users = [row["user_id"] for row in rows[:limit]]
    return {
        "users": users,
        "next": users[-1] if len(rows) > limit else None,
        "unknown": sorted(unknown),
    }
