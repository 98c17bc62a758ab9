"""SQL of the supplier's policies."""

from dataclasses import asdict, fields
from datetime import datetime

from services.auth.policies.rules import Policies
from services.kit.database import Connection

_NAMES = tuple(field.name for field in fields(Policies))
_FIND = f"SELECT {', '.join(_NAMES)} FROM sign_in_policies"  # noqa: S608 (names of our own)
_KEEP = f"""
INSERT INTO sign_in_policies (id, as_of, {", ".join(_NAMES)})
VALUES (1, $1, {", ".join(f"${number}" for number in range(2, len(_NAMES) + 2))})
ON CONFLICT (id) DO UPDATE
SET {", ".join(f"{name} = excluded.{name}" for name in ("as_of", *_NAMES))}
WHERE sign_in_policies.as_of <= excluded.as_of
RETURNING id
"""  # noqa: S608 (names of our own)


async def read_policies(connection: Connection, *, lock: bool = False) -> Policies:
    """Return the policies as cabinet last told them; locked: nothing is told meanwhile."""
    row = await connection.fetchrow(f"{_FIND} FOR UPDATE" if lock else _FIND)
    return Policies() if row is None else Policies(**dict(row))


async def know_policies(connection: Connection) -> bool:
    """Return whether cabinet has ever told them."""
    known: bool = await connection.fetchval("SELECT EXISTS (SELECT FROM sign_in_policies)")
    return known


async def keep_policies(connection: Connection, told: Policies, as_of: datetime) -> bool:
    """Keep what was told; False when something newer is known."""
    kept = await connection.fetchval(_KEEP, as_of, *asdict(told).values())
    return kept is not None
