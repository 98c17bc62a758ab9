"""The audit log: nobody rewrites it unnoticed, and its oldest entries go only on command."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from services.admin_panel.audit.actions import drop_before, verify_chain
from services.kit.database import Connection, Database
from tests.conftest import MakeApplication
from tests.support.postgres import Server

_BEGIN = """
INSERT INTO audit_log (actor_id, actor_role, action, object_kind, object_id, details)
VALUES ('7', 'operator', $1, 'user', '', '{"reason": "words"}') RETURNING id
"""
_SETTLE = "UPDATE audit_log SET object_id = '5', outcome = $2 WHERE id = $1"
_ADD = """
INSERT INTO audit_log (at, actor_id, actor_role, action, object_kind, object_id, outcome)
VALUES ($1, '7', 'operator', $2, 'user', '5', 'done')
"""


@pytest.fixture
async def database(live_app: MakeApplication) -> AsyncIterator[Database]:
    app, _ = await live_app("admin_panel")
    yield app.state.database


@pytest.fixture
async def connection(database: Database) -> AsyncIterator[Connection]:
    async with database.connection() as lent:
        yield lent


async def _act(database: Database, action: str, outcome: str | None = "done") -> None:
    """Write an act down as the releases before did: its outcome once its owner had answered."""
    async with database.connection() as connection:
        entry = await connection.fetchval(_BEGIN, action)
        if outcome is not None:
            await connection.execute(_SETTLE, entry, outcome)


async def test_what_staff_do_is_chained_with_what_came_of_it(
    database: Database, connection: Connection
) -> None:
    await _act(database, "done")
    await _act(database, "refused", "not-found")
    await _act(database, "unanswered", None)
    rows = await connection.fetch("SELECT action, outcome FROM audit_log ORDER BY id")
    assert [tuple(row) for row in rows] == [
        ("done", "done"), ("refused", "not-found"), ("unanswered", None)
    ]  # fmt: skip
    found = await verify_chain(connection)
    assert (found.faults, found.links) == ([], 5)


async def test_acts_at_the_same_time_make_one_chain(
    database: Database, connection: Connection
) -> None:
    await asyncio.gather(*(_act(database, f"act {number}") for number in range(8)))
    found = await verify_chain(connection)
    assert (found.faults, found.links) == ([], 16)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET actor_id = '8'",
        "UPDATE audit_log SET details = '{}'",
        "UPDATE audit_log SET outcome = 'forbidden'",
        "UPDATE audit_log SET outcome = NULL",
        "UPDATE audit_log SET object_id = '6'",
        "DELETE FROM audit_log",
        "TRUNCATE audit_log",
        "UPDATE audit_chain SET hash = previous",
        "DELETE FROM audit_chain",
        "TRUNCATE audit_chain",
    ],
)
async def test_the_service_can_rewrite_nothing(
    database: Database, connection: Connection, statement: str
) -> None:
    await _act(database, "done")
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="only added to"):
        await connection.execute(statement)
    assert (await verify_chain(connection)).faults == []


_TAMPERED = {
    "UPDATE audit_log SET actor_id = '8' WHERE action = 'second'": "has been changed",
    "UPDATE audit_log SET details = '{}' WHERE action = 'second'": "has been changed",
    "UPDATE audit_log SET at = at + interval '1 us' WHERE action = 'first'": "has been changed",
    "UPDATE audit_log SET outcome = 'forbidden' WHERE action = 'second'": "outcome of entry",
    "UPDATE audit_log SET outcome = NULL WHERE action = 'second'": "outcome of entry",
    "DELETE FROM audit_log WHERE action = 'second'": "is gone",
    "DELETE FROM audit_chain WHERE seq = 3": "does not follow",
    "DELETE FROM audit_chain WHERE seq <= 2": "was removed by nobody",
    "DELETE FROM audit_log WHERE action = 'first'; DELETE FROM audit_chain WHERE seq <= 2":
        "was removed by nobody",
    _ADD.replace("$1", "now()").replace("$2", "'made up'"): "is in no chain",
}  # fmt: skip


@pytest.mark.parametrize("statement", _TAMPERED)
async def test_whoever_takes_the_triggers_away_is_found_out(
    database: Database, connection: Connection, statement: str
) -> None:
    for action in ("first", "second", "third"):
        await _act(database, action)
    for table in ("audit_log", "audit_chain"):
        await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    await connection.execute(statement)
    faults = (await verify_chain(connection)).faults
    assert any(_TAMPERED[statement] in fault for fault in faults), faults


async def test_an_anchor_shows_that_the_newest_entries_are_gone(
    database: Database, connection: Connection
) -> None:
    for action in ("first", "second"):
        await _act(database, action)
    number, _, digest = (await verify_chain(connection)).last.partition(":")
    anchor = (int(number), digest)
    await _act(database, "third")
    assert (await verify_chain(connection, anchor)).faults == []
    for table in ("audit_log", "audit_chain"):
        await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    await connection.execute("DELETE FROM audit_log WHERE action <> 'first'")
    await connection.execute("DELETE FROM audit_chain WHERE seq > 2")
    assert (await verify_chain(connection)).faults == []
    assert (await verify_chain(connection, anchor)).faults == [
        f"link {number} is not the one that was seen before"
    ]


async def _entry(connection: Connection, days_ago: int, action: str) -> Any:
    await connection.execute(_ADD, datetime.now(UTC) - timedelta(days=days_ago), action)


async def test_the_oldest_entries_go_on_command_and_the_chain_says_so(
    database: Database, connection: Connection
) -> None:
    for days in (400, 390, 380, 5):
        await _entry(connection, days, f"{days} days ago")
    await _act(database, "now")
    border = datetime.now(UTC) - timedelta(days=365)
    assert await drop_before(connection, border) == 3
    rows = await connection.fetch("SELECT action FROM audit_log ORDER BY id")
    assert [row["action"] for row in rows] == ["5 days ago", "now"]
    assert (await verify_chain(connection)).faults == []
    assert await drop_before(connection, border) == 0
    assert await drop_before(connection, datetime.now(UTC)) == 2
    assert (await verify_chain(connection)).faults == []
    await _act(database, "afterwards")
    assert (await verify_chain(connection)).faults == []


async def test_an_old_entry_whose_outcome_came_late_waits_for_its_neighbours(
    database: Database, connection: Connection
) -> None:
    await connection.execute(
        _ADD.replace("'done'", "NULL"), datetime.now(UTC) - timedelta(days=400), "slow"
    )
    await _entry(connection, 399, "other")
    await _entry(connection, 5, "new")
    await connection.execute("UPDATE audit_log SET outcome = 'done' WHERE action = 'slow'")
    assert await drop_before(connection, datetime.now(UTC) - timedelta(days=365)) == 0
    assert (await verify_chain(connection)).faults == []


async def test_with_another_owner_the_service_cannot_touch_the_triggers(
    live_app: MakeApplication, server: Server
) -> None:
    app, _ = await live_app("admin_panel")
    # Roles are a superuser's to make; all of it is rolled back.
    connection = await server.connect(app.state.settings.database_name)
    begun = connection.transaction()
    await begun.start()
    try:
        await connection.execute(
            """
            CREATE ROLE audit_test_owner; CREATE ROLE audit_test_service;
            ALTER TABLE audit_log OWNER TO audit_test_owner;
            ALTER TABLE audit_chain OWNER TO audit_test_owner;
            ALTER FUNCTION audit_link(audit_log, text) OWNER TO audit_test_owner;
            ALTER FUNCTION audit_linked() OWNER TO audit_test_owner;
            ALTER FUNCTION audit_refused() OWNER TO audit_test_owner;
            GRANT SELECT, INSERT, UPDATE (object_id, outcome) ON audit_log TO audit_test_service;
            GRANT SELECT ON audit_chain TO audit_test_service;
            SET LOCAL ROLE audit_test_service;
            """
        )
        await connection.execute(_ADD.replace("'done'", "NULL"), datetime.now(UTC), "allowed")
        await connection.execute("UPDATE audit_log SET outcome = 'done'")
        assert await connection.fetchval("SELECT count(*) FROM audit_chain") == 2
        for statement in (
            "ALTER TABLE audit_log DISABLE TRIGGER USER",
            "DELETE FROM audit_log",
            "TRUNCATE audit_log",
            "DELETE FROM audit_chain",
            "INSERT INTO audit_chain SELECT * FROM audit_chain",
            "UPDATE audit_log SET actor_id = '8'",
            "SELECT audit_link(e, 'entry') FROM audit_log e",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                async with connection.transaction():
                    await connection.execute(statement)
    finally:
        await begun.rollback()
        await connection.close()
