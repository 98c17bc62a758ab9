"""The service's own PostgreSQL: sessions for acts, plain asyncpg connections for hot reads."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from typing import Annotated, Any, TypeAlias

import asyncpg
import orjson
from fastapi import Depends, Request
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from services.kit.problems import Unconfigured, Unreachable
from services.kit.settings import ServiceSettings

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

# What a lost or missing database raises, plain and wrapped by SQLAlchemy.
_LOST = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.InterfaceError,
    OperationalError,
    InterfaceError,
    PoolTimeout,
)

open_session_var: ContextVar[AsyncSession | None] = ContextVar("open_session", default=None)


def _server_settings(settings: ServiceSettings) -> dict[str, str]:
    # Compiling a statement of a few milliseconds takes a second, and estimates are often high
    # enough for PostgreSQL to try.
    return {"application_name": settings.service, "jit": "off"}


class PlainConnection(asyncpg.Connection):  # type: ignore[misc]
    """A connection whose session state nobody changes, so that giving it back costs no query."""

    def get_reset_query(self) -> str:
        """Return no statement: see the class."""
        return ""


class Database:
    """Two pools on one database: SQLAlchemy's, and a plain asyncpg one opened at first need."""

    def __init__(self, settings: ServiceSettings) -> None:
        self._settings = settings
        self.engine = create_async_engine(
            settings.database_url,
            pool_size=settings.database_pool_size,
            max_overflow=0,
            pool_pre_ping=True,
            json_serializer=lambda value: orjson.dumps(value).decode(),
            connect_args={
                "timeout": 5,
                "server_settings": _server_settings(settings),
            },
        )
        self.sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self._pool: asyncpg.Pool[asyncpg.Record] | None = None
        self._opening = asyncio.Lock()

    async def pool(self) -> "asyncpg.Pool[asyncpg.Record]":
        """Return the plain asyncpg pool; hot reads and COPY go through it."""
        if self._pool is None:
            async with self._opening:
                if self._pool is None:
                    self._pool = await self._open_pool()
        return self._pool

    async def _open_pool(self) -> "asyncpg.Pool[asyncpg.Record]":
        settings = self._settings
        return await asyncpg.create_pool(
            host=settings.database_host,
            port=settings.database_port,
            user=settings.database_user,
            password=settings.database_password.get_secret_value(),
            database=settings.database_name,
            min_size=0,
            max_size=settings.database_pool_size,
            timeout=5,
            command_timeout=60,
            connection_class=PlainConnection,
            server_settings=_server_settings(settings),
        )

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """Lend a plain asyncpg connection, outside any transaction."""
        pool = await self.pool()
        async with pool.acquire() as connection:
            yield connection

    async def fetch(self, query: str, *arguments: Any) -> "list[asyncpg.Record]":
        """Read rows by one statement, the cheapest way there is; raises `Unreachable`."""
        try:
            pool = self._pool or await self.pool()
            return list(await pool.fetch(query, *arguments))
        except _LOST as error:
            raise Unreachable from error

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Open a session, commit at the end, roll back on any error.

        Also kit's separate short transaction for what must survive a request's error.
        """
        async with self.sessions() as session:
            token = open_session_var.set(session)
            try:
                yield session
                await session.commit()
            finally:
                open_session_var.reset(token)

    @asynccontextmanager
    async def plain_transaction(self) -> AsyncIterator[Connection]:
        """Lend a plain connection inside one transaction, for writing in bulk (COPY)."""
        async with self.connection() as connection, connection.transaction():
            yield connection

    async def close(self) -> None:
        """Close both pools."""
        if self._pool is not None:
            await self._pool.close()
        await self.engine.dispose()


async def database_of(request: Request) -> Database:
    """Return the application's database; 503 `unconfigured` when none is set yet."""
    # A coroutine, though it waits for nothing: a plain function would cost a thread per request.
    database: Database | None = request.app.state.database
    if database is None:
        raise Unconfigured
    return database


async def _session(
    database: Annotated[Database, Depends(database_of)],
) -> AsyncIterator[AsyncSession]:
    async with reachable(database.transaction()) as session:
        yield session


async def _connection(
    database: Annotated[Database, Depends(database_of)],
) -> AsyncIterator[Connection]:
    async with reachable(database.connection()) as connection:
        yield connection


@asynccontextmanager
async def reachable(inner: AbstractAsyncContextManager[Any]) -> AsyncIterator[Any]:
    """Turn a lost or missing database into 503 `database-unreachable`."""
    try:
        async with inner as value:
            yield value
    except _LOST as error:
        raise Unreachable from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Unreachable from error
        raise


# One request = one transaction, committed before the answer is sent (scope="function").
Session = Annotated[AsyncSession, Depends(_session, scope="function")]
ReadConnection = Annotated[Any, Depends(_connection, scope="function")]
CurrentDatabase = Annotated[Database, Depends(database_of)]
