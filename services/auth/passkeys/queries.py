"""SQL of passkeys."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.factors.models import Passkey
from services.kit.database import Connection

# A key bound to a device counts its uses: one that does not grow has been copied. Synchronized
# keys do not count and stay at nought.
_USE = """
UPDATE passkeys SET sign_count = $2, backed_up = $3, last_used_at = $4
WHERE id = $1 AND ($2 > sign_count OR ($2 = 0 AND sign_count = 0))
RETURNING id
"""


async def find_public_key(connection: Connection, credential_id: bytes, user_id: UUID) -> Any:
    """Return id and public key of a user's passkey, or None."""
    return await connection.fetchrow(
        "SELECT id AS passkey_id, public_key FROM passkeys"
        " WHERE credential_id = $1 AND user_id = $2",
        credential_id,
        user_id,
    )


async def use_passkey(
    connection: Connection, passkey_id: UUID, sign_count: int, now: datetime, *, backed_up: bool
) -> bool:
    """Keep the counter of uses; False when it has not grown: the key exists twice."""
    return bool(await connection.fetchval(_USE, passkey_id, sign_count, backed_up, now))


async def list_credentials(connection: Connection, user_id: UUID) -> list[Any]:
    """Return ids and transports of all of a user's passkeys."""
    return list(
        await connection.fetch(
            "SELECT credential_id, transports FROM passkeys WHERE user_id = $1", user_id
        )
    )


async def list_passkeys(session: AsyncSession, user_id: UUID) -> Sequence[Passkey]:
    """Return all of a user's passkeys, oldest first; they are few."""
    found = await session.scalars(
        select(Passkey).where(Passkey.user_id == user_id).order_by(Passkey.created_at, Passkey.id)
    )
    return found.all()


async def find_own_passkey(
    session: AsyncSession, user_id: UUID, passkey_id: UUID
) -> Passkey | None:
    """Return a passkey if it is the user's own."""
    found = await session.scalars(
        select(Passkey).where(Passkey.id == passkey_id, Passkey.user_id == user_id)
    )
    return found.one_or_none()


async def add_passkey(session: AsyncSession, **values: Any) -> Passkey | None:
    """Add a passkey; None when that credential is known already."""
    added = await session.scalars(
        insert(Passkey).values(**values).on_conflict_do_nothing().returning(Passkey)
    )
    return added.one_or_none()


async def delete_passkey(session: AsyncSession, user_id: UUID, passkey_id: UUID) -> bool:
    """Remove a passkey of the user's own; False when there is none such."""
    done = await session.execute(
        delete(Passkey)
        .where(Passkey.id == passkey_id, Passkey.user_id == user_id)
        .returning(Passkey.id)
    )
    return done.one_or_none() is not None
