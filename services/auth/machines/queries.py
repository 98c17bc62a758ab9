"""SQL of machine clients."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.machines.models import MachineClient, MachineClientSecret
from services.auth.machines.rules import LIVE_SECRETS
from services.kit.database import Connection

# The last use is kept to the minute: a busy client must not write at every token.
_CLIENT = """
WITH used AS (
    UPDATE machine_clients SET last_used_at = now()
    WHERE client_id = $1 AND active
      AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
      AND EXISTS (SELECT FROM machine_client_secrets
                  WHERE client_id = $1 AND secret_hash = $2)
)
SELECT name, scopes, active, array(
    SELECT secret_hash FROM machine_client_secrets WHERE client_id = $1) AS hashes
FROM machine_clients WHERE client_id = $1
"""


async def find_client(connection: Connection, client_id: str, given_hash: bytes) -> Any:
    """Return name, scopes, state and secrets of a client, or None; notes a rightful use."""
    return await connection.fetchrow(_CLIENT, client_id, given_hash)


async def find_client_by_name(session: AsyncSession, name: str) -> MachineClient | None:
    """Return the client of that name."""
    found = await session.scalars(select(MachineClient).where(MachineClient.name == name))
    return found.one_or_none()


async def add_secret(session: AsyncSession, client_id: str, secret_hash: bytes) -> None:
    """Add a secret; the oldest beyond the two live ones goes."""
    newest: Sequence[bytes] = (
        await session.scalars(
            select(MachineClientSecret.secret_hash)
            .where(MachineClientSecret.client_id == client_id)
            .order_by(MachineClientSecret.created_at.desc())
            .limit(LIVE_SECRETS - 1)
        )
    ).all()
    await session.execute(
        delete(MachineClientSecret).where(
            MachineClientSecret.client_id == client_id,
            MachineClientSecret.secret_hash.not_in(newest),
        )
    )
    session.add(MachineClientSecret(secret_hash=secret_hash, client_id=client_id))
    await session.flush()
