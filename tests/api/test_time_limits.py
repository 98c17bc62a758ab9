"""Statements and transactions end in time, at every service."""

import pytest
from sqlalchemy import text

from deploy.wiring import DATABASES
from services.kit import database
from services.kit.database import Database
from services.kit.problems import Unreachable
from tests.conftest import MakeApplication

_NAMES = ("statement_timeout", "idle_in_transaction_session_timeout")


async def _limits(found: Database) -> list[tuple[str, str]]:
    """Return both limits as both pools of a database have them."""
    limits = []
    async with found.transaction() as session:
        limits.append([(await session.execute(text(f"SHOW {name}"))).scalar() for name in _NAMES])
    async with found.connection() as connection:
        limits.append([await connection.fetchval(f"SHOW {name}") for name in _NAMES])
    return [(str(one), str(two)) for one, two in limits]


@pytest.mark.parametrize("service", DATABASES)
async def test_requests_have_half_a_minute_and_workers_longer(
    live_app: MakeApplication, service: str
) -> None:
    app, _ = await live_app(service)
    settings = app.state.settings
    request = Database(settings, statement_seconds=database.REQUEST_STATEMENT_SECONDS)
    worker = Database(settings)
    try:
        assert await _limits(request) == [("30s", "2min")] * 2
        assert await _limits(worker) == [("10min", "2min")] * 2
        async with request.plain_transaction(statement_seconds=600) as connection:
            assert await connection.fetchval("SHOW statement_timeout") == "10min"
        assert await _limits(request) == [("30s", "2min")] * 2
    finally:
        await request.close()
        await worker.close()


async def test_a_statement_that_takes_too_long_is_ended(live_app: MakeApplication) -> None:
    app, _ = await live_app("auth")
    short = Database(app.state.settings, statement_seconds=1)
    try:
        with pytest.raises(Unreachable):
            await short.fetch("SELECT pg_sleep(30)")
        with pytest.raises(Unreachable):
            async with database.reachable(short.transaction()) as session:
                await session.execute(text("SELECT pg_sleep(30)"))
    finally:
        await short.close()
