"""What workers hear: the queues that are rung on a service's database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from services.kit.bell import ring
from services.kit.database import Database
from services.kit.queue import CHANNEL

_SECONDS = 20
_END = "nothing more"


class Ears:
    """The queues rung since the last question, each once."""

    def __init__(self, database: Database, words: "asyncio.Queue[str]") -> None:
        self._database = database
        self._words = words

    async def heard(self) -> set[str]:
        """Return what was rung; a word of our own behind it says that all has come."""
        async with self._database.connection() as connection:
            await ring(connection, _END)
        found = set()
        async with asyncio.timeout(_SECONDS):
            while (word := await self._words.get()) != _END:
                found.add(word)
        return found


@asynccontextmanager
async def listening(database: Database) -> AsyncIterator[Ears]:
    """Listen as a worker does."""
    words: asyncio.Queue[str] = asyncio.Queue()

    def told(_connection: Any, _process: int, _channel: str, word: object) -> None:
        words.put_nowait(str(word))

    async with database.connection() as connection:
        await connection.add_listener(CHANNEL, told)
        yield Ears(database, words)
        await connection.remove_listener(CHANNEL, told)
