"""A PostgreSQL server for the tests: the one that the environment names, or a private one.

`PC_TEST_DATABASE_HOST/PORT/USER/PASSWORD` name a server whose user is a superuser. Without them
a throw-away cluster is made in the folder for temporary files and removed at the end.
"""

import asyncio
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

_BINARIES = Path("/usr/lib/postgresql/15/bin")
_ROOT = Path(__file__).parent.parent.parent
# Extensions are made by a superuser, as the start-up does; services' roles are plain ones.
_EXTENSIONS = {"cabinet": ("postgis", "pg_trgm")}


@dataclass(frozen=True)
class Server:
    """Where the test server is, and its superuser."""

    host: str
    port: int
    user: str
    password: str

    async def execute(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the superuser, outside any transaction."""
        connection = await asyncpg.connect(
            host=self.host,
            port=self.port,
            user=self.user,
            password=self.password,
            database=database,
        )
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def settings(self, service: str, database: str) -> dict[str, Any]:
        """Return the database settings of a service."""
        return {
            "database_host": self.host,
            "database_port": self.port,
            "database_user": f"test_{service}",
            "database_password": f"of-test-{service}",
            "database_name": database,
        }

    async def copy(self, service: str, name: str) -> dict[str, Any]:
        """Make the database `name` as a copy of the service's migrated one; return settings."""
        await self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await self.execute(
            f'CREATE DATABASE "{name}" TEMPLATE "{template_name(service)}" OWNER test_{service}'
        )
        return self.settings(service, name)

    async def drop(self, name: str) -> None:
        """Remove a database, whoever is in it."""
        await self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def template_name(service: str) -> str:
    """Return the name of the migrated database that nobody connects to: copies are made of it."""
    return f"test_{service}_template"


def environment(service: str, settings: dict[str, Any]) -> dict[str, str]:
    """Return the environment of a process of the service with these settings."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(f"{service.upper()}_")
    }
    return inherited | {
        f"{service.upper()}_{name.upper()}": str(value) for name, value in settings.items()
    }


async def migrate(server: Server, service: str) -> None:
    """Make the service's role and template database, and run its real migrations."""
    name = template_name(service)
    await server.drop(name)
    await server.execute(
        f"DO $$ BEGIN CREATE ROLE test_{service} LOGIN PASSWORD 'of-test-{service}';"
        " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    )
    await server.execute(f'CREATE DATABASE "{name}" OWNER test_{service}')
    for extension in _EXTENSIONS.get(service, ()):
        await server.execute(f"CREATE EXTENSION {extension}", name)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "services.kit.migrate",
        service,
        cwd=_ROOT,
        env=environment(service, server.settings(service, name)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"migrations of {service} failed:\n{output.decode()}")


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


def free_port() -> int:
    """Return a TCP port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
            done = subprocess.run(command, cwd=folder, stdout=output, stderr=output, check=False)
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
        }.items()
    )
    run("pg_ctl", "--pgdata", str(data), "--wait", "--options", options, "start")
    try:
        yield Server(host="127.0.0.1", port=port, user="postgres", password=password)
    finally:
        run("pg_ctl", "--pgdata", str(data), "--mode=immediate", "stop")
