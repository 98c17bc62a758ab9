"""Marks in a queue that must not get lost because PostgreSQL is away just now."""

import asyncio
from collections.abc import Awaitable, Callable

import asyncpg

from services.kit.database import Connection, Database


async def mark(
    database: Database, lease_seconds: float, act: Callable[[Connection], Awaitable[None]]
) -> None:
    """Do `act` on a connection; when there is none, again each second of a third of the lease."""
    tries = max(2, int(lease_seconds * 0.3))
    for left in reversed(range(tries)):
        try:
            async with database.connection() as connection:
                await act(connection)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            if not left:
                raise
            await asyncio.sleep(1)
        else:
            return
