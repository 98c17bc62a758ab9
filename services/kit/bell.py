"""Words between processes on one database: who has put something into a queue wakes who waits."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from weakref import WeakSet

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection, Database
from services.kit.queue import CHANNEL, rung

log = logging.getLogger(__name__)
_AGAIN_SECONDS = 2.0
# How often a queue is looked at while nobody rings: of what is due later nobody tells.
_SHORTEST_IDLE_SECONDS = 0.5
_LONGEST_IDLE_SECONDS = 2.0


async def ring(at: "AsyncSession | Connection", queue: str) -> None:
    """Wake who works the queue off, as soon as the running transaction is committed."""
    statement = f"SELECT {rung(queue)}"
    if isinstance(at, AsyncSession):
        await at.execute(text(statement))
    else:
        await at.execute(statement)


async def listen(
    database: Database, channel: str, heard: Callable[[str], None], begun: Callable[[], None]
) -> None:
    """Hand on what is said on a channel, until cancelled.

    One connection listens; a lost one is replaced. `begun` is called each time when it begins,
    since what was said before has not been heard.
    """

    def told(_connection: Any, _process: int, _channel: str, words: object) -> None:
        heard(str(words))

    while True:
        gone = asyncio.Event()

        def closed(_connection: Any, gone: asyncio.Event = gone) -> None:
            gone.set()

        try:
            async with database.connection() as connection:
                connection.add_termination_listener(closed)
                await connection.add_listener(channel, told)
                begun()
                try:
                    await gone.wait()
                finally:
                    connection.remove_termination_listener(closed)
                    with suppress(OSError, asyncpg.InterfaceError, asyncpg.PostgresError):
                        await connection.remove_listener(channel, told)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("listening_broke", extra={"reason": type(error).__name__})
        await asyncio.sleep(_AGAIN_SECONDS)


class Bell:
    """Wakes the loops of one worker; one connection listens for all of them."""

    def __init__(self) -> None:
        # Of each queue the loops that wait; one that has failed is gone by itself.
        self._waiting: defaultdict[str, WeakSet[asyncio.Event]] = defaultdict(WeakSet)

    async def listen(self, database: Database) -> None:
        """Hear what is rung, until cancelled."""
        await listen(database, CHANNEL, self._rung, self._all)

    def _rung(self, queue: str) -> None:
        for waiting in self._waiting[queue]:
            waiting.set()

    def _all(self) -> None:
        for queue in list(self._waiting):
            self._rung(queue)

    async def work_off(self, queue: str, act: Callable[[], Awaitable[bool]]) -> None:
        """Do `act` as long as it finds something, and again when the queue is rung; for ever.

        Without a ring it looks every half second at first, and every two in the end: what fails
        comes due by itself, and what a killed worker held does so when its lease ends.
        """
        idle, heard = _SHORTEST_IDLE_SECONDS, asyncio.Event()
        self._waiting[queue].add(heard)
        while True:
            heard.clear()
            if await act():
                idle = _SHORTEST_IDLE_SECONDS
                continue
            with suppress(TimeoutError):
                async with asyncio.timeout(idle):
                    await heard.wait()
            idle = min(2 * idle, _LONGEST_IDLE_SECONDS)
