"""Processes of this machine as /proc tells of them: ours by their mark, listeners by port."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

MARK = "PC_SUITE"
# Of a run of tests: what these begin has it too, suites of their own as well.
RUN = "PC_TEST_RUN"


@dataclass(frozen=True)
class Running:
    """A process: its id, its group and the words of its command line."""

    pid: int
    group: int
    name: str
    words: str


def everything() -> Iterable[Running]:
    """All processes that we may look at, without zombies."""
    for entry in (path.name for path in Path("/proc").iterdir()):
        if not entry.isdigit():
            continue
        try:
            stat = Path("/proc", entry, "stat").read_text("utf-8", "replace")
            words = Path("/proc", entry, "cmdline").read_bytes()
        except OSError:
            continue
        name, _, rest = stat.partition(" (")[2].rpartition(") ")
        fields = rest.split()
        if fields[0] == "Z":
            continue
        line = " ".join(words.replace(b"\0", b" ").decode("utf-8", "replace").split())
        yield Running(int(entry), int(fields[2]), name, line[:80])


def marked(mark: str, variable: str = MARK) -> list[Running]:
    """The processes that were started with our mark in their environment, except ourselves."""
    wanted = f"{variable}={mark}".encode()
    found = []
    for one in everything():
        try:
            environment = Path("/proc", str(one.pid), "environ").read_bytes()
        except OSError:
            continue
        if wanted in environment.split(b"\0") and one.pid != os.getpid():
            found.append(one)
    return found


def group_of(leader: int, name: str) -> list[Running]:
    """Members of a process group with this program name: what a killed leader left behind."""
    return [one for one in everything() if one.group == leader and one.name == name]


def is_alive(pid: int, word: str) -> bool:
    """Whether the process lives and has the word in its command line (not a reused number)."""
    return any(one.pid == pid and (word in one.words or word in one.name) for one in everything())


def read_pid(path: Path) -> int | None:
    """The number in the first line of a pid file, or None."""
    try:
        return int(path.read_text("utf-8").split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def end(pids: Iterable[int], first: signal.Signals = signal.SIGTERM, seconds: float = 10) -> None:
    """Ask the processes to end, wait, and kill those that do not."""
    left = list(pids)
    for number in (first, signal.SIGKILL):
        for pid in left:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
        if wait_until(partial(_gone, left), seconds):
            return
        left = _living(left)


def _gone(pids: list[int]) -> bool:
    return not _living(pids)


def _living(pids: Iterable[int]) -> list[int]:
    alive = {one.pid for one in everything()}
    return [pid for pid in pids if pid in alive]


def wait_until(condition: Callable[[], bool], seconds: float, pause: float = 0.05) -> bool:
    """Whether the condition came true within the time limit."""
    limit = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > limit:
            return False
        time.sleep(pause)
    return True


def listener(port: int) -> Running | None:
    """The process that listens on a TCP port, when we may see it."""
    inodes = set()
    for table in ("tcp", "tcp6"):
        try:
            lines = Path("/proc/net", table).read_text("utf-8").splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            fields = line.split()
            if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port:
                inodes.add(f"socket:[{fields[9]}]")
    for one in everything():
        try:
            if any(str(fd.readlink()) in inodes for fd in Path(f"/proc/{one.pid}/fd").iterdir()):
                return one
        except OSError:
            continue
    return None
