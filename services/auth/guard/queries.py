"""SQL of known devices, and of counters: one statement each, so that no parallel guess slips by."""

import math
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.errors import TooManyAttempts
from services.auth.guard.models import KnownDevice
from services.auth.guard.rules import (
    FORGET_SECONDS,
    FREE_FAILURES,
    FREE_NETWORK_FAILURES,
    waits,
)
from services.kit.database import Connection

_WAITS = waits(FREE_FAILURES)
_NETWORK_WAITS = waits(FREE_NETWORK_FAILURES)

_COUNT = """
INSERT INTO attempt_counters AS counter (kind, key, failures, last_at, blocked_until)
SELECT $1, $2, 1, $3, $3::timestamptz + make_interval(secs => ($4::float8[])[1])
{when}
ON CONFLICT (kind, key) DO UPDATE SET
    failures = CASE WHEN counter.last_at < $3::timestamptz - make_interval(secs => $5)
        THEN 1 ELSE counter.failures + 1 END,
    last_at = $3,
    blocked_until = $3::timestamptz + make_interval(secs => ($4::float8[])[
        CASE WHEN counter.last_at < $3::timestamptz - make_interval(secs => $5)
        THEN 1 ELSE least(counter.failures + 1, cardinality($4::float8[])) END])
"""

# The attempt is counted before the password is looked at, and uncounted when it was right:
# fifty guesses sent at once are then five guesses and forty-five refusals.
_RESERVE = f"""
WITH blocked AS (
    SELECT max(blocked_until) AS until FROM attempt_counters
    WHERE ((kind = $1 AND key = $2) OR (kind = 'network' AND key = $6)) AND blocked_until > $3
), reserved AS (
    {_COUNT.format(when="WHERE (SELECT until FROM blocked) IS NULL")}
    WHERE counter.blocked_until <= $3
    RETURNING failures
)
SELECT (SELECT until FROM blocked) AS until, (SELECT failures FROM reserved) AS failures
"""  # noqa: S608

# What nobody can use any more.
EXPIRED = (
    "DELETE FROM attempt_counters WHERE last_at < now() - interval '1 day'",
    "DELETE FROM known_devices WHERE last_used_at < now() - interval '400 days'",
)


async def reserve_attempt(
    connection: Connection,
    kind: str,
    key: bytes,
    network: bytes | None,
    now: datetime,
    *,
    free: int = FREE_FAILURES,
) -> None:
    """Count an attempt in advance; raises TooManyAttempts while its counter makes one wait.

    So many are `free`. `network` is looked at as well, and counted only by
    `count_network_failure`.
    """
    steps = _WAITS if free == FREE_FAILURES else waits(free)
    row = await connection.fetchrow(_RESERVE, kind, key, now, steps, FORGET_SECONDS, network)
    assert row is not None
    if row["failures"] is None:
        # Lost against a parallel attempt when `until` is empty: it waits at least the first wait.
        seconds = (row["until"] - now).total_seconds() if row["until"] else _WAITS[FREE_FAILURES]
        raise TooManyAttempts(headers={"Retry-After": str(max(1, math.ceil(seconds)))})


async def refuse_waiting_network(connection: Connection, network: bytes, now: datetime) -> None:
    """Raise TooManyAttempts while a network must wait; counts nothing."""
    until = await connection.fetchval(
        "SELECT blocked_until FROM attempt_counters"
        " WHERE kind = 'network' AND key = $1 AND blocked_until > $2",
        network,
        now,
    )
    if until is not None:
        seconds = math.ceil((until - now).total_seconds())
        raise TooManyAttempts(headers={"Retry-After": str(max(1, seconds))})


async def count_network_failure(connection: Connection, network: bytes, now: datetime) -> None:
    """Count a wrong login or password of a network."""
    await connection.execute(
        _COUNT.format(when=""), "network", network, now, _NETWORK_WAITS, FORGET_SECONDS
    )


async def forget_attempts(connection: Connection, kind: str, key: bytes) -> None:
    """Start a counter anew: the attempt was right."""
    await connection.execute("DELETE FROM attempt_counters WHERE kind = $1 AND key = $2", kind, key)


async def forget_devices(
    session: AsyncSession, user_id: UUID, *, only: bytes | None = None, but: bytes | None = None
) -> None:
    """Make the user's devices strangers again: one, or all but one."""
    statement = delete(KnownDevice).where(KnownDevice.user_id == user_id)
    if only is not None:
        statement = statement.where(KnownDevice.token_hash == only)
    if but is not None:
        statement = statement.where(KnownDevice.token_hash != but)
    await session.execute(statement)
