"""The test database keeps nothing, whichever way it was written to."""

from typing import Any

from sqlalchemy import text

from services.kit.database import Database
from tests.conftest import MakeApplication

_INSERT = "INSERT INTO security_events (kind) VALUES ('test')"


async def _write_both_ways(service_app: MakeApplication) -> Any:
    app, _ = await service_app("auth")
    database: Database = app.state.database
    async with database.transaction() as session:
        before = await session.scalar(text("SELECT count(*) FROM security_events"))
        await session.execute(text(_INSERT))
    async with database.connection() as connection:
        await connection.execute(_INSERT)
        assert await connection.fetchval("SELECT count(*) FROM security_events") == before + 2
    return before


async def test_nothing_is_kept_the_first_time(service_app: MakeApplication) -> None:
    assert await _write_both_ways(service_app) == 0


async def test_nothing_is_kept_the_second_time(service_app: MakeApplication) -> None:
    assert await _write_both_ways(service_app) == 0
