"""SQL of names."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.kit.database import Connection

_NAMES = """
SELECT 'user' AS kind, id::text AS id,
    display_name AS name, CASE WHEN user_class = 'staff' THEN login END AS login
FROM users WHERE id = ANY($1::uuid[])
UNION ALL
SELECT 'client', client_id, name, NULL FROM machine_clients WHERE client_id = ANY($2::text[])
"""


async def list_names(
    connection: Connection, users: Sequence[UUID], clients: Sequence[str]
) -> list[dict[str, Any]]:
    """Return kind, key, name and login of those users and machine clients that are there."""
    return [dict(row) for row in await connection.fetch(_NAMES, users, clients)]
