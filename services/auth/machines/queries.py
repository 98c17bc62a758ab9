"""SQL of machine clients."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select
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
), used_secret AS (
    UPDATE machine_client_secrets SET last_used_at = now()
    WHERE client_id = $1 AND secret_hash = $2
      AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
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


async def lock_client(session: AsyncSession, client_id: str) -> MachineClient | None:
    """Return the client, locked until the commit; acts on its secrets wait for each other."""
    return await session.get(MachineClient, client_id, with_for_update=True)


async def list_clients(
    session: AsyncSession, limit: int, offset: int
) -> tuple[Sequence[MachineClient], Mapping[str, list[MachineClientSecret]], int]:
    """Return one page of clients by name, their secrets oldest first, and how many there are."""
    clients = (
        await session.scalars(
            select(MachineClient)
            .order_by(MachineClient.name, MachineClient.client_id)
            .limit(limit)
            .offset(offset)
        )
    ).all()
    held = await session.scalars(
        select(MachineClientSecret)
        .where(MachineClientSecret.client_id.in_([client.client_id for client in clients]))
        .order_by(MachineClientSecret.created_at)
    )
    secrets: dict[str, list[MachineClientSecret]] = {}
    for secret in held:
        secrets.setdefault(secret.client_id, []).append(secret)
    total = await session.scalar(select(func.count()).select_from(MachineClient))
    return clients, secrets, total or 0


async def delete_secrets(
    session: AsyncSession, client_id: str, secret_id: UUID | None = None
) -> int:
    """Delete one secret of a client, or all; return how many."""
    statement = delete(MachineClientSecret).where(MachineClientSecret.client_id == client_id)
    if secret_id is not None:
        statement = statement.where(MachineClientSecret.id == secret_id)
    done = await session.execute(statement.returning(MachineClientSecret.id))
    return len(done.all())
