"""SQL of security events, for acts on a plain connection."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson

from services.kit.client_info import ClientInfo
from services.kit.database import Connection


async def add_event(
    connection: Connection,
    kind: str,
    client: ClientInfo,
    user_id: UUID | None,
    data: Mapping[str, Any] | None = None,
) -> None:
    """Add a security event, of nobody known when `user_id` is None."""
    await connection.execute(
        "INSERT INTO security_events (kind, user_id, address, user_agent, data)"
        " VALUES ($1, $2, $3, $4, $5::jsonb)",
        kind,
        user_id,
        client.address,
        client.user_agent,
        orjson.dumps(data or {}).decode(),
    )
