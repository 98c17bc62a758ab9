"""A suite that knows no database yet, and an installer who sets it up by requests."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx

from tests.support.processes import ROOT, run_module
from tests.support.tls import TLS
from tests.support.waits import wait_until

# Beside whatever suite runs with the same offset: no port of the one is a port of the other.
_BESIDE = 400
_SECONDS_TO_START = 300
# Setting a step up migrates its databases and restarts its services: much other work beside it
# makes a minute and a half of that.
JOB_SECONDS = 170
STEPS = ("auth", "cabinet", "notifications", "integration")


class Installer:
    """Who sets the suite up, by the requests that the wizard's pages make."""

    def __init__(self, base: str) -> None:
        self.http = httpx.Client(
            base_url=f"{base}/api/wizard/", headers={"Origin": base}, timeout=40, verify=TLS
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def sign_in(self, token: str) -> None:
        self.http.post("sign-in", json={"token": token}).raise_for_status()

    def ask(self, method: str, path: str, **options: Any) -> Any:
        answer = self.http.request(method, path, **options).raise_for_status()
        return answer.json() if answer.content else None

    def statuses(self) -> dict[str, str]:
        """Return the status of every step."""
        return {step["id"]: step["status"] for step in self.ask("GET", "state")["steps"]}

    def check(self, step: str, connection: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("POST", f"services/{step}/check", json=connection)
        return found

    def make(self, step: str, connection: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("POST", f"services/{step}/make", json=connection)
        return found

    def start(self, step: str, connection: dict[str, Any]) -> str:
        """Start setting a step up; return the job's id."""
        return str(self.ask("POST", f"services/{step}/apply", json=connection)["id"])

    def job(self, job: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("GET", f"jobs/{job}")
        return found

    def ended(self, job: str) -> dict[str, Any]:
        """Wait for the end of a job, also while the wizard is away; return what it tells."""
        told: dict[str, Any] = {}

        def is_over() -> bool:
            try:
                told.update(self.job(job))
            except httpx.HTTPError:
                return False
            return bool(told["state"] != "running")

        wait_until(is_over, what=f"an end of job {job}", seconds=JOB_SECONDS)
        return told

    def set_up(self, step: str, connection: dict[str, Any]) -> dict[str, Any]:
        """Make the databases and set the step up; the job must succeed."""
        assert self.make(step, connection)["ok"]
        job = self.ended(self.start(step, connection))
        assert job["state"] == "done", job["log"]
        return job


@dataclass(frozen=True)
class FreshSuite:
    """A running suite without settings: the facts of its `suite.json`, its folder."""

    facts: dict[str, Any]
    var: Path

    def page(self, application: str) -> str:
        """Return the base address of `cabinet`, `admin` or `wizard`."""
        return str(self.facts["pages"][application])

    def manage(self, service: str, *words: str) -> str:
        """Run a service's own command with its settings, and return what it prints."""
        path = Path(self.facts["settings_dir"]) / f"{service}.json"
        env = os.environ | {f"{service.upper()}_SETTINGS_FILE": str(path)}
        done = run_module(f"services.{service}.manage", *words, env=env)
        assert done.code == 0, done.errors
        return done.output.strip()

    def connection(self, step: str) -> dict[str, Any]:
        """Return what an installer types for a step: the printed login, usual names."""
        known = dict(self.facts["installer"]) | {"database": step}
        return known | ({"panel_database": "admin_panel"} if step == "cabinet" else {})

    @contextmanager
    def installer(self) -> Iterator[Installer]:
        """Sign an installer in with the wizard's key."""
        with Installer(self.page("wizard")) as installer:
            installer.sign_in(self.manage("wizard", "token"))
            yield installer

    def ready(self, process: str) -> tuple[int, str]:
        """Return status and problem of a process's `/ready`."""
        answer = httpx.get(f"http://127.0.0.1:{self.facts['ports'][process]}/ready", timeout=10)
        return answer.status_code, str(answer.json().get("type", "")).rpartition(":")[2]

    def settle(self, sub_step: str, outcome: str = "skipped") -> None:
        """Put something off past the pages, for what is about other steps."""
        run = [sys.executable, "-c", _SETTLE, str(self.var / "wizard"), sub_step, outcome]
        subprocess.run(run, cwd=ROOT, check=True)


_SETTLE = """
import asyncio, sys
from pathlib import Path
from services.wizard.store import Store
asyncio.run(Store(Path(sys.argv[1])).settle(sys.argv[2], sys.argv[3]))
"""


def _local(command: str, *words: str, var: Path, offset: int, tries: int = 1) -> None:
    """Run a command of the local start; what it has begun goes on, so that it may be repeated."""
    env = os.environ | {"PC_VAR": str(var), "PC_PORT_OFFSET": str(offset)}
    for left in reversed(range(tries)):
        done = subprocess.run(
            [sys.executable, "-m", "deploy.local", command, *words],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            timeout=_SECONDS_TO_START,
            check=False,
        )
        if done.returncode == 0:
            return
        if not left:
            raise AssertionError(done.stdout + done.stderr)


@contextmanager
def fresh_suite(var: Path) -> Iterator[FreshSuite]:
    """Start a whole suite without settings in this folder, beside the one that runs."""
    offset = int(os.environ.get("PC_PORT_OFFSET") or 0) + _BESIDE
    up = ("up", "--test", "--fresh", "--skip-web")
    try:
        # A start gives up after a minute and a half: too soon beside other heavy work.
        _local(*up, var=var, offset=offset, tries=3)
        yield FreshSuite(json.loads((var / "suite.json").read_text("utf-8")), var)
    finally:
        _local("reset", var=var, offset=offset)
