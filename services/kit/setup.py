"""`/internal/setup`: how the wizard sets a service up, done from where the service runs."""

import asyncio
import errno
import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import asyncpg
from fastapi import APIRouter, BackgroundTasks, Depends, Request
from pydantic import AfterValidator, BaseModel, Field, SecretStr
from pydantic_core import PydanticCustomError

from services.kit.hosts import is_host
from services.kit.identity import called_by
from services.kit.problems import Problem
from services.kit.processes import Shared
from services.kit.settings import ServiceSettings, save_settings
from services.kit.shapes import RequestBody
from services.kit.supervision import end_process

_CONNECT_SECONDS = 5.0
_OLDEST_SERVER = 150000

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
    "failed",
]
# The folder of a server's socket: taken only when it is the one that is saved.
_SOCKET_FOLDER = re.compile(r"(/[A-Za-z0-9._-]+)+")


def _server(text: str) -> str:
    if not is_host(text) and not _SOCKET_FOLDER.fullmatch(text):
        raise PydanticCustomError("not-a-host", "Give the name of a server or its IP address.")
    return text


class DatabaseConnectionIn(RequestBody):
    """Where the service's database is; no password = the one saved for this very connection."""

    host: Annotated[str, Field(min_length=1, max_length=255), AfterValidator(_server)]
    port: int = Field(ge=1, le=65535)
    user: str = Field(min_length=1, max_length=63)
    password: SecretStr | None = Field(default=None, max_length=256)
    database: str = Field(min_length=1, max_length=63)


class DatabaseConnectionOut(BaseModel):
    """What is saved, without the password."""

    host: str | None
    port: int
    user: str
    database: str
    has_password: bool


class DatabaseCheckOut(BaseModel):
    """What answered, or why nothing did; `outcome` is `connected` when all is well."""

    ok: bool
    outcome: Outcome
    server_version: str | None = None
    detail: str = ""


class SetupProgressOut(BaseModel):
    """State of the last migration run."""

    state: Literal["idle", "running", "done", "failed"]
    log: list[str]


class ConnectionRefused(Problem):
    """A connection that may not be saved as it is given; `reason` is as of a check."""

    name, title, status = "connection-not-allowed", "This connection cannot be saved so.", 422


class MigrationRunning(Problem):
    """A second migration while one runs."""

    name, title, status = "migration-running", "A migration is running already.", 409


_LOG_LINES = 200


class _Migration:
    """The migration under way or the last one; at most one at a time on the service's port."""

    def __init__(self) -> None:
        # The processes that share the port answer for one another.
        self._told = Shared({"state": "idle", "log": [], "pid": None})
        self._task: asyncio.Task[None] | None = None

    def told(self) -> SetupProgressOut:
        """Return the state; a run whose process has died has failed."""
        told = self._told.read()
        gone = told["state"] == "running" and not Path(f"/proc/{told['pid']}").exists()
        return SetupProgressOut(state="failed" if gone else told["state"], log=told["log"])

    def start(self, service: str) -> SetupProgressOut:
        """Begin; raises MigrationRunning."""

        def begin(told: dict[str, Any]) -> dict[str, Any]:
            if told["state"] == "running" and Path(f"/proc/{told['pid']}").exists():
                raise MigrationRunning
            return {"state": "running", "log": [], "pid": os.getpid()}

        self._told.change(begin)
        self._task = asyncio.create_task(self._run(service))
        return self.told()

    async def _run(self, service: str) -> None:
        # A child process reads the settings that have just been saved.
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "services.kit.migrate",
            service,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=dict(os.environ),
        )
        assert process.stdout is not None
        async for line in process.stdout:
            self._tell(line.decode(errors="replace").rstrip()[:500])
        state = "done" if await process.wait() == 0 else "failed"
        self._told.change(lambda told: told | {"state": state})

    def _tell(self, line: str) -> None:
        self._told.change(lambda told: told | {"log": [*told["log"], line][-_LOG_LINES:]})


def _objection(settings: ServiceSettings, connection: DatabaseConnectionIn) -> Outcome | None:
    """Return why a connection may not even be tried; None when it may.

    The saved password goes to the server, as the user and into the database that it was saved
    for, and to nobody else: any server may ask for it in the clear. A folder with a socket is
    reached with this process's own rights, so that only the installer of the machine names one.
    """
    if connection.host.startswith("/") and connection.host != settings.database_host:
        return "host-not-allowed"
    if connection.password is not None:
        return None
    asked = (connection.host, connection.port, connection.user, connection.database)
    saved = (
        settings.database_host,
        settings.database_port,
        settings.database_user,
        settings.database_name,
    )
    return None if asked == saved else "password-needed"


async def check_database(
    settings: ServiceSettings, connection: DatabaseConnectionIn
) -> DatabaseCheckOut:
    """Really connect and ask the server for its version; say why when that fails."""
    if objection := _objection(settings, connection):
        return DatabaseCheckOut(ok=False, outcome=objection)
    password = connection.password or settings.database_password
    outcome: Outcome = "failed"
    detail = ""
    try:
        async with asyncio.timeout(_CONNECT_SECONDS):
            database = await asyncpg.connect(
                host=connection.host,
                port=connection.port,
                user=connection.user,
                password=password.get_secret_value(),
                database=connection.database,
            )
    except TimeoutError:
        outcome = "timed-out"
    except ConnectionRefusedError:
        outcome = "connection-refused"
    except asyncpg.InvalidCatalogNameError:
        outcome = "database-missing"
    except asyncpg.InvalidAuthorizationSpecificationError:
        # Wrong login or wrong password: the server does not tell which, and rightly.
        outcome = "wrong-password"
    except (socket.gaierror, UnicodeError):
        # UnicodeError: a name that cannot even be asked for.
        outcome = "host-unknown"
    except (ConnectionError, asyncpg.InternalClientError):
        # Something listens there, and it does not speak as PostgreSQL does.
        outcome = "not-postgresql"
    except OSError as error:
        detail = errno.errorcode.get(error.errno or 0, "")
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        detail = type(error).__name__
    else:
        try:
            return await _examine(database)
        finally:
            await database.close()
    return DatabaseCheckOut(ok=False, outcome=outcome, detail=detail)


async def _examine(database: Any) -> DatabaseCheckOut:
    row = await database.fetchrow(
        "SELECT current_setting('server_version') AS version,"
        " current_setting('server_version_num')::int AS number,"
        " has_schema_privilege('public', 'CREATE') AS may_create"
    )
    outcome: Outcome = "connected"
    if row["number"] < _OLDEST_SERVER:
        outcome = "server-too-old"
    elif not row["may_create"]:
        outcome = "no-rights"
    return DatabaseCheckOut(
        ok=outcome == "connected", outcome=outcome, server_version=row["version"]
    )


def setup_router(allowed_callers: Mapping[str, frozenset[str]]) -> APIRouter:
    """Make the set-up routes of a service; `allowed_callers` must give the wizard `setup`."""
    router = APIRouter(
        prefix="/internal/setup",
        tags=["internal"],
        include_in_schema=False,
        dependencies=[Depends(called_by(allowed_callers, "setup"))],
    )
    migration = _Migration()

    @router.get("/database")
    async def read_connection(request: Request) -> DatabaseConnectionOut:
        """Return the saved connection, never the password."""
        settings: ServiceSettings = request.app.state.settings
        return DatabaseConnectionOut(
            host=settings.database_host,
            port=settings.database_port,
            user=settings.database_user,
            database=settings.database_name,
            has_password=bool(settings.database_password.get_secret_value()),
        )

    @router.post("/check-database")
    async def check(request: Request, connection: DatabaseConnectionIn) -> DatabaseCheckOut:
        """Connect with the given data from where this service runs."""
        return await check_database(request.app.state.settings, connection)

    @router.post("/settings", status_code=204)
    async def save(request: Request, connection: DatabaseConnectionIn) -> None:
        """Save the connection to the service's own file; takes effect at the restart.

        The process does not end by itself until the migration has run: see `/restart`. 422
        `connection-not-allowed` for what a check refuses to try.
        """
        if objection := _objection(request.app.state.settings, connection):
            raise ConnectionRefused(objection, reason=objection)
        changes: dict[str, Any] = {
            "database_host": connection.host,
            "database_port": connection.port,
            "database_user": connection.user,
            "database_name": connection.database,
        }
        if connection.password is not None:
            changes["database_password"] = connection.password.get_secret_value()
        save_settings(type(request.app.state.settings), changes)

    @router.post("/migrate", status_code=202)
    async def migrate(request: Request) -> SetupProgressOut:
        """Start the migrations with the saved settings; read `/progress` for their end."""
        return migration.start(request.app.state.service)

    @router.get("/progress")
    async def progress() -> SetupProgressOut:
        """Return the state and the log of the last migration run."""
        return migration.told()

    @router.post("/restart", status_code=202)
    async def restart(background: BackgroundTasks) -> None:
        """End the process gracefully once this answer is out; its supervisor starts it again."""
        background.add_task(end_process)

    return router
