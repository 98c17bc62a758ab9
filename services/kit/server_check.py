"""A look at a database server that is not yet the service's, from where the service runs.

Every refusal has a code that the wizard words, and what can be done about it: by this service
itself (`offer`), or by the database's administrator (`statements`, `package`).
"""

import asyncio
import errno
import shutil
import socket
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import asyncpg
from pydantic import BaseModel, Field

from services.kit.outbound import AddressRefused, addresses_of
from services.kit.server_owner import NOTE, Owner, other_service, owner_of
from services.kit.settings import ServiceSettings

CHECK_SECONDS = 5.0
_OLDEST_SERVER = 150000
_LONGEST_CLOCK_SECONDS = 60
_LEAST_FREE_BYTES = 10**9
_ENCODING = "UTF8"

Outcome = Literal[
    "connected",
    "host-unknown",
    "connection-refused",
    "timed-out",
    "wrong-password",
    "database-missing",
    "server-too-old",
    "no-rights",
    "not-postgresql",
    "password-needed",
    "host-not-allowed",
    "address-refused",
    "encoding-not-utf8",
    "another-service",
    "newer-release",
    "half-migrated",
    "not-empty",
    "clock-off",
    "disk-full",
    "extension-missing",
    "extension-unavailable",
    "failed",
]
Offer = Literal["create-database", "create-extensions"]


class DatabaseWarningOut(BaseModel):
    """A setting of the server that is not as the manual wants it (2.1.3); nothing is held up."""

    name: str
    present: str
    wanted: str


class DatabaseCheckOut(BaseModel):
    """What answered, or why nothing did; `outcome` is `connected` when all is well."""

    ok: bool
    outcome: Outcome
    server_version: str | None = None
    detail: str = ""
    offer: Offer | None = Field(
        default=None, description="What this login can make by itself (`/make-database`)."
    )
    missing: list[str] = Field(default=[], description="Extensions that the database lacks.")
    package: str = Field(
        default="", description="What the server's administrator installs to have the extension."
    )
    statements: list[str] = Field(
        default=[], description="What the database's administrator runs, as it is, in psql."
    )
    warnings: list[DatabaseWarningOut] = []


class Place(BaseModel):
    """A database on a server, and the login that is to be used."""

    host: str
    port: int
    user: str
    password: str
    database: str


class Refused(Exception):
    """The server, or the way to it, said no; holds what is told of it."""

    def __init__(self, outcome: Outcome, **more: Any) -> None:
        super().__init__(outcome)
        self.told = DatabaseCheckOut(ok=False, outcome=outcome, **more)


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


@asynccontextmanager
async def connected(settings: ServiceSettings, place: Place) -> AsyncIterator[Any]:
    """Lend a connection to the place; raises Refused with the reason."""
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            hosts: str | list[str] = place.host
            # A folder with a socket is no address.
            if not place.host.startswith("/"):
                hosts = await addresses_of(place.host, place.port, settings.refused_addresses)
            connection = await asyncpg.connect(
                host=hosts,
                port=place.port,
                user=place.user,
                password=place.password,
                database=place.database,
            )
    except Exception as error:
        raise _refusal(error, settings, place) from error
    try:
        yield connection
    finally:
        try:
            await connection.close(timeout=1)
        except (TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            connection.terminate()


# What an error of connecting means; the first that fits.
_REASONS: tuple[tuple[tuple[type[Exception], ...], Outcome], ...] = (
    ((AddressRefused,), "address-refused"),
    ((TimeoutError,), "timed-out"),
    ((ConnectionRefusedError,), "connection-refused"),
    ((asyncpg.InvalidCatalogNameError,), "database-missing"),
    # Wrong login or wrong password: the server does not tell which, and rightly.
    ((asyncpg.InvalidAuthorizationSpecificationError,), "wrong-password"),
    ((asyncpg.InsufficientPrivilegeError,), "no-rights"),
    # UnicodeError: a name that cannot even be asked for.
    ((socket.gaierror, UnicodeError), "host-unknown"),
    # Something listens there, and it does not speak as PostgreSQL does.
    ((ConnectionError, asyncpg.InternalClientError), "not-postgresql"),
)


def _refusal(error: Exception, settings: ServiceSettings, place: Place) -> Exception:
    """Return the refusal that an error of connecting means; others are passed on as they are."""
    for kinds, outcome in _REASONS:
        if isinstance(error, kinds):
            statements = {
                "database-missing": creation(settings, place),
                "no-rights": rights(place),
            }
            return Refused(outcome, statements=statements.get(outcome, []))
    if isinstance(error, OSError):
        return Refused("failed", detail=errno.errorcode.get(error.errno or 0, ""))
    if isinstance(error, asyncpg.PostgresError | asyncpg.InterfaceError):
        return Refused("failed", detail=type(error).__name__)
    return error


def creation(settings: ServiceSettings, place: Place) -> list[str]:
    """Return the statements that make the database, for who may run them."""
    made = (
        f"CREATE DATABASE {quoted(place.database)} OWNER {quoted(place.user)}"
        f" TEMPLATE template0 ENCODING '{_ENCODING}';"
    )
    return [made, *_extending(place, settings.extensions)]


def _extending(place: Place, extensions: Sequence[str]) -> list[str]:
    makes = [f"CREATE EXTENSION IF NOT EXISTS {quoted(name)};" for name in extensions]
    return [f"\\connect {quoted(place.database)}", *makes] if makes else []


def rights(place: Place) -> list[str]:
    """Return the statements that give the login what the service needs in the database."""
    database, user = quoted(place.database), quoted(place.user)
    return [
        f"GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {database} TO {user};",
        f"\\connect {database}",
        f"GRANT USAGE, CREATE ON SCHEMA public TO {user};",
    ]


@dataclass(frozen=True)
class _Server:
    """A server that answered, and what it says of itself, the database and the login."""

    settings: ServiceSettings
    place: Place
    connection: Any
    version: str
    major: int
    known: Any

    def refuse(self, outcome: Outcome, **more: Any) -> Refused:
        return Refused(outcome, server_version=self.version, **more)


async def examine(settings: ServiceSettings, place: Place, connection: Any) -> DatabaseCheckOut:
    """Look at a server that answered; raises Refused with what is wrong first."""
    version = await connection.fetchrow(
        "SELECT current_setting('server_version') AS words,"
        " current_setting('server_version_num')::int AS number"
    )
    words = version["words"]
    if version["number"] < _OLDEST_SERVER:
        raise Refused("server-too-old", server_version=words)
    try:
        before = time.time()
        known = await connection.fetchrow(_LOOK)
        after = time.time()
        server = _Server(settings, place, connection, words, version["number"] // 10000, known)
        await _is_ours(server)
        _clock(server, before, after)
        _disk(server)
        await _extensions(server)
        warnings = await _warnings(server)
    except asyncpg.InsufficientPrivilegeError as error:
        raise Refused("no-rights", server_version=words, statements=rights(place)) from error
    return DatabaseCheckOut(ok=True, outcome="connected", server_version=words, warnings=warnings)


_LOOK = """
SELECT extract(epoch FROM clock_timestamp())::float8 AS now,
       pg_encoding_to_char(d.encoding) AS encoding,
       r.rolsuper AS is_superuser,
       least(nullif(d.datconnlimit, -1), nullif(r.rolconnlimit, -1)) AS connections,
       has_database_privilege(d.oid, 'CREATE') AS may_extend,
       coalesce((SELECT has_schema_privilege(n.oid, 'CREATE')
                        AND has_schema_privilege(n.oid, 'USAGE')
                 FROM pg_namespace n WHERE n.nspname = 'public'), false) AS may_create
FROM pg_database d, pg_roles r
WHERE d.datname = current_database() AND r.rolname = current_user
"""
# What somebody made: no partitions, and nothing that an extension has brought.
_TABLES = """
SELECT c.relname AS name, pg_get_userbyid(c.relowner) AS owner,
       pg_has_role(c.relowner, 'USAGE') AS is_own
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT c.relispartition
  AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                  AND d.objid = c.oid AND d.deptype = 'e')
"""


async def _is_ours(server: _Server) -> None:
    """Refuse a database that another has filled, and one where the login may not work."""
    if server.known["encoding"] != _ENCODING:
        raise server.refuse("encoding-not-utf8", detail=str(server.known["encoding"]))
    service = server.settings.service
    tables = await server.connection.fetch(_TABLES)
    names = {row["name"] for row in tables}
    noted: list[str] | None = None
    if NOTE in names:
        rows = await server.connection.fetch(f"SELECT version_num FROM public.{NOTE}")  # noqa: S608
        noted = [row[0] for row in rows]
    owner: Owner = owner_of(service, names - {NOTE}, noted)
    if owner != "ours":
        detail = other_service(service, noted[0], names) if noted else ""
        raise server.refuse(owner, detail=detail)
    if others := sorted({row["owner"] for row in tables if not row["is_own"]}):
        user = quoted(server.place.user)
        statements = [f"GRANT {quoted(one)} TO {user};" for one in others]
        raise server.refuse("no-rights", statements=statements)
    if not server.known["may_create"]:
        raise server.refuse("no-rights", statements=rights(server.place))


def _clock(server: _Server, before: float, after: float) -> None:
    off = max(before - server.known["now"], server.known["now"] - after)
    if off > _LONGEST_CLOCK_SECONDS:
        raise server.refuse("clock-off", detail=f"{off:.0f} s")


def _disk(server: _Server) -> None:
    """Look at the service's own folders; how much room it has itself, PostgreSQL tells nobody."""
    file = server.settings.file_path()
    for folder in (file.parent if file else None, getattr(server.settings, "files_dir", None)):
        if folder is None:
            continue
        free = shutil.disk_usage(_that_exists(folder.resolve())).free
        if free < _LEAST_FREE_BYTES:
            raise server.refuse("disk-full", detail=f"{folder}: {free // 10**6} MB")


def _that_exists(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())


async def _extensions(server: _Server) -> None:
    """Refuse a database without an extension that the service's tables need."""
    wanted = server.settings.extensions
    there = {row[0] for row in await server.connection.fetch("SELECT extname FROM pg_extension")}
    missing = [name for name in wanted if name not in there]
    if not missing:
        return
    rows = await server.connection.fetch(
        "SELECT a.name, v.trusted FROM pg_available_extensions a"
        " JOIN pg_available_extension_versions v"
        " ON v.name = a.name AND v.version = a.default_version WHERE a.name = ANY($1)",
        missing,
    )
    trusted = {row["name"]: row["trusted"] for row in rows}
    statements = _extending(server.place, missing)
    if absent := [name for name in missing if name not in trusted]:
        raise server.refuse(
            "extension-unavailable",
            detail=", ".join(absent),
            missing=missing,
            package=" ".join(sorted({_package(name, server.major) for name in absent})),
            statements=statements,
        )
    may = {name: server.known["may_extend"] and trusted[name] for name in missing}
    able = server.known["is_superuser"] or all(may.values())
    raise server.refuse(
        "extension-missing",
        detail=", ".join(missing),
        missing=missing,
        offer="create-extensions" if able else None,
        statements=statements,
    )


def _package(extension: str, major: int) -> str:
    """Return the package of Debian and Ubuntu that brings an extension."""
    return f"postgresql-{major}-postgis-3" if extension == "postgis" else f"postgresql-{major}"


# The manual's 2.1.3, for 8 GB of memory; «default» is what nobody has set, or initdb has written.
_WANTED = {
    "max_connections": "300",
    "shared_buffers": "2GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "800MB",
    "effective_cache_size": "4GB",
    "default_text_search_config": "pg_catalog.russian",
}
_AS_INITDB_WRITES = {"shared_buffers": "128MB"}


async def _warnings(server: _Server) -> list[DatabaseWarningOut]:
    rows = await server.connection.fetch(
        "SELECT name, current_setting(name) AS present, source, setting FROM pg_settings"
        " WHERE name = ANY($1)",
        list(_WANTED),
    )
    told = {row["name"]: row for row in rows}
    found = [
        DatabaseWarningOut(name=name, present=told[name]["present"], wanted=wanted)
        for name, wanted in _WANTED.items()
        if name in told and not _is_set(told[name], wanted)
    ]
    if server.known["is_superuser"]:
        found.append(DatabaseWarningOut(name="SUPERUSER", present="on", wanted="off"))
    least, most = 2 * server.settings.database_pool_size, server.known["connections"]
    if most is not None and most < least:
        found.append(
            DatabaseWarningOut(name="CONNECTION LIMIT", present=str(most), wanted=str(least))
        )
    return found


def _is_set(row: Any, wanted: str) -> bool:
    match row["name"]:
        case "max_connections":
            return int(row["setting"]) >= int(wanted)
        case "default_text_search_config":
            return bool(row["present"] == wanted)
    written = row["present"] == _AS_INITDB_WRITES.get(row["name"])
    return row["source"] != "default" and not written
