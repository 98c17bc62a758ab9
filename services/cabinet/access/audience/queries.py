"""SQL of audiences."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.cabinet.access.queries import resolve_list
from services.cabinet.access.visibility import USERS_ACCOUNTS, users_of
from services.kit.database import Connection

# $1: a town's name or NULL, $2: account numbers. Only whose the accounts are today.
_USERS = f"""
WITH wanted AS MATERIALIZED (
    SELECT a.id FROM customer_accounts a WHERE a.number = ANY($2::text[])
    UNION
    SELECT a.id FROM buildings b
    JOIN service_locations l ON l.building_id = b.id
    JOIN customer_accounts a ON a.service_location_id = l.id
    WHERE translate(lower(b.locality), 'ё', 'е') = translate(lower($1::text), 'ё', 'е')
)
SELECT DISTINCT s.user_id FROM wanted w JOIN LATERAL ({users_of("w.id")}) AS s ON s.ongoing
WHERE $3::uuid IS NULL OR s.user_id > $3 ORDER BY s.user_id LIMIT $4
"""
_NUMBERS = f"""
SELECT a.number FROM ({USERS_ACCOUNTS}) AS mine JOIN customer_accounts a ON a.id = mine.account_id
WHERE mine.ongoing ORDER BY a.number
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


async def list_numbers(connection: Connection, user_id: UUID) -> list[str]:
    """Return the numbers of the accounts that a user sees."""
    rows = await connection.fetch(_NUMBERS, user_id)
    return [row["number"] for row in rows]
