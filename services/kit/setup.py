"""`/internal/setup`: how the wizard sets a service up, done from where the service runs."""

import asyncio
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, BackgroundTasks, Depends, Request
from pydantic import AfterValidator, BaseModel, Field, SecretStr
from pydantic_core import PydanticCustomError

from services.kit.hosts import is_host
from services.kit.identity import called_by
from services.kit.outbound import AddressRefused, addresses_of
from services.kit.problems import Problem
from services.kit.processes import Shared
from services.kit.server_check import CHECK_SECONDS, DatabaseCheckOut, Outcome, Place
from services.kit.server_make import check_place, make_missing
from services.kit.settings import ServiceSettings, file_stamp, save_settings, written_here
from services.kit.setup_acts import WhoSetsUp, keep_act
from services.kit.shapes import RequestBody
from services.kit.supervision import end_process

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


def _saved(request: Request) -> ServiceSettings:
    """Return the settings as they are saved: those that run until the restart may be older."""
    running: ServiceSettings = request.app.state.settings
    return type(running)() if written_here(file_stamp(running.file_path())) else running


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


def _place(settings: ServiceSettings, connection: DatabaseConnectionIn) -> Place:
    password = connection.password or settings.database_password
    return Place(
        **connection.model_dump(include={"host", "port", "user", "database"}),
        password=password.get_secret_value(),
    )


async def _refused_address(
    settings: ServiceSettings, connection: DatabaseConnectionIn
) -> Outcome | None:
    """Return why a connection may not be saved though it may have a password; None when it may."""
    if connection.host.startswith("/"):
        return None
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await addresses_of(connection.host, connection.port, settings.refused_addresses)
    except AddressRefused:
        return "address-refused"
    except (TimeoutError, OSError, UnicodeError):
        # Not to be found now: where it leads is looked at by the check before each set-up.
        return None
    return None


def _name(request: Request) -> str:
    name: str = request.app.state.service
    return name


def _told(settings: ServiceSettings) -> dict[str, Any]:
    """Return what the log is told of a connection."""
    return {
        "host": settings.database_host,
        "port": settings.database_port,
        "database_user": settings.database_user,
        "database": settings.database_name,
    }


def _changed_password(
    settings: ServiceSettings, connection: DatabaseConnectionIn
) -> tuple[str, ...]:
    same = connection.password in (None, settings.database_password)
    return () if same else ("password",)


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
        settings = _saved(request)
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
        settings = _saved(request)
        if objection := _objection(settings, connection):
            return DatabaseCheckOut(ok=False, outcome=objection)
        return await check_place(settings, _place(settings, connection))

    @router.post("/make-database")
    async def make(
        request: Request, connection: DatabaseConnectionIn, staff: WhoSetsUp
    ) -> DatabaseCheckOut:
        """Make the missing database and its extensions, with the rights of the given login.

        What it may not make, and what a check refuses, is told as by a check.
        """
        settings = _saved(request)
        if objection := _objection(settings, connection):
            return DatabaseCheckOut(ok=False, outcome=objection)
        made = await make_missing(settings, _place(settings, connection))
        if made.ok:
            after = connection.model_dump(include={"host", "port", "database"})
            keep_act(type(settings), staff, "make_database", "service", _name(request), after=after)
        return made

    @router.post("/settings", status_code=204)
    async def save(request: Request, connection: DatabaseConnectionIn, staff: WhoSetsUp) -> None:
        """Save the connection to the service's own file; takes effect at the restart.

        The process does not end by itself until the migration has run: see `/restart`. 422
        `connection-not-allowed` for what a check refuses to try.
        """
        settings = _saved(request)
        objection = _objection(settings, connection)
        objection = objection or await _refused_address(settings, connection)
        if objection:
            raise ConnectionRefused(objection, reason=objection)
        changes: dict[str, Any] = {
            "database_host": connection.host,
            "database_port": connection.port,
            "database_user": connection.user,
            "database_name": connection.database,
        }
        if connection.password is not None:
            changes["database_password"] = connection.password.get_secret_value()
        save_settings(type(settings), changes)
        keep_act(
            type(settings),
            staff,
            "change_database",
            "service",
            _name(request),
            before=_told(settings),
            after=_told(settings.model_copy(update=changes)),
            changed=_changed_password(settings, connection),
        )

    @router.post("/migrate", status_code=202)
    async def migrate(request: Request, staff: WhoSetsUp) -> SetupProgressOut:
        """Start the migrations with the saved settings; read `/progress` for their end."""
        started = migration.start(request.app.state.service)
        settings: ServiceSettings = request.app.state.settings
        keep_act(type(settings), staff, "migrate_database", "service", _name(request))
        return started

    @router.get("/progress")
    async def progress() -> SetupProgressOut:
        """Return the state and the log of the last migration run."""
        return migration.told()

    @router.post("/restart", status_code=202)
    async def restart(background: BackgroundTasks) -> None:
        """End the process gracefully once this answer is out; its supervisor starts it again."""
        background.add_task(end_process)

    return router
