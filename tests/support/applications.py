"""One service over ASGI on a real migrated database."""

import importlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, async_sessionmaker

from services.kit.client import ServiceClient
from services.kit.database import Connection, Database
from services.kit.settings import ServiceSettings
from services.kit.tokens import TokenVerifier
from tests.support.tokens import key_ring, keys_dir

ORIGIN = "http://testserver"


class RolledBackDatabase(Database):
    """A database whose every use is one connection in one transaction that is never committed.

    Sessions join it by savepoints; plain connections are the very same driver connection. So
    requests must come one after another, and a plain statement that fails spoils the test:
    use a database of its own (`live_app`) for what runs at the same time.
    """

    def __init__(self, settings: ServiceSettings, connection: AsyncConnection) -> None:
        super().__init__(settings)
        self._connection = connection
        self.sessions = async_sessionmaker(
            bind=connection,
            expire_on_commit=False,
            join_transaction_mode="create_savepoint",
        )

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """Lend the driver's connection below the one transaction."""
        raw = await self._connection.get_raw_connection()
        assert raw.driver_connection is not None
        yield raw.driver_connection

    async def fetch(self, query: str, *arguments: Any) -> list[Any]:
        """Read by the same connection."""
        async with self.connection() as connection:
            return list(await connection.fetch(query, *arguments))


@asynccontextmanager
async def rolled_back(settings: ServiceSettings) -> AsyncIterator[Database]:
    """Open a database whose changes are all rolled back at the end."""
    database = Database(settings)
    async with database.engine.connect() as connection:
        await connection.begin()
        # The driver begins at the first statement; plain ones would otherwise be committed.
        await connection.execute(text("SELECT 1"))
        rolled = RolledBackDatabase(settings, connection)
        try:
            yield rolled
        finally:
            await connection.rollback()
            await rolled.close()
    await database.close()


@asynccontextmanager
async def running_app(
    service: str, settings: dict[str, Any], *, module: str = "main", roll_back: bool = True
) -> AsyncIterator[tuple[FastAPI, httpx.AsyncClient]]:
    """Give the service's real application with these settings, and a client of its origin."""
    settings_cls = importlib.import_module(f"services.{service}.settings").Settings
    loaded: ServiceSettings = settings_cls(**({"keys_dir": keys_dir()} | settings))
    app: FastAPI = importlib.import_module(f"services.{service}.{module}").app
    async with AsyncExitStack() as stack:
        state = app.state
        before = dict(state._state)
        state.settings = loaded
        state.keys = key_ring()
        state.verifier = TokenVerifier(key_ring())
        state.client = ServiceClient(service, key_ring())
        if roll_back:
            state.database = await stack.enter_async_context(rolled_back(loaded))
        else:
            state.database = Database(loaded)
        await stack.enter_async_context(app.router.lifespan_context(app))
        client = await stack.enter_async_context(
            httpx.AsyncClient(
                transport=httpx.ASGITransport(app),
                base_url=ORIGIN,
                headers={"Origin": ORIGIN},
            )
        )
        yield app, client
    state._state.clear()
    state._state.update(before)
