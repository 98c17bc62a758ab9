"""Waking the open streams: one PostgreSQL connection of the process listens for all of them."""

import asyncio
import random
import signal
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from types import FrameType, TracebackType
from typing import Literal, Self, get_args
from uuid import UUID

from services.kit.bell import listen
from services.kit.database import Database

CHANNEL = "notices"
EVERYBODY = "*"
# What else than notices a user's pages are told to ask for anew.
Topic = Literal["appeals", "orders", "outages", "submissions"]
APPEALS: Topic = "appeals"
ORDERS: Topic = "orders"
OUTAGES: Topic = "outages"
SUBMISSIONS: Topic = "submissions"
_TOPICS: tuple[Topic, ...] = get_args(Topic)
_MOST_STREAMS_OF_ONE = 10
# A word to everybody must not make all streams ask the database in the same moment.
_SPREAD_SECONDS = 3.0


class Subscription:
    """One open stream."""

    def __init__(self, hub: "Hub", user_id: UUID) -> None:
        self._hub = hub
        self._user_id = user_id
        self._told = asyncio.Event()
        self._changed: set[Topic] = set()
        self.ended = False

    def __enter__(self) -> Self:
        self._hub.add(self._user_id, self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._hub.remove(self._user_id, self)

    def tell(self, *topics: Topic) -> None:
        """Wake the stream: notices may be others, and what these topics name is."""
        self._changed.update(topics)
        self._told.set()

    def changed(self) -> list[Topic]:
        """Return the topics that were told since this was asked last."""
        topics = sorted(self._changed)
        self._changed.clear()
        return topics

    def end(self) -> None:
        """Wake the stream to end it."""
        self.ended = True
        self._told.set()

    async def wait(self, seconds: float) -> None:
        """Wait until there is something new, for so many seconds at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._told.wait()
        self._told.clear()


class Hub:
    """The open streams of this process."""

    def __init__(self, database: Database | None) -> None:
        self._database = database
        self._streams: defaultdict[UUID, list[Subscription]] = defaultdict(list)
        self._ended = False
        self._listening: asyncio.Task[None] | None = None
        self._heard_before = False

    def subscribe(self, user_id: UUID) -> Subscription:
        """Return a stream's subscription, to be entered when the stream begins."""
        return Subscription(self, user_id)

    def add(self, user_id: UUID, subscription: Subscription) -> None:
        """Count a stream in; beyond ten of one user the oldest ends."""
        streams = self._streams[user_id]
        streams.append(subscription)
        if len(streams) > _MOST_STREAMS_OF_ONE:
            streams[0].end()
        if self._ended:
            subscription.end()
        elif self._listening is None:
            # While the connection is away, streams see changes with their beat.
            assert self._database is not None
            hearing = listen(self._database, CHANNEL, self._heard, self._begun)
            self._listening = asyncio.create_task(hearing)

    def remove(self, user_id: UUID, subscription: Subscription) -> None:
        """Count a stream out."""
        self._streams[user_id].remove(subscription)
        if not self._streams[user_id]:
            del self._streams[user_id]

    def end(self) -> None:
        """End all streams, so that the process can."""
        self._ended = True
        for streams in self._streams.values():
            for stream in streams:
                stream.end()

    def _begun(self) -> None:
        # What was said since it last listened has not been heard.
        self._tell_all(*(_TOPICS if self._heard_before else ()))
        self._heard_before = True

    def _tell_all(self, *topics: Topic) -> None:
        loop = asyncio.get_running_loop()
        for streams in self._streams.values():
            for stream in streams:
                pause = random.uniform(0, _SPREAD_SECONDS)  # noqa: S311
                loop.call_later(pause, stream.tell, *topics)

    def _heard(self, words: str) -> None:
        user_id, _, named = words.partition(" ")
        if user_id == EVERYBODY:
            self._tell_all()
            return
        topics = [topic for topic in _TOPICS if topic == named]
        for stream in self._streams.get(UUID(user_id), ()):
            stream.tell(*topics)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Serve while the application lives; end the streams as soon as it is told to end."""
        loop = asyncio.get_running_loop()
        former = signal.getsignal(signal.SIGTERM)

        def told(number: int, frame: FrameType | None) -> None:
            # The server waits for open answers before the life span ends, hence here.
            loop.call_soon_threadsafe(self.end)
            if callable(former):
                former(number, frame)

        signal.signal(signal.SIGTERM, told)
        try:
            yield
        finally:
            signal.signal(signal.SIGTERM, former)
            self.end()
            if self._listening is not None:
                self._listening.cancel()
                with suppress(asyncio.CancelledError):
                    await self._listening
