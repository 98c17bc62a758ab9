"""Queues on a real database: who waits is woken by who puts something in, and old rows go."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from services.contracts.staff import StaffActed, staff_acted
from services.kit import bell as bells
from services.kit.bell import Bell, ring
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.events import publish
from services.kit.worker import clear
from services.notifications.models import Inbox
from services.notifications.settings import Settings
from services.notifications.worker import EXPIRED
from tests.support.waits import happens, until


@pytest.fixture
async def database(
    live_database: Callable[[str], Awaitable[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> Any:
    """Give a database of its own; nothing is found there by looking, within a test's time."""
    monkeypatch.setattr(bells, "_SHORTEST_IDLE_SECONDS", 1000.0)
    monkeypatch.setattr(bells, "_LONGEST_IDLE_SECONDS", 1000.0)
    monkeypatch.setattr(bells, "_AGAIN_SECONDS", 0.01)
    opened = Database(Settings(**await live_database("notifications")))
    yield opened
    await opened.close()


class _Reader:
    """A loop that waits for a queue; `looks` says how often it has looked."""

    def __init__(self) -> None:
        self.looks = 0
        self.looked = asyncio.Event()

    async def look(self) -> bool:
        self.looks += 1
        self.looked.set()
        return False

    async def rest(self) -> None:
        """Wait until it hears: it looks once by itself, and again when the bell begins."""

        async def twice() -> bool:
            return self.looks >= 2

        await until(twice, "the loop hears the bell", 20)
        self.looked.clear()


@asynccontextmanager
async def _reader(database: Database, queue: str) -> AsyncIterator[_Reader]:
    reader, bell = _Reader(), Bell()
    loops = (bell.listen(database), bell.work_off(queue, reader.look))
    tasks = [asyncio.create_task(loop) for loop in loops]
    try:
        await reader.rest()
        yield reader
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_ring_wakes_who_waits_once_it_is_committed(database: Database) -> None:
    async with _reader(database, "letters") as reader:
        async with database.transaction() as session:
            await ring(session, "letters")
            await ring(session, "letters")
            await session.execute(text("SELECT 1"))
            assert not reader.looked.is_set()
        await happens(reader.looked, "the loop looks after the commit")
        reader.looked.clear()
        async with database.connection() as connection:
            await ring(connection, "pushes")
            await ring(connection, "letters")
        await happens(reader.looked, "the loop looks after a plain ring")
        assert reader.looks == 4


async def test_an_event_wakes_the_relay_and_what_is_rolled_back_does_not(
    database: Database,
) -> None:
    async with _reader(database, "outbox") as reader:
        kind = staff_acted("notifications")
        told = StaffActed(
            actor_id="1",
            actor_role="operator",
            action="a",
            object_kind="b",
            object_id="c",
            details={},
            request_id=None,
        )
        with pytest.raises(RuntimeError):
            async with database.transaction() as session:
                await publish(session, {kind: ("admin_panel",)}, kind, told)
                raise RuntimeError
        async with database.transaction() as session:
            await publish(session, {kind: ("admin_panel",)}, kind, told)
        await happens(reader.looked, "the relay looks")
        assert reader.looks == 3
        async with database.transaction() as session:
            assert len((await session.execute(text("SELECT 1 FROM outbox"))).all()) == 1


async def test_a_lost_bell_is_replaced_and_who_waits_looks(database: Database) -> None:
    async with _reader(database, "letters") as reader:
        async with database.connection() as connection:
            cut = (
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            )
            assert [row[0] for row in await connection.fetch(cut)] == [True]
        # What was rung meanwhile has not been heard, so that it looks by itself.
        await happens(reader.looked, "the loop looks when the bell is there again")
        reader.looked.clear()
        async with database.connection() as connection:
            await ring(connection, "letters")
        await happens(reader.looked, "the loop hears the new bell")


async def test_rows_go_when_their_time_is_over(database: Database) -> None:
    async with database.transaction() as session:
        for days in (1, 179, 181):
            received = utc_now() - timedelta(days=days)
            session.add(Inbox(event_id=uuid4(), type=f"{days}", received_at=received))
    await clear(database, EXPIRED)
    async with database.connection() as connection:
        left = await connection.fetch("SELECT type FROM inbox ORDER BY type")
    assert [row["type"] for row in left] == ["1", "179"]
