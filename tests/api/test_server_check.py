"""A database server that is not yet the service's: what a check finds, and what can be made."""

import asyncio
import secrets
import shutil
import time
from collections import namedtuple
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import asyncpg
import pytest

from services.cabinet.settings import Settings as CabinetSettings
from services.kit import server_check
from services.kit.server_check import DatabaseCheckOut, Place
from services.kit.server_make import check_place, make_missing
from services.kit.settings import ServiceSettings
from services.notifications.settings import Settings
from tests.support.postgres import Server, free_port, own_name

# As an installer may write them: quoted rightly, or not at all.
_ODD = 'Lena "the" 2'
_PASSWORD = "of-this-test"
_SETTINGS = Settings()


@dataclass
class Room:
    """Roles and databases of one test."""

    server: Server
    made: list[tuple[str, str]]

    async def login(self, options: str = "") -> str:
        name = f"{_ODD} {secrets.token_hex(4)}"
        self.made.append(("ROLE", name))
        await self.run(f"CREATE ROLE {_q(name)} LOGIN PASSWORD '{_PASSWORD}' {options}")
        return name

    def name(self) -> str:
        name = f"{_ODD} db {secrets.token_hex(4)}"
        self.made.append(("DATABASE", name))
        return name

    async def database(self, owner: str | None = None, options: str = "") -> str:
        name = self.name()
        owned = f"OWNER {_q(owner)}" if owner else ""
        await self.run(f"CREATE DATABASE {_q(name)} {owned} {options}")
        return name

    async def copy(self, service: str, owner: str | None = None) -> str:
        name = own_name(service, f"check_{secrets.token_hex(3)}")
        self.made.append(("DATABASE", name))
        await self.server.copy(service, name)
        return name

    async def run(self, statement: str, database: str = "postgres") -> None:
        await self.server.execute(statement, database)

    def place(self, user: str | None, database: str, **more: Any) -> Place:
        own = {"user": user, "password": _PASSWORD}
        super_ = {"user": self.server.user, "password": self.server.password}
        where = {"host": self.server.host, "port": self.server.port, "database": database}
        return Place(**where | (own if user else super_) | more)


def _q(name: str | None) -> str:
    return '"' + (name or "").replace('"', '""') + '"'


@pytest.fixture
async def room(server: Server) -> AsyncIterator[Room]:
    room = Room(server, [])
    yield room
    for kind, name in reversed(room.made):
        if kind == "DATABASE":
            await room.run(f"DROP DATABASE IF EXISTS {_q(name)} WITH (FORCE)")
    for kind, name in room.made:
        if kind == "ROLE":
            await room.run(f"DROP ROLE IF EXISTS {_q(name)}")


async def _check(place: Place, settings: ServiceSettings = _SETTINGS) -> DatabaseCheckOut:
    told = await check_place(settings, place)
    assert told.ok == (told.outcome == "connected")
    assert _PASSWORD not in told.model_dump_json()
    return told


async def _run_as_told(room: Room, statements: list[str]) -> None:
    """Run what the administrator is told to run, as psql would."""
    database = "postgres"
    for statement in statements:
        if statement.startswith("\\connect "):
            database = statement.removeprefix("\\connect ")[1:-1].replace('""', '"')
        else:
            await room.run(statement, database)


async def test_who_may_not_make_databases_is_told_the_statement_for_who_may(room: Room) -> None:
    login, name = await room.login(), room.name()
    told = await _check(room.place(login, name))
    assert (told.outcome, told.offer) == ("database-missing", None)
    assert told.statements[0].startswith(f"CREATE DATABASE {_q(name)} OWNER {_q(login)} ")
    # The button changes nothing either.
    assert (await make_missing(_SETTINGS, room.place(login, name))).outcome == "database-missing"
    await _run_as_told(room, told.statements)
    assert (await _check(room.place(login, name))).ok


async def test_who_may_make_databases_makes_it_and_owns_it_alone(room: Room) -> None:
    login, name, other = await room.login("CREATEDB"), room.name(), await room.login()
    place = room.place(login, name)
    assert (await _check(place)).offer == "create-database"
    assert (await make_missing(_SETTINGS, place)).ok
    assert (await _check(place)).ok
    assert (await _check(room.place(other, name))).outcome == "no-rights"
    connection = await asyncpg.connect(**place.model_dump())
    row = await connection.fetchrow(
        "SELECT pg_get_userbyid(datdba) AS owner, pg_encoding_to_char(encoding) AS encoding"
        " FROM pg_database WHERE datname = current_database()"
    )
    await connection.close()
    assert (row["owner"], row["encoding"]) == (login, "UTF8")
    # Once more: it is there already, and nothing is made twice.
    assert (await make_missing(_SETTINGS, place)).ok


async def test_no_way_to_the_server_says_which(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    login, name = await room.login(), await room.database()

    async def outcome(**more: Any) -> str:
        return (await _check(room.place(login, name, **more))).outcome

    assert await outcome(host="nowhere.invalid") == "host-unknown"
    assert await outcome(host="127.0.0.1", port=free_port()) == "connection-refused"
    assert await outcome(password="wrong") == "wrong-password"
    monkeypatch.setattr(server_check, "CHECK_SECONDS", 0.3)
    silent = await asyncio.start_server(lambda *_: asyncio.sleep(5), "127.0.0.1", 0)
    async with silent:
        port = silent.sockets[0].getsockname()[1]
        assert await outcome(host="127.0.0.1", port=port) == "timed-out"


@pytest.mark.parametrize(
    ("host", "networks"),
    [
        ("169.254.169.254", ""),
        ("::ffff:169.254.169.254", ""),
        ("fe80::1", ""),
        ("0.0.0.0", ""),
        ("127.0.0.1", "127.0.0.0/8"),
        ("localhost", "10.0.0.0/8, 127.0.0.0/8, ::1/128"),
    ],
)
async def test_refused_networks_are_never_asked(room: Room, host: str, networks: str) -> None:
    heard: list[Any] = []
    async with await asyncio.start_server(lambda *_: heard.append(1), "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        settings = Settings(refused_networks=networks)
        place = room.place(None, "any", host=host, port=port)
        told = await _check(place, settings)
        assert (told.outcome, heard) == ("address-refused", [])
        assert (await make_missing(settings, place)).outcome == "address-refused"
    assert heard == []


async def test_missing_rights_come_with_the_statements_that_give_them(room: Room) -> None:
    login, name = await room.login(), await room.database()
    await room.run(f"REVOKE ALL ON DATABASE {_q(name)} FROM PUBLIC")
    told = await _check(room.place(login, name))
    assert told.outcome == "no-rights"
    await room.run(f"GRANT CONNECT ON DATABASE {_q(name)} TO {_q(login)}")
    assert (await _check(room.place(login, name))).statements == told.statements
    await _run_as_told(room, told.statements)
    assert (await _check(room.place(login, name))).ok


async def test_tables_of_another_login_want_its_rights(
    room: Room, migrated: Callable[[str], dict[str, Any]]
) -> None:
    migrated("notifications")
    name, login = await room.copy("notifications"), await room.login()
    await room.run(f"GRANT ALL ON DATABASE {_q(name)} TO {_q(login)}")
    await room.run(f"GRANT ALL ON SCHEMA public TO {_q(login)}", name)
    await room.run(f"GRANT SELECT ON alembic_version TO {_q(login)}", name)
    told = await _check(room.place(login, name))
    assert told.outcome == "no-rights"
    await _run_as_told(room, told.statements)
    assert (await _check(room.place(login, name))).ok
    for statement in told.statements:
        await room.run(statement.replace("GRANT", "REVOKE").replace(" TO ", " FROM "))


async def test_a_database_is_known_by_its_tables_and_its_note(
    room: Room, migrated: Callable[[str], dict[str, Any]]
) -> None:
    migrated("auth")
    migrated("notifications")

    async def told_of(name: str) -> tuple[str, str]:
        told = await _check(room.place(None, name))
        return told.outcome, told.detail

    assert await told_of(await room.copy("auth")) == ("another-service", "auth")
    own = await room.copy("notifications")
    assert await told_of(own) == ("connected", "")
    # Both services have called their first tables alike: their tables tell.
    shared = "UPDATE alembic_version SET version_num = '20261122_first_tables'"
    await room.run(shared, own)
    assert await told_of(own) == ("connected", "")
    others = await room.copy("auth")
    await room.run(shared, others)
    assert await told_of(others) == ("another-service", "auth")
    await room.run("UPDATE alembic_version SET version_num = 'of_next_year'", own)
    assert await told_of(own) == ("newer-release", "")
    await room.run("DELETE FROM alembic_version", own)
    assert await told_of(own) == ("half-migrated", "")

    strange = await room.database()
    assert await told_of(strange) == ("connected", "")
    await room.run("CREATE TABLE alembic_version (version_num text)", strange)
    # As a first migration leaves it that was cut off.
    assert await told_of(strange) == ("connected", "")
    await room.run("CREATE TABLE wages (whose text)", strange)
    await room.run("INSERT INTO alembic_version VALUES ('of_somebody')", strange)
    assert await told_of(strange) == ("not-empty", "")
    await room.run("DROP TABLE alembic_version", strange)
    assert await told_of(strange) == ("not-empty", "")


async def test_other_encodings_are_refused(room: Room) -> None:
    name = await room.database(
        None, "TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc"
    )
    told = await _check(room.place(None, name))
    assert (told.outcome, told.detail) == ("encoding-not-utf8", "SQL_ASCII")


async def test_an_old_server_is_refused_with_its_version(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = await room.database()
    monkeypatch.setattr(server_check, "_OLDEST_SERVER", 990000)
    told = await _check(room.place(None, name))
    assert told.outcome == "server-too-old"
    assert told.server_version


@pytest.mark.parametrize("seconds", [-3600, 3600])
async def test_clocks_that_differ_are_told(
    room: Room, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    name = await room.database()
    true_time = time.time
    monkeypatch.setattr(time, "time", lambda: true_time() + seconds)
    told = await _check(room.place(None, name))
    assert told.outcome == "clock-off"
    assert 3590 < int(told.detail.removesuffix(" s")) < 3610


async def test_a_full_disk_of_the_service_is_told(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setenv("NOTIFICATIONS_SETTINGS_FILE", str(tmp_path / "s" / "notifications.json"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**10, 0, 999 * 10**6))
    told = await _check(room.place(None, await room.database()))
    assert told.outcome == "disk-full"
    assert told.detail.endswith("999 MB")


async def test_extensions_are_made_by_who_may_and_told_to_who_may_not(room: Room) -> None:
    settings, login = CabinetSettings(), await room.login()
    name = await room.database(login)
    told = await _check(room.place(login, name), settings)
    assert (told.outcome, told.missing) == ("extension-missing", ["postgis", "pg_trgm"])
    # PostGIS is for superusers alone.
    assert told.offer is None
    assert 'CREATE EXTENSION IF NOT EXISTS "postgis";' in told.statements
    assert (await make_missing(settings, room.place(login, name))).outcome == "extension-missing"

    place = room.place(None, name)
    assert (await _check(place, settings)).offer == "create-extensions"
    assert (await make_missing(settings, place)).ok
    assert (await _check(room.place(login, name), settings)).ok


async def test_what_the_server_does_not_have_is_a_package_to_install(room: Room) -> None:
    class Wanting(Settings):
        extensions: ClassVar[tuple[str, ...]] = ("pg_trgm", "no_such_extension")

    told = await _check(room.place(None, await room.database()), Wanting())
    assert (told.outcome, told.detail) == ("extension-unavailable", "no_such_extension")
    assert told.package.startswith("postgresql-")
    assert told.offer is None


async def test_settings_of_the_server_are_warned_of_and_hold_nothing_up(room: Room) -> None:
    login = await room.login("CONNECTION LIMIT 3")
    name = await room.database(login)
    config = "default_text_search_config"
    await room.run(f"ALTER DATABASE {_q(name)} SET {config} = 'pg_catalog.simple'")
    await room.run(f"ALTER DATABASE {_q(name)} SET work_mem = '8MB'")
    told = await _check(room.place(login, name))
    warned = {one.name: (one.present, one.wanted) for one in told.warnings}
    assert warned[config] == ("pg_catalog.simple", "pg_catalog.russian")
    assert warned["CONNECTION LIMIT"] == ("3", "20")
    # What somebody has set is his to know.
    assert "work_mem" not in warned
    assert "SUPERUSER" not in warned
    assert "SUPERUSER" in {one.name for one in (await _check(room.place(None, name))).warnings}


@pytest.mark.parametrize(
    ("name", "present", "source", "is_set"),
    [
        ("maintenance_work_mem", "64MB", "default", False),
        ("maintenance_work_mem", "64MB", "configuration file", True),
        # As initdb writes it.
        ("shared_buffers", "128MB", "configuration file", False),
        ("shared_buffers", "256MB", "configuration file", True),
        ("max_connections", "100", "configuration file", False),
        ("max_connections", "300", "configuration file", True),
        ("default_text_search_config", "pg_catalog.english", "configuration file", False),
    ],
)
async def test_what_nobody_has_set_is_warned_of(
    name: str, present: str, source: str, is_set: bool
) -> None:
    row = {"name": name, "present": present, "setting": present, "source": source}
    assert server_check._is_set(row, server_check._WANTED[name]) == is_set
