"""Several processes on one port: who dies is replaced, who is told to end leaves nothing behind."""

import os
import signal
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import httpx
import pytest

from deploy.local import proc
from tests.support import plain
from tests.support.postgres import environment, free_port
from tests.support.processes import Started, start_module
from tests.support.tokens import keys_dir
from tests.support.waits import wait_until

COUNT = 3


@dataclass
class Served:
    """A leader with its port and what it was started with."""

    leader: Started
    port: int
    env: dict[str, str]
    log: IO[Any]

    def answers(self) -> bool:
        """Say whether somebody answers at the port."""
        with suppress(httpx.TransportError):
            address = f"http://127.0.0.1:{self.port}/ready"
            return plain.get(address, timeout=2).status_code == 200
        return False

    def led(self) -> set[int]:
        """Return the processes whose parent is the leader."""
        found = set()
        for entry in Path("/proc").iterdir():
            with suppress(OSError):
                if entry.name.isdigit():
                    stat = (entry / "stat").read_text().rpartition(")")[2].split()
                    if int(stat[1]) == self.leader.pid and stat[0] != "Z":
                        found.add(int(entry.name))
        return found

    def gone(self, pids: set[int]) -> bool:
        """Say whether none of the processes runs any more."""
        return not pids & {one.pid for one in proc.everything()}

    def again(self) -> None:
        """Start a successor, as a supervisor does."""
        self.leader = start_module("services.cabinet.main", env=self.env, log=self.log)
        self.wait()

    def wait(self) -> None:
        """Wait until all serve."""
        wait_until(
            lambda: self.answers() and len(self.led()) == COUNT,
            what="all processes serve",
            seconds=60,
        )


@pytest.fixture
async def served(
    live_database: Callable[[str], Awaitable[dict[str, Any]]], tmp_path: Path
) -> AsyncIterator[Served]:
    settings = await live_database("cabinet")
    port = free_port()
    file = tmp_path / "cabinet.json"
    file.write_text("{}")
    values = settings | {"port": port, "keys_dir": keys_dir(), "processes": COUNT}
    env = environment("cabinet", values | {"settings_file": file})
    with tempfile.TemporaryFile() as log:
        leader = start_module("services.cabinet.main", env=env, log=log)
        one = Served(leader, port, env, log)
        try:
            one.wait()
            yield one
        finally:
            one.leader.end(signal.SIGTERM)


async def test_a_killed_process_is_replaced_and_the_others_go_on(served: Served) -> None:
    before = served.led()
    killed = min(before)
    os.kill(killed, signal.SIGKILL)
    wait_until(
        lambda: len(served.led()) == COUNT and killed not in served.led(),
        what="another in its place",
    )
    assert before - {killed} <= served.led()
    assert served.answers()


async def test_who_is_told_to_end_ends_with_all_and_with_no_complaint(served: Served) -> None:
    led = served.led()
    assert served.leader.end(signal.SIGTERM) == 0
    assert served.gone(led)
    assert not served.answers()


async def test_a_killed_leader_leaves_the_port_to_its_successor(served: Served) -> None:
    led = served.led()
    served.leader.end(signal.SIGKILL)
    served.again()
    wait_until(lambda: served.gone(led), what="the former ones have ended")
    assert served.answers()


async def test_changed_settings_end_all_of_them(served: Served) -> None:
    led = served.led()
    path = Path(served.env["CABINET_SETTINGS_FILE"])
    fresh = path.with_name("new")
    fresh.write_text('{"log_format": "json"}')
    fresh.replace(path)
    assert served.leader.wait(30) == 0
    assert served.gone(led)
