"""The service's own PostgreSQL: sessions for acts, plain asyncpg connections for hot reads."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from typing import Annotated, Any, TypeAlias
from uuid import UUID

import asyncpg
import orjson
from fastapi import Depends, Request
from sqlalchemy import MetaData, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase

from services.kit.alike import Alike, Together
from services.kit.problems import Unconfigured, Unreachable
from services.kit.readers import Readers
from services.kit.settings import ServiceSettings

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

_NAMING = {
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
    # The statement took longer than it may.
    asyncpg.QueryCanceledError,
    OperationalError,
    InterfaceError,
    PoolTimeout,
)

_UNFIT = (
    # The driver's own: the value does not fit the parameter's type.
    asyncpg.DataError,
    asyncpg.CharacterNotInRepertoireError,
    asyncpg.UntranslatableCharacterError,
    asyncpg.NumericValueOutOfRangeError,
)
# A statement that a page waits for; who works in bulk or in the background has longer.
REQUEST_STATEMENT_SECONDS = 30
LONG_STATEMENT_SECONDS = 600
# Hot writes of one process at once: more of them wait for the same processors and for each other
# anyway, and each would open a connection that has yet to plan all that it is asked.
_HOT_WRITES = 3
# A transaction that nobody goes on with holds its locks: no act of ours pauses that long.
_IDLE_IN_TRANSACTION_SECONDS = 120

open_session_var: ContextVar[AsyncSession | None] = ContextVar("open_session", default=None)


class Tables:
    """What the bases of all services' tables have: `class Base(Tables, DeclarativeBase)`.

    Constraints and indexes get their names alike, as migrations have them.
    """

    def __init_subclass__(cls, **options: Any) -> None:
        if issubclass(cls, DeclarativeBase) and DeclarativeBase in cls.__bases__:
            cls.metadata = MetaData(naming_convention=_NAMING)
        super().__init_subclass__(**options)


class PlainConnection(asyncpg.Connection):  # type: ignore[misc]
    """A connection whose session state nobody changes, so that giving it back costs no query."""

    def get_reset_query(self) -> str:
        """Return no statement: see the class."""
        return ""


class Database:
    """Two pools on one database: SQLAlchemy's, and a plain asyncpg one opened at first need."""

    def __init__(
        self, settings: ServiceSettings, *, statement_seconds: int = LONG_STATEMENT_SECONDS
    ) -> None:
        """Prepare both; `statement_seconds` is the longest that one statement may take."""
        self._settings = settings
        self._server_settings = {
            "application_name": settings.service,
            # Compiling a statement of a few milliseconds takes a second, and estimates are often
            # high enough for PostgreSQL to try.
            "jit": "off",
            "statement_timeout": f"{statement_seconds}s",
            "idle_in_transaction_session_timeout": f"{_IDLE_IN_TRANSACTION_SECONDS}s",
        }
        self.engine = create_async_engine(
            settings.database_url,
            pool_size=settings.database_pool_size,
            max_overflow=0,
            pool_pre_ping=True,
            json_serializer=lambda value: orjson.dumps(value).decode(),
            # What a statement is given may be a contact or a password's hash: it is told to nobody.
            hide_parameters=True,
            connect_args={"timeout": 5, "server_settings": self._server_settings},
        )
        self.sessions = async_sessionmaker(
            self.engine, expire_on_commit=False, info={"service": settings.service}
        )
        self._pool: asyncpg.Pool[asyncpg.Record] | None = None
        self._readers: Readers | None = None
        self._opening = asyncio.Lock()
        self._hot_writes = asyncio.Semaphore(_HOT_WRITES)
        self._together = Together(self.fetch)

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
            # As many again as hot reads keep for themselves.
            max_size=2 * settings.database_pool_size,
            timeout=5,
            command_timeout=60,
            connection_class=PlainConnection,
            server_settings=self._server_settings,
        )

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """Lend a plain asyncpg connection, outside any transaction."""
        pool = await self.pool()
        async with pool.acquire() as connection:
            yield connection

    def reading(self) -> AbstractAsyncContextManager[Connection]:
        """Lend a plain connection to who only reads; the tests refuse writes through it."""
        return self.connection()

    async def fetch(self, query: str, *arguments: Any) -> "list[asyncpg.Record]":
        """Read rows by one statement, the cheapest way there is; raises `Unreachable`."""
        try:
            if self._readers is None:
                pool = await self.pool()
                # Another may have made them while we waited for the pool.
                self._readers = self._readers or Readers(pool, self._settings.database_pool_size)
            return await self._readers.fetch(query, *arguments)
        except _LOST as error:
            raise Unreachable from error

    async def write(self, query: str, *arguments: Any) -> "list[asyncpg.Record]":
        """Run one statement that is a transaction by itself, by the way of `fetch`."""
        return await self.fetch(query, *arguments)

    async def fetch_alike(self, about: Alike, user_id: UUID, key: int, *rest: Any) -> Sequence[Any]:
        """Read as `fetch`, with the others that ask the same in the same moment (`alike.py`)."""
        return await self._together.ask(about, user_id, key, *rest)

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
    async def plain_transaction(
        self, *, statement_seconds: int | None = None
    ) -> AsyncIterator[Connection]:
        """Lend a plain connection inside one transaction, for writing in bulk (COPY).

        `statement_seconds`: the longest that a statement of this transaction may take.
        """
        async with self.connection() as connection, connection.transaction():
            if statement_seconds is not None:
                await connection.execute(f"SET LOCAL statement_timeout = '{statement_seconds}s'")
            yield connection

    @asynccontextmanager
    async def hot_transaction(self) -> AsyncIterator[Connection]:
        """Lend a plain connection as `plain_transaction` for a short act that many do at once.

        A few at a time, in the order of coming, so that a crowd waits here and not in PostgreSQL.
        """
        async with self._hot_writes, self.plain_transaction() as connection:
            yield connection

    async def close(self) -> None:
        """Close both pools."""
        if self._readers is not None:
            await self._readers.close()
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
    async with reachable(database.reading()) as connection:
        yield connection


async def _lent(
    database: Annotated[Database, Depends(database_of)],
) -> AsyncIterator[Connection]:
    async with reachable(database.connection()) as connection:
        yield connection


async def plain_of(session: AsyncSession) -> Connection:
    """Return the plain connection below a session: what it does is in the session's transaction."""
    connection = await session.connection()
    # The driver begins the transaction at SQLAlchemy's first statement.
    await connection.execute(text("SELECT 1"))
    raw = await connection.get_raw_connection()
    assert raw.driver_connection is not None
    return raw.driver_connection


async def _writing(
    database: Annotated[Database, Depends(database_of)],
) -> AsyncIterator[Connection]:
    async with reachable(database.plain_transaction()) as connection:
        yield connection


async def _writing_hot(
    database: Annotated[Database, Depends(database_of)],
) -> AsyncIterator[Connection]:
    async with reachable(database.hot_transaction()) as connection:
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
        if error.connection_invalidated or isinstance(_driver_error(error), _LOST):
            raise Unreachable from error
        raise


def _driver_error(error: BaseException) -> BaseException:
    """Return what asyncpg raised, below SQLAlchemy's two layers."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        return error.orig.__cause__ or error.orig
    return error


def refuses_value(error: BaseException) -> bool:
    """Say whether the database, or its driver, cannot hold a value that it was given.

    The last net below the shapes: a text it cannot encode, a number beyond its column.
    """
    return isinstance(_driver_error(error), _UNFIT)


# One request = one transaction, committed before the answer is sent (scope="function").
Session = Annotated[AsyncSession, Depends(_session, scope="function")]
# The same by plain statements alone: half of the time of a session.
WriteConnection = Annotated[Connection, Depends(_writing, scope="function")]
# And for what thousands do on the same day, a few at a time.
HotWriteConnection = Annotated[Connection, Depends(_writing_hot, scope="function")]
# For reads, outside any transaction.
ReadConnection = Annotated[Connection, Depends(_connection, scope="function")]
# For lists whose look is told to the log: reads, and one statement that is a transaction by itself.
LookConnection = Annotated[Connection, Depends(_lent, scope="function")]
CurrentDatabase = Annotated[Database, Depends(database_of)]
