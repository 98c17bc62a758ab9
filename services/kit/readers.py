"""Connections kept for hot reads: lent for one statement, without the pool's own ceremony.

To borrow from asyncpg's pool and give back costs a hot read as much as its statement
(docs/decisions/0009). So a few connections of the pool are borrowed for good, and handed from one
statement to the next.
"""

import asyncio
from collections import deque
from typing import Any, TypeAlias

import asyncpg

Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"
Connection: TypeAlias = "asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"
Statement: TypeAlias = "asyncpg.prepared_stmt.PreparedStatement[asyncpg.Record]"


# Their types, or the statement's own, have been changed by a migration.
_OUTDATED = (asyncpg.InvalidCachedStatementError, asyncpg.OutdatedSchemaCacheError)


class _Reader:
    """A connection of the pool, and the statements that it has prepared, by their texts."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._prepared: dict[str, Statement] = {}

    async def fetch(self, query: str, arguments: tuple[Any, ...]) -> "list[asyncpg.Record]":
        """Run a statement; the texts are constants of a service, so they are few."""
        statement = self._prepared.get(query)
        if statement is None:
            statement = self._prepared[query] = await self.connection.prepare(query)
        try:
            rows: list[asyncpg.Record] = await statement.fetch(*arguments)
        except _OUTDATED:
            self._prepared.clear()
            rows = await self.connection.fetch(query, *arguments)
        return rows

    def is_lost(self) -> bool:
        """Say whether the connection can serve no more."""
        try:
            return bool(self.connection.is_closed())
        except asyncpg.InterfaceError:
            # The pool took it back when it was closed.
            return True


class Readers:
    """Up to `most` connections of a pool; who finds them all busy waits in the order of coming."""

    def __init__(self, pool: Pool, most: int) -> None:
        self._pool = pool
        self._most = most
        self._kept = 0
        self._free: list[_Reader] = []
        # None says: there is room for another connection.
        self._waiting: deque[asyncio.Future[_Reader | None]] = deque()

    async def fetch(self, query: str, *arguments: Any) -> "list[asyncpg.Record]":
        """Run one statement outside any transaction and return its rows."""
        reader = await self._take()
        try:
            rows = await reader.fetch(query, arguments)
        except BaseException:
            await self._let_go(reader)
            raise
        if self._most:
            self._pass_on(reader)
        else:
            await self._let_go(reader)
        return rows

    async def _take(self) -> _Reader:
        while self._free:
            reader = self._free.pop()
            if not reader.is_lost():
                return reader
            await self._let_go(reader)
        return await self._borrow()

    async def _borrow(self) -> _Reader:
        while self._kept >= self._most:
            if not self._most:
                raise asyncpg.InterfaceError("The readers are closed.")
            turn: asyncio.Future[_Reader | None] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            try:
                given = await turn
            except asyncio.CancelledError:
                # What was given in the same moment goes to the next.
                if turn.done() and not turn.cancelled():
                    self._pass_on(turn.result())
                raise
            if given is not None:
                return given
        self._kept += 1
        try:
            return _Reader(await self._pool.acquire())
        except BaseException:
            self._make_room()
            raise

    def _pass_on(self, given: _Reader | None) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(given)
                return
        if given is not None:
            self._free.append(given)

    def _make_room(self) -> None:
        self._kept -= 1
        self._pass_on(None)

    async def _let_go(self, reader: _Reader) -> None:
        # The pool looks whether it is still good.
        try:
            await self._pool.release(reader.connection)
        finally:
            self._make_room()

    async def close(self) -> None:
        """Give back all, each when it is free: the pool waits for them when it closes."""
        self._most = 0
        for _ in range(len(self._waiting)):
            self._pass_on(None)
        free, self._free = self._free, []
        for reader in free:
            await self._let_go(reader)
