"""What a connection does aside, while we go on: of thousands of rows both take their time.

A connection does one thing at a time. So whatever else is asked of it comes after what was begun
aside, and nothing of it goes on when the act has ended.
"""

import asyncio
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

T = TypeVar("T")


class Aside:
    """Does one thing at a time aside, in the order in which they are begun; `async with` it.

    At the end it waits for the last one; when the act fails that is called off. Whoever goes on
    gives way often, `asyncio.sleep(0)`: else what is aside stands, too.
    """

    def __init__(self) -> None:
        self._last: asyncio.Task[Any] | None = None

    async def begin(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Begin a thing as soon as the one before is done, and raise what that has raised."""
        try:
            await self.done()
        except BaseException:
            work.close()
            raise
        task = self._last = asyncio.create_task(work)
        # Its first step is to send what it asks for.
        await asyncio.sleep(0)
        return task

    async def done(self) -> None:
        """Wait for what was begun last, and raise what it has raised."""
        if self._last is not None:
            await self._last

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        if kind is None:
            await self.done()
        elif self._last is not None:
            self._last.cancel()
            # What it raises is no news any more.
            await asyncio.gather(self._last, return_exceptions=True)
