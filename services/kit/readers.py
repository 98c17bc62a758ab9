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


class Readers:
    """Up to `most` connections of a pool; who finds them all busy waits in the order of coming."""

    def __init__(self, pool: Pool, most: int) -> None:
        self._pool = pool
        self._most = most
        self._kept = 0
        self._free: list[Connection] = []
        # None says: there is room for another connection.
        self._waiting: deque[asyncio.Future[Connection | None]] = deque()

    async def fetch(self, query: str, *arguments: Any) -> "list[asyncpg.Record]":
        """Run one statement outside any transaction and return its rows."""
        connection = await self._take()
        try:
            rows: list[asyncpg.Record] = await connection.fetch(query, *arguments)
        except BaseException:
            await self._let_go(connection)
            raise
        if self._most:
            self._pass_on(connection)
        else:
            await self._let_go(connection)
        return rows

    async def _take(self) -> Connection:
        while self._free:
            connection = self._free.pop()
            if not _is_lost(connection):
                return connection
            await self._let_go(connection)
        return await self._borrow()

    async def _borrow(self) -> Connection:
        while self._kept >= self._most:
            if not self._most:
                raise asyncpg.InterfaceError("The readers are closed.")
            turn: asyncio.Future[Connection | None] = asyncio.get_running_loop().create_future()
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
            return await self._pool.acquire()
        except BaseException:
            self._make_room()
            raise

    def _pass_on(self, given: "Connection | None") -> None:
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

    async def _let_go(self, connection: Connection) -> None:
        # The pool looks whether it is still good.
        try:
            await self._pool.release(connection)
        finally:
            self._make_room()

    async def close(self) -> None:
        """Give back all, each when it is free: the pool waits for them when it closes."""
        self._most = 0
        for _ in range(len(self._waiting)):
            self._pass_on(None)
        free, self._free = self._free, []
        for connection in free:
            await self._let_go(connection)


def _is_lost(connection: Connection) -> bool:
    try:
        return bool(connection.is_closed())
    except asyncpg.InterfaceError:
        # The pool took it back when it was closed.
        return True
