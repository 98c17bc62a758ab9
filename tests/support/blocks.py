"""How many blocks of tables and indexes a statement touches."""

from collections.abc import Awaitable, Callable
from typing import Any

from services.kit.database import Database

_TOUCHED = """
SELECT sum(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit + idx_blks_read, 0)
    + coalesce(toast_blks_hit + toast_blks_read + tidx_blks_hit + tidx_blks_read, 0))::bigint
FROM pg_statio_user_tables
"""
# What PostgreSQL does once for a statement it does not know yet is done by then.
_UNTIL_KNOWN = 7


async def blocks_touched(
    database: Database, connection: Any, act: Callable[[], Awaitable[Any]], times: int = 10
) -> float:
    """Return how many blocks `act` touches on the average, of the tables alone.

    `act` reads by `Database.fetch` on one connection; `connection` is another one.
    """
    for _ in range(_UNTIL_KNOWN):
        await act()
    before = await _touched(database, connection)
    for _ in range(times):
        await act()
    return (await _touched(database, connection) - before) / times


async def _touched(database: Database, connection: Any) -> int:
    # The reader's own figures are told at once, not after a second.
    await database.fetch("SELECT pg_stat_force_next_flush()")
    found: int = await connection.fetchval(_TOUCHED)
    return found
