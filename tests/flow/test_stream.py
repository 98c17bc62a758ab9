"""The stream of counters through a real server, with and without the listening connection."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.kit.database import Database
from services.notifications.settings import Settings
from tests.api.notifications.people import BORIS, as_user, give
from tests.support import plain, postgres
from tests.support.processes import Process
from tests.support.tokens import keys_dir


class Stream:
    """An open stream of one user."""

    def __init__(self, response: httpx.Response) -> None:
        self._lines = response.aiter_lines()

    async def next(self) -> tuple[str, Any]:
        """Return name and data of the next event."""
        try:
            async with asyncio.timeout(30):
                return await self._read()
        except TimeoutError:
            raise AssertionError("not within 30 s: the next event of the stream") from None

    async def _read(self) -> tuple[str, Any]:
        name = ""
        async for line in self._lines:
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                return name, json.loads(line.removeprefix("data: "))
        return "closed", None


class Server:
    def __init__(self, url: str, process: Process, database: Database) -> None:
        self.url = url
        self.process = process
        self.database = database
        self.user = uuid4()
        self.http = plain.async_client(base_url=url, timeout=30)

    @asynccontextmanager
    async def stream(self, **token: Any) -> AsyncIterator[Stream]:
        async with self.http.stream(
            "GET", "/api/notifications/stream", headers=as_user(self.user, **token)
        ) as response:
            assert response.status_code == 200
            assert response.headers["content-type"].startswith("text/event-stream")
            yield Stream(response)

    async def read(self, notice: object) -> None:
        answer = await self.http.post(
            f"/api/notifications/notices/{notice}/read", headers=as_user(self.user)
        )
        assert answer.status_code == 204


@pytest.fixture(scope="module")
async def started(
    server: postgres.Server, migrated: Callable[[str], dict[str, Any]]
) -> AsyncIterator[Server]:
    migrated("notifications")
    name = postgres.own_name("notifications", "stream")
    settings = await server.copy("notifications", name)
    port = postgres.free_port()
    values = settings | {"port": port, "keys_dir": keys_dir()}
    url = f"http://127.0.0.1:{port}"
    process = Process(
        "services.notifications.main",
        env=postgres.environment("notifications", values),
        ready=f"{url}/ready",
    )
    database = Database(Settings(**settings))
    with process:
        found = Server(url, process, database)
        yield found
        await found.http.aclose()
    await database.close()
    await server.drop(name)


@pytest.fixture
def running(started: Server) -> Server:
    """Give the server, also after a test that has stopped it, and somebody new to listen."""
    started.process.ensure()
    started.user = uuid4()
    return started


async def test_counters_come_at_once_and_after_each_change(running: Server) -> None:
    notice = await give(running.database, running.user)
    async with running.stream() as one, running.stream() as other:
        first = ("counters", {"unread": 1, "modal": 0, "banner": 0})
        assert (await one.next(), await other.next()) == (first, first)
        await running.read(notice)
        done = ("counters", {"unread": 0, "modal": 0, "banner": 0})
        assert (await one.next(), await other.next()) == (done, done)
        # Another's notice wakes nobody else; one's own does.
        await give(running.database, BORIS)
        await give(running.database, running.user, kind="banner", term=5)
        async with running.database.connection() as connection:
            await connection.execute("SELECT pg_notify('notices', $1)", str(BORIS))
            await connection.execute("SELECT pg_notify('notices', '*')")
        assert await one.next() == ("counters", {"unread": 0, "modal": 0, "banner": 1})


async def test_stream_ends_with_its_token(running: Server) -> None:
    async with running.stream(lifetime=2) as stream:
        assert (await stream.next())[0] == "counters"
        assert await stream.next() == ("end", {})
        assert (await stream.next())[0] == "closed"


async def test_lost_listening_connection_is_opened_anew(running: Server) -> None:
    async with running.stream() as stream:
        await stream.next()
        await give(running.database, running.user)
        async with running.database.connection() as connection:
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
            )
        # What happened meanwhile is looked for as soon as somebody listens again.
        assert await stream.next() == ("counters", {"unread": 1, "modal": 0, "banner": 0})


async def test_open_streams_do_not_hold_up_the_end(running: Server) -> None:
    async with running.stream() as stream:
        await stream.next()
        running.process.stop()
        assert (await stream.next())[0] in ("end", "closed")


async def test_oldest_of_too_many_streams_ends(running: Server) -> None:
    async with AsyncExitStack() as stack:
        streams = [await stack.enter_async_context(running.stream()) for _ in range(10)]
        for stream in streams:
            assert (await stream.next())[0] == "counters"
        newest = await stack.enter_async_context(running.stream())
        assert (await newest.next())[0] == "counters"
        assert await streams[0].next() == ("end", {})
