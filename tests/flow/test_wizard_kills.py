"""Setting a service up by the wizard while one of the two is killed in the middle of it."""

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from services.wizard.bootstrap import bootstrap_token
from tests.support.fresh import Installer
from tests.support.postgres import Server, free_port
from tests.support.processes import Process
from tests.support.tokens import keys_dir
from tests.support.waits import wait_until

_LOGIN = "test_wizard_installer"
_PASSWORD = "hill-of-seven-birches"
_NOBODY = "http://127.0.0.1:1"


class Supervised:
    """A process that is started anew whenever it ends, as under a supervisor."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "Supervised":
        self.process.start()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self.process.stop()

    def kill(self) -> None:
        """Kill it as a power cut would; it comes back."""
        running = self.process._running
        assert running is not None
        os.kill(running.pid, signal.SIGKILL)

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            self.process.ensure()


class Room:
    """A wizard, an auth without settings, and a server where databases may be made."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder = folder
        self.made: list[str] = []
        self._server = server
        ports = {name: free_port() for name in ("auth", "wizard")}
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("AUTH_", "WIZARD_"))
        }
        urls = dict.fromkeys(("CABINET", "ADMIN_PANEL", "NOTIFICATIONS", "INTEGRATION"), _NOBODY)
        auth, wizard = (f"http://127.0.0.1:{ports[name]}" for name in ("auth", "wizard"))
        self.settings = folder / "auth.json"
        self.auth = Process(
            "services.auth.main",
            env=inherited
            | {
                "AUTH_PORT": str(ports["auth"]),
                "AUTH_KEYS_DIR": str(keys_dir()),
                "AUTH_SETTINGS_FILE": str(self.settings),
                "AUTH_PROCESSES": "1",
            },
            ready=f"{auth}/health",
        )
        self.wizard = Process(
            "services.wizard.main",
            env=inherited
            | {f"WIZARD_{name}_URL": url for name, url in urls.items()}
            | {
                "WIZARD_PORT": str(ports["wizard"]),
                "WIZARD_KEYS_DIR": str(keys_dir()),
                "WIZARD_STATE_DIR": str(folder / "wizard"),
                "WIZARD_AUTH_URL": auth,
            },
            ready=f"{wizard}/health",
        )
        self.supervised = Supervised(self.auth)
        self.installer = Installer(wizard)

    def connection(self) -> dict[str, Any]:
        """Return a connection to a database that is not there yet."""
        self.made.append(f"test_wizard_auth_{os.getpid()}_{len(self.made)}")
        return {
            "host": self._server.host,
            "port": self._server.port,
            "user": _LOGIN,
            "password": _PASSWORD,
            "database": self.made[-1],
        }

    def saved(self) -> dict[str, Any]:
        """Return what the service has saved, once it is there again."""
        told: dict[str, Any] = {}

        def answers() -> bool:
            try:
                told.update(self.installer.ask("GET", "services/auth/connection"))
            except httpx.HTTPStatusError:
                return False
            return True

        wait_until(answers, what="an answer of auth", log=self.auth.log)
        return told

    def reaches(self, job: str, stage: str) -> None:
        """Wait until a job is at a stage, or beyond."""
        wait_until(
            lambda: _state(self.installer.job(job), stage) != "todo",
            what=f"stage {stage} of {job}",
            log=self.wizard.log,
        )


def _state(job: dict[str, Any], stage: str) -> str:
    return str(next(one["state"] for one in job["stages"] if one["id"] == stage))


@pytest.fixture(scope="module")
def role(server: Server) -> Iterator[None]:
    _run(server, f"CREATE ROLE {_LOGIN} LOGIN CREATEDB PASSWORD '{_PASSWORD}'")
    yield
    _run(server, f"DROP ROLE {_LOGIN}")


def _run(server: Server, *statements: str) -> None:

    async def run() -> None:
        for statement in statements:
            await server.execute(statement)

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    thread.join()


@pytest.fixture
def room(server: Server, role: None, tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path, server)
    with room.supervised, room.wizard, room.installer:
        room.installer.sign_in(bootstrap_token(tmp_path / "wizard"))
        yield room
    _run(server, *(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in room.made))


def test_a_service_that_is_killed_at_any_stage_is_set_up_all_the_same(room: Room) -> None:
    for stage in ("save", "migrate", "restart"):
        connection = room.connection()
        assert room.installer.make("auth", connection)["ok"]
        job = room.installer.start("auth", connection)
        room.reaches(job, stage)
        room.supervised.kill()
        told = room.installer.ended(job)
        assert told["state"] == "done", (stage, told["log"])
    assert room.made[-1] in room.settings.read_text()
    _secrets_are_nowhere(room)


def test_a_wizard_that_is_killed_goes_on_by_one_request(room: Room) -> None:
    for stage in ("migrate", "restart"):
        connection = room.connection()
        assert room.installer.make("auth", connection)["ok"]
        job = room.installer.start("auth", connection)
        room.reaches(job, stage)
        room.wizard.kill()
        room.wizard.start()
        told = room.installer.job(job)
        assert told["state"] == "failed"
        assert (_state(told, "save"), told["log"][-1]["code"]) == ("done", "interrupted")
        # Whoever comes in next is told of it, without having seen the job.
        known = room.installer.ask("GET", "state")["steps"][0]["job"]
        assert known == {"id": job, "state": "failed", "resumable": True}
        saved = room.saved()
        asked = {name: saved[name] for name in ("host", "port", "user", "database")}
        assert asked["database"] == connection["database"]
        again = room.installer.ended(room.installer.start("auth", asked))
        assert again["state"] == "done", (stage, again["log"])
    assert room.installer.statuses()["auth"] == "done"
    _secrets_are_nowhere(room)


def test_a_wizard_that_is_killed_before_saving_has_changed_nothing(room: Room) -> None:
    connection = room.connection() | {"password": "wrong"}
    job = room.installer.start("auth", connection)
    room.wizard.kill()
    room.wizard.start()
    told = room.installer.job(job)
    assert told["state"] == "failed"
    assert room.installer.ask("GET", "state")["steps"][0]["job"]["resumable"] is False
    assert not room.settings.exists()
    # Nothing is left that would keep a new one from being started.
    assert room.installer.ended(room.installer.start("auth", connection))["state"] == "failed"


def _secrets_are_nowhere(room: Room) -> None:
    """The password lies in the service's own file, and in nothing that is shown or collected."""
    stored = b"".join(path.read_bytes() for path in (room.folder / "wizard").iterdir())
    assert _PASSWORD.encode() not in stored
    assert _PASSWORD not in room.wizard.log()
    assert _PASSWORD not in room.auth.log()
    assert room.settings.stat().st_mode & 0o777 == 0o600
