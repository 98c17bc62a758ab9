"""The supplier, for routes."""

from typing import Annotated

import asyncpg
from fastapi import Depends

from services.kit.database import CurrentDatabase, Database, reachable
from services.notifications.supplier.queries import known_supplier
from services.notifications.supplier.rules import UNKNOWN, Supplier


async def supplier_of(database: Database | None) -> Supplier:
    """Return the supplier, also while no database is set or reached (then it is unknown)."""
    if database is None:
        return UNKNOWN
    try:
        async with database.connection() as connection:
            return await known_supplier(connection)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return UNKNOWN


async def _supplier(database: CurrentDatabase) -> Supplier:
    async with reachable(database.connection()) as connection:
        return await known_supplier(connection)


CurrentSupplier = Annotated[Supplier, Depends(_supplier)]
