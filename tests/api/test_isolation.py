"""Tests of one service share a connection, and nothing of one is seen by the next."""

import asyncio
from collections.abc import Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from services.auth.guard.rules import counter_key
from services.auth.settings import Settings
from services.kit.database import Database, _connection
from tests.api.auth.conftest import EMAIL, people_of_auth
from tests.conftest import Furnished
from tests.support.applications import Connections
from tests.support.tokens import keys_dir


@pytest.fixture
def settings(migrated: Callable[[str], dict[str, Any]]) -> Settings:
    return Settings(keys_dir=keys_dir(), **migrated("auth"))


async def _state(database: Database) -> tuple[Any, ...]:
    async with database.connection() as connection:
        row = await connection.fetchrow(
            "SELECT current_setting('work_mem'), (SELECT count(*) FROM picture_codes),"
            " (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
            " AND pid = pg_backend_pid()), (SELECT count(*) FROM pg_listening_channels())"
        )
    return tuple(row or ())


async def _leave_traces(database: Database) -> None:
    async with database.connection() as connection:
        await connection.execute("SET work_mem = '77MB'; LISTEN something")
        await connection.execute("SELECT pg_advisory_lock(7)")
        await connection.execute(
            "INSERT INTO picture_codes SELECT gen_random_uuid(), $1, now()", counter_key("a", "b")
        )


async def test_what_a_session_is_told_goes_with_its_test(
    connections: Connections, settings: Settings
) -> None:
    async with connections.rolled_back(settings) as database:
        before = await _state(database)
        await _leave_traces(database)
    async with connections.rolled_back(settings) as database:
        assert await _state(database) == before


async def test_a_statement_that_is_cut_off_spoils_no_other_test(
    connections: Connections, settings: Settings
) -> None:
    async with connections.rolled_back(settings) as database:
        before = await _state(database)
    with pytest.raises(TimeoutError):
        async with connections.rolled_back(settings) as database:
            await _leave_traces(database)
            async with asyncio.timeout(0.2), database.connection() as connection:
                await connection.execute("SELECT pg_sleep(60)")
    async with connections.rolled_back(settings) as database:
        assert await _state(database) == before


async def test_people_who_were_there_before_are_there_again(
    connections: Connections, furnished: Furnished
) -> None:
    settings = Settings(keys_dir=keys_dir(), **await furnished("auth", people_of_auth))
    for _ in range(2):
        async with (
            connections.rolled_back(settings) as database,
            database.connection() as connection,
        ):
            renamed = "UPDATE users SET email = 'other@example.org' WHERE email = $1"
            assert await connection.execute(renamed, EMAIL) == "UPDATE 1"


async def test_a_route_that_only_reads_cannot_write(
    connections: Connections, settings: Settings
) -> None:
    write = "INSERT INTO picture_codes SELECT gen_random_uuid(), 'x', now()"
    async with connections.rolled_back(settings) as database:
        before = await _state(database)
        for _ in range(2):
            with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
                async with asynccontextmanager(_connection)(database) as connection:
                    assert await connection.fetchval("SELECT 1") == 1
                    await connection.execute(write)
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await database.fetch(f"{write} RETURNING 1")
        # What is written otherwise, is there.
        async with database.connection() as connection:
            await connection.execute(write)
        assert (await _state(database))[1] == before[1] + 1
