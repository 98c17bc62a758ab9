"""SQL of machine clients."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.machines.models import MachineClient, MachineClientSecret
from services.auth.machines.rules import CHANGE_OVER, LIVE_SECRETS, Place
from services.kit.clock import utc_now
from services.kit.database import Connection

_GOOD = "(ends_at IS NULL OR ends_at > now())"
# The last use is kept to the minute: a busy client must not write at every token.
_CLIENT = f"""
WITH used AS (
    UPDATE machine_clients SET last_used_at = now(), last_used_from = $3
    WHERE client_id = $1 AND active AND {_GOOD}
      AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute'
           OR last_used_from IS DISTINCT FROM $3)
      AND EXISTS (SELECT FROM machine_client_secrets
                  WHERE client_id = $1 AND secret_hash = $2 AND {_GOOD})
), used_secret AS (
    UPDATE machine_client_secrets SET last_used_at = now()
    WHERE client_id = $1 AND secret_hash = $2 AND {_GOOD}
      AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
)
SELECT name, scopes, active AND {_GOOD} AS active, array(
    SELECT secret_hash FROM machine_client_secrets WHERE client_id = $1 AND {_GOOD}) AS hashes
FROM machine_clients WHERE client_id = $1
"""  # noqa: S608
EXPIRED = ("DELETE FROM machine_client_secrets WHERE ends_at <= now()",)


async def find_client(
    connection: Connection, client_id: str, given_hash: bytes, place: Place
) -> Any:
    """Return name, scopes, state and secrets of a client, or None; notes a rightful use.

    One whose day has come is not active, and secrets whose day has come are none.
    """
    return await connection.fetchrow(_CLIENT, client_id, given_hash, place)


async def find_client_by_name(session: AsyncSession, name: str) -> MachineClient | None:
    """Return the client of that name."""
    found = await session.scalars(select(MachineClient).where(MachineClient.name == name))
    return found.one_or_none()


async def add_secret(session: AsyncSession, client_id: str, secret_hash: bytes) -> None:
    """Add a secret; the one before is good for another day, the oldest beyond the two goes."""
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
    ends_at = utc_now() + CHANGE_OVER
    await session.execute(
        update(MachineClientSecret)
        .where(
            MachineClientSecret.client_id == client_id,
            or_(MachineClientSecret.ends_at.is_(None), MachineClientSecret.ends_at > ends_at),
        )
        .values(ends_at=ends_at)
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
        .where(
            MachineClientSecret.client_id.in_([client.client_id for client in clients]),
            or_(MachineClientSecret.ends_at.is_(None), MachineClientSecret.ends_at > utc_now()),
        )
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
