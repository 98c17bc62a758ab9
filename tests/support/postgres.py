"""A PostgreSQL server for the tests: the one that the environment names, or a private one.

`PC_TEST_DATABASE_HOST/PORT/USER/PASSWORD` name a server whose user is a superuser. Without them
a throw-away cluster is made in the folder for temporary files and removed at the end.
"""

import asyncio
import itertools
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg

from deploy.local.templates import TEMPLATES, Template
from deploy.wiring import EXTENSIONS
from services.auth.passwords.hashing import HASHER
from services.auth.setup.rules import FIRST_LOGIN, FIRST_PASSWORD
from tests.support.neighbours import no_neighbours
from tests.support.processes import ROOT, run_module
from tests.support.tokens import files_dir

_BINARIES = Path("/usr/lib/postgresql/15/bin")


@dataclass(frozen=True)
class Server:
    """Where the test server is, and its superuser."""

    host: str
    port: int
    user: str
    password: str

    async def connect(self, database: str = "postgres") -> Any:
        """Open a connection as the superuser."""
        return await asyncpg.connect(
            host=self.host,
            port=self.port,
            user=self.user,
            password=self.password,
            database=database,
            timeout=30,
            command_timeout=60,
        )

    async def execute(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the superuser, outside any transaction."""
        connection = await self.connect(database)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def settings(self, service: str, database: str) -> dict[str, Any]:
        """Return the database settings of a service."""
        template = Template(service)
        return {
            "database_host": self.host,
            "database_port": self.port,
            "database_user": template.owner,
            "database_password": template.password,
            "database_name": database,
        }

    async def copy(self, service: str, name: str) -> dict[str, Any]:
        """Make the database `name` as a copy of the service's migrated one; return settings."""
        template = Template(service)
        await self.drop(name)
        # Files are copied as files: by way of the log, as PostgreSQL does by itself, the cabinet's
        # database costs 0.4 s of a processor instead of 0.1 s. Nothing waits for a disk here.
        await self.execute(
            f'CREATE DATABASE "{name}" TEMPLATE "{template.name}" OWNER {template.owner}'
            " STRATEGY FILE_COPY"
        )
        if service == "auth":
            await self.execute(_administrator(), name)
        return self.settings(service, name)

    async def drop(self, name: str) -> None:
        """Remove a database, whoever is in it."""
        if (kept := _kept.pop(name, None)) is not None:
            kept.terminate()
        await self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@cache
def _administrator() -> str:
    """Return the statement that makes the manual's administrator, whom most of auth's tests need.

    In the product the last step of the wizard does it, or a command.
    """
    password_hash = HASHER.hash(FIRST_PASSWORD)
    return (
        "INSERT INTO users (id, user_class, role, login, display_name, password_hash,"
        f" must_change_password) VALUES (gen_random_uuid(), 'staff', 'administrator',"
        f" '{FIRST_LOGIN}', 'Администратор', '{password_hash}', true)"
    )


def own_name(service: str, purpose: str) -> str:
    """Return a name for a database of this process alone, so that runs may share a server."""
    return f"test_{service}_{purpose}_{os.getpid()}"


# What `connected` keeps open, by the database's name.
_kept: dict[str, Any] = {}


@asynccontextmanager
async def connected(settings: Mapping[str, Any]) -> AsyncIterator[Any]:
    """Lend a connection to the database of a service's settings, in the tests' loop.

    It is kept until the database is dropped: who waits for a row asks twenty times a second, and a
    connection costs the server a process.
    """
    name = settings["database_name"]
    connection = _kept.pop(name, None)
    if connection is None or connection.is_closed():
        connection = await asyncpg.connect(
            host=settings["database_host"],
            port=settings["database_port"],
            user=settings["database_user"],
            password=settings["database_password"],
            database=name,
            timeout=30,
            command_timeout=60,
        )
    try:
        yield connection
    except BaseException:
        connection.terminate()
        raise
    # Meanwhile another task may have opened and left one.
    if (other := _kept.pop(name, None)) is not None:
        await other.close()
    _kept[name] = connection


def environment(service: str, settings: dict[str, Any]) -> dict[str, str]:
    """Return the environment of a process of the service with these settings."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(f"{service.upper()}_")
    }
    if service == "cabinet":
        settings = {"files_dir": files_dir()} | settings
    settings = {**no_neighbours(service), **settings}
    return inherited | {
        f"{service.upper()}_{name.upper()}": str(value) for name, value in settings.items()
    }


async def migrate(server: Server, service: str) -> None:
    """See that the service's migrated database is there, of which copies are made.

    `make test` has copied it from its suite. Elsewhere it is made here by the real migrations; a
    lock keeps other runs on the same server from doing so at the same time.
    """
    template = Template(service)
    wanted = template.digest(ROOT)
    connection = await server.connect()
    try:
        await connection.execute(
            "SELECT pg_advisory_lock(hashtext($1))", template.name, timeout=150
        )
        if dict(await connection.fetch(TEMPLATES)).get(template.name) == wanted:
            return
        await connection.execute(template.role())
        await server.drop(template.name)
        await connection.execute(f"CREATE DATABASE {template.name} OWNER {template.owner}")
        # Extensions are made by a superuser, as the start-up does; services' roles are plain ones.
        for extension in EXTENSIONS.get(service, ()):
            await server.execute(f"CREATE EXTENSION {extension}", template.name)
        env = environment(service, server.settings(service, template.name))
        done = await asyncio.to_thread(run_module, "services.kit.migrate", service, env=env)
        if done.code:
            raise RuntimeError(f"migrations of {service} failed:\n{done.output}")
        await connection.execute(template.done(wanted))
    finally:
        await connection.close()


@contextmanager
def running_server() -> Iterator[Server]:
    """Give the server of the environment, or start a private one and remove it afterwards."""
    if host := os.environ.get("PC_TEST_DATABASE_HOST"):
        yield Server(
            host=host,
            port=int(os.environ["PC_TEST_DATABASE_PORT"]),
            user=os.environ["PC_TEST_DATABASE_USER"],
            password=os.environ["PC_TEST_DATABASE_PASSWORD"],
        )
        return
    folder = Path(tempfile.mkdtemp(prefix="pc-test-pg-"))
    try:
        with _cluster(folder) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# Beyond those that Linux gives to connections on their way out, which may take a port between its
# choice and its use. Each process goes through them from a place of its own, none twice in a row.
_PORTS = range(61_000, 65_500)
_FIRST = secrets.randbelow(len(_PORTS))
_next_port: Iterator[int] = itertools.cycle([*_PORTS[_FIRST:], *_PORTS[:_FIRST]])


def free_port() -> int:
    """Return a TCP port of 127.0.0.1 that nobody listens on now."""
    for _ in _PORTS:
        port = next(_next_port)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("No port is free.")


@contextmanager
def _cluster(folder: Path) -> Iterator[Server]:
    data = folder / "data"
    password = secrets.token_urlsafe(16)
    password_file = folder / "password"
    password_file.write_text(password)
    # PostgreSQL refuses to run as root.
    as_owner: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        shutil.chown(password_file, "postgres", "postgres")
        as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]

    def run(program: str, *arguments: str) -> None:
        command = [*as_owner, str(_BINARIES / program), *arguments]
        # A started server keeps its output open, so the output goes to a file, not to a pipe.
        with (folder / "output").open("a+") as output:
            done = subprocess.run(
                command, cwd=folder, stdout=output, stderr=output, check=False, timeout=60
            )
            if done.returncode:
                output.seek(0)
                raise RuntimeError(f"{program} failed:\n{output.read()}")

    run(
        "initdb",
        f"--pgdata={data}",
        "--username=postgres",
        f"--pwfile={password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    )
    port = free_port()
    options = " ".join(
        f"-c {name}={value}"
        for name, value in {
            "port": port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": 200,
            "autovacuum": "off",
            "jit": "off",
        }.items()
    )
    run("pg_ctl", "--pgdata", str(data), "--wait", "--options", options, "start")
    try:
        yield Server(host="127.0.0.1", port=port, user="postgres", password=password)
    finally:
        run("pg_ctl", "--pgdata", str(data), "--mode=immediate", "stop")
