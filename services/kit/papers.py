"""Papers: a template of Typst and what it is given become a PDF, in a process of its own.

How that sets them: `paper_setting.py`. Here is whose turn it is.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import orjson

from services.kit.children import ask_child
from services.kit.problems import Unavailable

_SETTER = "services.kit.paper_setting"
_SECONDS = 15.0
# Each is a process; who comes meanwhile waits, and not for long.
PAPERS_AT_A_TIME = 2
_WAIT_SECONDS = 10.0


class PaperTurns:
    """Turns at making papers, the application's own: so many at a time, and one for each user.

    Whoever asks for many waits for his own first, so that others' come between them.
    """

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(PAPERS_AT_A_TIME)
        self._own: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.waiting = 0

    @asynccontextmanager
    async def turn(self, whose: str) -> AsyncIterator[None]:
        """Hold a turn; `whose`: the user's key. Unavailable when it does not come in time."""
        own = self._own.setdefault(whose, asyncio.Lock())
        async with AsyncExitStack() as held:
            self.waiting += 1
            try:
                async with asyncio.timeout(_WAIT_SECONDS):
                    await held.enter_async_context(own)
                    await held.enter_async_context(self._turns)
            except TimeoutError as error:
                raise Unavailable("Too many papers are being made at the moment.") from error
            finally:
                self.waiting -= 1
            yield


async def set_paper(
    turns: PaperTurns, whose: str, template: Path, given: Mapping[str, Any]
) -> bytes:
    """Return a PDF; Unavailable when too many are being made, or this one cannot be."""
    try:
        async with turns.turn(whose):
            done, paper = await ask_child(
                _SETTER, str(template), given=orjson.dumps(given), seconds=_SECONDS
            )
    except TimeoutError as error:
        raise Unavailable("The paper takes too long to make.") from error
    if not (done and paper.startswith(b"%PDF-")):
        raise Unavailable("The paper cannot be made.")
    return paper
