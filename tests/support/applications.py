"""One service over ASGI on a real migrated database."""

import importlib
import importlib.util
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import cache, partial
from typing import Any
from unittest.mock import patch

import httpx
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, async_sessionmaker

from services.kit.client import ServiceClient
from services.kit.database import Connection, Database
from services.kit.revocations import Revocations
from services.kit.settings import ServiceSettings, StoringSettings
from services.kit.tokens import TokenVerifier
from tests.support.neighbours import NOBODY, no_neighbours
from tests.support.tokens import files_dir, key_ring, keys_dir

ORIGIN = "http://testserver"
# httpx looks for it at every request over ASGI, since trio needs it; a search for what is not there
# goes through every folder of sys.path each time.
if importlib.util.find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]


class _Alone(Revocations):
    """Revocations of an application that has no auth to ask."""

    async def read(self, client: ServiceClient, auth_url: str) -> None:
        """Ask only an auth that the test has named: a refused connection costs each test 3 ms."""
        if auth_url != NOBODY:
            await super().read(client, auth_url)


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
            info={"service": settings.service},
            join_transaction_mode="create_savepoint",
        )

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """Lend the driver's connection below the one transaction."""
        raw = await self._connection.get_raw_connection()
        assert raw.driver_connection is not None
        yield raw.driver_connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """Lend it for reads alone: PostgreSQL refuses to write until it is given back."""
        async with self.connection() as connection:
            await connection.execute("SAVEPOINT reading; SET LOCAL transaction_read_only = on")
            try:
                yield connection
            finally:
                if not connection.is_closed():
                    await connection.execute(
                        "ROLLBACK TO SAVEPOINT reading; RELEASE SAVEPOINT reading"
                    )

    async def fetch(self, query: str, *arguments: Any) -> list[Any]:
        """Read by the same connection."""
        async with self.reading() as connection:
            return list(await connection.fetch(query, *arguments))

    async def write(self, query: str, *arguments: Any) -> list[Any]:
        """Write by the same connection, in its transaction."""
        async with self.connection() as connection:
            return list(await connection.fetch(query, *arguments))


class Connections:
    """One open connection for each test database, lent to one test after another.

    Opening one costs more than most tests: the engine's first questions, the password's check.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[Database, AsyncConnection]] = {}

    @asynccontextmanager
    async def rolled_back(self, settings: ServiceSettings) -> AsyncIterator[Database]:
        """Give a database whose changes are all rolled back at the end."""
        connection = await self._connection(settings)
        await connection.begin()
        # The driver begins at the first statement; plain ones would otherwise be committed. It may
        # idle as long as a test takes: two minutes, the services' limit, are few on a busy machine.
        await connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        rolled = RolledBackDatabase(settings, connection)
        try:
            yield rolled
        finally:
            await rolled.close()
            await self._give_back(settings.database_name, connection)

    async def _give_back(self, name: str, connection: AsyncConnection) -> None:
        try:
            await connection.rollback()
            # What a rollback leaves: settings of the session, its locks, what it listens to.
            driver = await _driver(connection)
            if not driver.is_closed():
                await driver.reset(timeout=10)
        except BaseException:
            # Cut off in the middle of a statement: the next test gets a new one.
            database, _ = self._known.pop(name)
            (await _driver(connection)).terminate()
            await _closed(database, connection)
            raise

    async def _connection(self, settings: ServiceSettings) -> AsyncConnection:
        name = settings.database_name
        if name in self._known:
            database, connection = self._known[name]
            if not connection.invalidated and not (await _driver(connection)).is_closed():
                return connection
            await _closed(database, connection)
        database = Database(settings)
        connection = await database.engine.connect()
        self._known[name] = (database, connection)
        return connection

    async def close(self) -> None:
        """Close all connections."""
        for database, connection in self._known.values():
            await _closed(database, connection)


async def _driver(connection: AsyncConnection) -> Any:
    return (await connection.get_raw_connection()).driver_connection


async def _closed(database: Database, connection: AsyncConnection) -> None:
    with suppress(Exception):
        await connection.close()
    await database.close()


@cache
def _trusted() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def service_client(service: str) -> ServiceClient:
    """Make a client as the service has it; the authorities' certificates are read only once."""
    with patch.object(httpx, "AsyncClient", partial(httpx.AsyncClient, verify=_trusted())):
        return ServiceClient(service, key_ring())


@asynccontextmanager
async def running_app(
    service: str,
    settings: dict[str, Any],
    *,
    module: str = "main",
    connections: Connections | None = None,
) -> AsyncIterator[tuple[FastAPI, httpx.AsyncClient]]:
    """Give the service's real application with these settings, and a client of its origin.

    With `connections` all changes are rolled back at the end. The application is entered for each
    test anew: what it holds (pools of threads, open streams, watchers) is never another test's.
    """
    settings_cls = importlib.import_module(f"services.{service}.settings").Settings
    alone = {"keys_dir": keys_dir(), "revocations_seconds": 30}
    given = {**no_neighbours(service), **alone, **settings}
    if issubclass(settings_cls, StoringSettings):
        given = {"files_dir": files_dir()} | given
    loaded: ServiceSettings = settings_cls(**given)
    app: FastAPI = importlib.import_module(f"services.{service}.{module}").app
    async with AsyncExitStack() as stack:
        state = app.state
        before = dict(state._state)
        state.settings = loaded
        state.keys = key_ring()
        state.verifier = TokenVerifier(key_ring())
        state.revocations = _Alone()
        state.client = service_client(service)
        if connections is not None:
            state.database = await stack.enter_async_context(connections.rolled_back(loaded))
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
