from typing import Any

import pytest

from services.kit.database import Database
from tests.api.cabinet.supply import Supplier
from tests.conftest import MakeApplication


class Home(Supplier):
    """A supplier with two households, and its database."""

    database: Database

    async def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """Return rows of the database."""
        async with self.database.connection() as connection:
            return [dict(row) for row in await connection.fetch(sql, *values)]


@pytest.fixture
async def home(service_app: MakeApplication) -> Home:
    app, client = await service_app("cabinet")
    supplier = Home(client)
    supplier.database = app.state.database
    await supplier.found()
    return supplier


@pytest.fixture
async def live_home(live_app: MakeApplication) -> Home:
    """The same with real commits, for what runs at the same time."""
    app, client = await live_app("cabinet")
    supplier = Home(client)
    supplier.database = app.state.database
    await supplier.found()
    return supplier
