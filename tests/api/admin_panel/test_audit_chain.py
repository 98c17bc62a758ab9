"""The audit log: nobody rewrites it unnoticed, and its oldest entries go only on command."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from services.admin_panel.audit.actions import (
    drop_before,
    note_anchor,
    read_anchors,
    verify_chain,
)
from services.admin_panel.audit.queries import owner_statements, read_owner
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


async def _empower(connection: Connection) -> None:
    """Let the service's role change what it owns, as whoever owns a table can."""
    await connection.execute(
        "GRANT UPDATE, DELETE, TRUNCATE ON audit_log, audit_chain TO CURRENT_USER"
    )


async def _disarm(connection: Connection) -> None:
    """Take the triggers away, too."""
    await _empower(connection)
    for table in ("audit_log", "audit_chain"):
        await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")


async def _act(
    database: Database, action: str, outcome: str | None = "done", *, empowered: bool = False
) -> None:
    """Write an act down as the releases before did: its outcome once its owner had answered."""
    async with database.connection() as connection:
        entry = await connection.fetchval(_BEGIN, action)
        if outcome is not None:
            if not empowered:
                await _empower(connection)
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


async def test_odd_letters_are_hashed_alike_by_who_writes_and_who_checks(
    connection: Connection,
) -> None:
    odd = 'a "quoted" \\ back\tslash\n\u0001 ё 😀 </x> \x7f'
    await connection.execute(
        "INSERT INTO audit_log (actor_id, actor_role, action, object_kind, object_id, outcome,"
        " request_id, details) SELECT o, 'r', o, 'k', o, o, o, jsonb_build_object(o, o, 'n', 1.50,"
        " 'none', NULL, 'list', jsonb_build_array(1, true, o)) FROM (SELECT $1::text AS o) AS x",
        odd,
    )
    assert (await verify_chain(connection)).faults == []


async def test_acts_at_the_same_time_make_one_chain(
    database: Database, connection: Connection
) -> None:
    # Once: grants at the same time would be in each other's way.
    await _empower(connection)
    await asyncio.gather(*(_act(database, f"act {number}", empowered=True) for number in range(8)))
    found = await verify_chain(connection)
    assert (found.faults, found.links) == ([], 16)


_REWRITES = [
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
]


async def test_the_service_has_no_right_to_rewrite_anything(connection: Connection) -> None:
    await connection.execute(_ADD, datetime.now(UTC), "done")
    for statement in _REWRITES:
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="permission denied"):
            await connection.execute(statement)
    assert (await verify_chain(connection)).faults == []


async def test_whoever_gives_himself_the_right_meets_the_triggers(
    database: Database, connection: Connection
) -> None:
    await _act(database, "done")
    for statement in _REWRITES:
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="only added to"):
            await connection.execute(statement)
    assert (await verify_chain(connection)).faults == []


_EXCHANGE = """
UPDATE audit_log a SET action = b.action, at = b.at, details = b.details FROM audit_log b
WHERE (a.id, b.id) IN (SELECT x.id, y.id FROM audit_log x, audit_log y
    WHERE (x.action, y.action) IN (('first', 'third'), ('third', 'first')))
"""
_MOVE = """
UPDATE audit_chain SET seq = -seq WHERE seq IN (3, 4);
UPDATE audit_chain SET seq = 7 + seq WHERE seq < 0
"""
# What was done, each naming one place: three entries with an outcome each, links 1 to 6.
_TAMPERED: dict[str, list[str]] = {
    "UPDATE audit_log SET actor_id = '8' WHERE action = 'second'": [
        "entry {second} (link 3) has been changed", "entry {second} (link 4) has been changed",
    ],
    "UPDATE audit_log SET details = '{}' WHERE action = 'second'": [
        "entry {second} (link 3) has been changed", "entry {second} (link 4) has been changed",
    ],
    "UPDATE audit_log SET at = at + interval '1 us' WHERE action = 'first'": [
        "entry {first} (link 1) has been changed", "entry {first} (link 2) has been changed",
    ],
    "UPDATE audit_log SET outcome = 'forbidden' WHERE action = 'second'": [
        "the outcome of entry {second} has been changed",
    ],
    "UPDATE audit_log SET outcome = NULL WHERE action = 'second'": [
        "the outcome of entry {second} has been changed",
    ],
    "DELETE FROM audit_log WHERE action = 'second'": [
        "entry {second} (link 3) is gone", "entry {second} (link 4) is gone",
    ],
    "DELETE FROM audit_chain WHERE seq = 3": [
        "link 3 is gone: link 4 does not follow link 2",
        "entry {second} was put in past the chain: it is in no chain",
    ],
    "DELETE FROM audit_log WHERE action = 'second'; DELETE FROM audit_chain WHERE seq IN (3, 4)": [
        "links 3-4 are gone: link 5 does not follow link 2",
    ],
    "DELETE FROM audit_log WHERE action = 'first'; DELETE FROM audit_chain WHERE seq <= 2": [
        "what stood before link 3 was removed by nobody",
    ],
    _ADD.replace("$1", "now()").replace("$2", "'made up'"): [
        "entry {made up} was put in past the chain: it is in no chain",
    ],
    "UPDATE audit_chain SET hash = sha256(hash) WHERE seq = 3": [
        "entry {second} (link 3) has been changed", "link 4 does not follow link 3",
    ],
    _EXCHANGE: [
        "entry {first} (link 1) has been changed: what it was stands in entry {third}",
        "entry {first} (link 2) has been changed: what it was stands in entry {third}",
        "entry {third} (link 5) has been changed: what it was stands in entry {first}",
        "entry {third} (link 6) has been changed: what it was stands in entry {first}",
    ],
    _MOVE: [
        "link 3 does not follow link 2",
        "link 3 (entry {second}) has been moved: it was link 4",
        "link 4 does not follow link 3",
        "link 4 (entry {second}) has been moved: it was link 3",
        "link 5 does not follow link 4",
    ],
}  # fmt: skip


@pytest.mark.parametrize("statement", _TAMPERED)
async def test_whoever_takes_the_triggers_away_is_found_out(
    database: Database, connection: Connection, statement: str
) -> None:
    for action in ("first", "second", "third"):
        await _act(database, action)
    first_of_all = await connection.fetchval("SELECT min(id) FROM audit_log")
    await _disarm(connection)
    await connection.execute(statement)
    rows = await connection.fetch("SELECT id, action FROM audit_log")
    known = {"second": first_of_all + 1, "first": first_of_all, "third": first_of_all + 2}
    known |= {row["action"]: row["id"] for row in rows if row["action"] not in known}
    told = [
        one.replace("{", "{0[").replace("}", "]}").format(known) for one in _TAMPERED[statement]
    ]
    assert (await verify_chain(connection)).faults == told


async def test_of_very_many_faults_the_first_are_told(
    database: Database, connection: Connection
) -> None:
    for number in range(30):
        await connection.execute(_ADD, datetime.now(UTC), f"act {number}")
    await _disarm(connection)
    await connection.execute("UPDATE audit_log SET actor_id = 'x'")
    faults = (await verify_chain(connection)).faults
    assert (len(faults), faults[-1]) == (21, "and more")


async def test_an_anchor_shows_that_the_newest_entries_are_gone(
    database: Database, connection: Connection
) -> None:
    for action in ("first", "second"):
        await _act(database, action)
    number, _, digest = (await verify_chain(connection)).last.partition(":")
    anchor = (int(number), digest)
    await _act(database, "third")
    assert (await verify_chain(connection, [anchor])).faults == []
    await _disarm(connection)
    await connection.execute("DELETE FROM audit_log WHERE action <> 'first'")
    await connection.execute("DELETE FROM audit_chain WHERE seq > 2")
    assert (await verify_chain(connection)).faults == []
    assert (await verify_chain(connection, [anchor])).faults == [
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
    await _empower(connection)
    await connection.execute("UPDATE audit_log SET outcome = 'done' WHERE action = 'slow'")
    assert await drop_before(connection, datetime.now(UTC) - timedelta(days=365)) == 0
    assert (await verify_chain(connection)).faults == []


async def test_an_anchor_is_noted_once_a_day_outside_the_database(
    database: Database, connection: Connection, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere" / "anchors.txt"
    await note_anchor(database, path)
    assert read_anchors(path) == [], "there is nothing to note yet"
    await _act(database, "first")
    await note_anchor(database, path)
    await _act(database, "second")
    await note_anchor(database, path)
    (noted,) = read_anchors(path)
    assert noted[0] == 2
    lines = path.read_text("ascii")
    path.write_text(lines.replace(lines[:10], "2026-01-01"), "ascii")
    await note_anchor(database, path)
    assert [number for number, _ in read_anchors(path)] == [2, 4]
    assert (await verify_chain(connection, read_anchors(path))).faults == []


async def test_a_rewritten_tail_is_found_by_what_was_noted(
    database: Database, connection: Connection, tmp_path: Path
) -> None:
    path = tmp_path / "anchors.txt"
    for action in ("first", "second"):
        await _act(database, action)
    await note_anchor(database, path)
    await _disarm(connection)
    await connection.execute("DELETE FROM audit_log WHERE action = 'second'")
    await connection.execute("DELETE FROM audit_chain WHERE seq > 2")
    for table in ("audit_log", "audit_chain"):
        await connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    for action in ("another", "and one more"):
        await _act(database, action)
    assert (await verify_chain(connection)).faults == []
    assert (await verify_chain(connection, read_anchors(path))).faults == [
        "link 4 is not the one that was seen before"
    ]


async def test_a_place_that_cannot_be_written_to_stops_nothing(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("x")
    await _act(database, "first")
    with caplog.at_level("INFO"):
        await note_anchor(database, tmp_path / "file" / "anchors.txt")
    told = {record.message: record for record in caplog.records}
    assert told["audit_anchor"].__dict__["link"] == 2
    assert "audit_anchor_not_noted" in told


async def test_with_another_owner_the_service_cannot_touch_the_triggers(
    live_app: MakeApplication, server: Server
) -> None:
    app, _ = await live_app("admin_panel")
    # Roles are a superuser's to make; all of it is rolled back.
    connection = await server.connect(app.state.settings.database_name)
    begun = connection.transaction()
    await begun.start()
    try:
        await connection.execute("CREATE ROLE audit_test_service")
        service = await connection.fetchval(
            "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'audit_log'::regclass"
        )
        for back in (False, True, False):
            given = owner_statements("audit_test_owner", "audit_test_service", back=back)
            await connection.execute(given)
        assert service not in await read_owner(connection)
        await connection.execute("SET LOCAL ROLE audit_test_service")
        assert await read_owner(connection) == ("audit_test_owner", False)
        await connection.execute(_ADD, datetime.now(UTC), "allowed")
        assert await connection.fetchval("SELECT count(*) FROM audit_chain") == 1
        for statement in (
            "ALTER TABLE audit_log DISABLE TRIGGER USER",
            "DELETE FROM audit_log",
            "TRUNCATE audit_log",
            "DELETE FROM audit_chain",
            "INSERT INTO audit_chain SELECT * FROM audit_chain",
            "UPDATE audit_log SET actor_id = '8'",
            "UPDATE audit_log SET outcome = 'done'",
            "GRANT DELETE ON audit_log TO CURRENT_USER; DELETE FROM audit_log",
            "SELECT audit_link(e, 'entry') FROM audit_log e",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                async with connection.transaction():
                    await connection.execute(statement)
    finally:
        await begun.rollback()
        await connection.close()
