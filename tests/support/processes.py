"""Real processes of the suite, started and killed by the tests."""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import urlsplit

import httpx

from tests.support import plain
from tests.support.waits import wait_until

ROOT = Path(__file__).parent.parent.parent
_SECONDS_TO_START = 60
_SECONDS_TO_END = 20
_MOST_SECONDS_OF_A_COMMAND = 120


class Started:
    """A process that the warm parent has forked for us: known by its own pid, killed by it."""

    def __init__(self, asked: socket.socket) -> None:
        self._asked = asked
        self.pid = int(self._answer(_SECONDS_TO_START, "the start of a process"))
        self._code: int | None = None

    def _answer(self, seconds: float, what: str) -> bytes:
        self._asked.settimeout(seconds)
        try:
            answer = self._asked.recv(64)
        except TimeoutError:
            raise AssertionError(f"not within {seconds:.0f} s: {what}") from None
        if not answer:
            raise AssertionError(f"the parent of the processes has gone: {what}")
        return answer

    def poll(self) -> int | None:
        """Return the exit code, or None while it runs."""
        if self._code is None and select.select([self._asked], [], [], 0)[0]:
            self.wait(1)
        return self._code

    def wait(self, seconds: float) -> int:
        """Wait for the end; return the exit code, or minus the number of the signal."""
        if self._code is None:
            self._code = int(self._answer(seconds, f"the end of the process {self.pid}"))
            self._asked.close()
        return self._code

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def end(self, number: int) -> int:
        """Send a signal and wait; kill what does not end by it. Return the exit code."""
        self.send_signal(number)
        return self.see_end()

    def see_end(self) -> int:
        """Wait for the end of what has been told to; kill it when it does not come."""
        try:
            return self.wait(_SECONDS_TO_END)
        except AssertionError:
            self.send_signal(signal.SIGKILL)
            return self.wait(_SECONDS_TO_END)


class _Warm:
    """The parent of `tests/support/warm.py`, started at the first need."""

    def __init__(self) -> None:
        self._parent: subprocess.Popen[bytes] | None = None
        self._requests: socket.socket | None = None
        self._lock = threading.Lock()

    def start(
        self, module: str, arguments: tuple[str, ...], env: Mapping[str, str], *files: IO[Any]
    ) -> Started:
        """Run a module with this environment and these stdin, stdout and stderr."""
        asked, asker = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        request = {"module": module, "arguments": arguments, "env": dict(env)}
        with asker, self._lock:
            if self._parent is None or self._requests is None or self._parent.poll() is not None:
                self._requests = self._start_parent()
            descriptors = [asker.fileno(), *(file.fileno() for file in files)]
            socket.send_fds(self._requests, [json.dumps(request).encode()], descriptors)
        return Started(asked)

    def _start_parent(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            # Only we hold the other end: when we end, however that is, the parent sees it and ends.
            self._parent = subprocess.Popen(
                [sys.executable, "-m", "tests.support.warm"], cwd=ROOT, stdin=theirs.fileno()
            )
        atexit.register(self._end_parent, self._parent, ours)
        return ours

    @staticmethod
    def _end_parent(parent: subprocess.Popen[bytes], requests: socket.socket) -> None:
        requests.close()
        try:
            parent.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            parent.kill()
            parent.wait(_SECONDS_TO_END)


_warm = _Warm()


@dataclass(frozen=True)
class Done:
    """A command that has ended, with all that it has printed."""

    code: int
    output: str
    errors: str = ""


def run_module(module: str, *arguments: str, env: Mapping[str, str], given: str = "") -> Done:
    """Run `python -m <module> …` to its end, with `given` as its input."""
    with (
        tempfile.TemporaryFile() as stdin,
        tempfile.TemporaryFile() as stdout,
        tempfile.TemporaryFile() as stderr,
    ):
        stdin.write(given.encode())
        stdin.seek(0)
        started = _warm.start(module, arguments, env, stdin, stdout, stderr)
        try:
            code = started.wait(_MOST_SECONDS_OF_A_COMMAND)
        except BaseException:
            started.end(signal.SIGKILL)
            raise
        for file in (stdout, stderr):
            file.seek(0)
        return Done(code, stdout.read().decode(), stderr.read().decode())


def start_module(module: str, *arguments: str, env: Mapping[str, str], log: IO[Any]) -> Started:
    """Start `python -m <module> …`, which prints into the file."""
    with Path(os.devnull).open() as nothing:
        return _warm.start(module, arguments, env, nothing, log, log)


class Process:
    """One process: `python -m <module> …`; it can be killed and started again."""

    def __init__(self, module: str, *arguments: str, env: dict[str, str], ready: str = "") -> None:
        self._module = module
        self._arguments = arguments
        self._env = env
        self._ready = ready
        self._log = tempfile.NamedTemporaryFile(prefix=f"pc-test-{module}-")  # noqa: SIM115
        self._running: Started | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()
        self._log.close()

    def start(self) -> None:
        """Start, and wait until `ready` (an address) answers 200."""
        assert self._running is None
        self._running = start_module(
            self._module, *self._arguments, env=self._env, log=self._log.file
        )
        if self._ready:
            wait_until(
                self._answers,
                what=f"{self._module} at {self._ready}",
                seconds=_SECONDS_TO_START,
                log=self.log,
            )

    def ensure(self) -> None:
        """Start it if it does not run."""
        if self._running is None or self._running.poll() is not None:
            self._running = None
            self.start()

    def _answers(self) -> bool:
        assert self._running is not None
        if self._running.poll() is not None:
            raise RuntimeError(f"{self._module} ended:\n{self.log()}")
        try:
            return plain.get(self._ready, timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end."""
        self._end(signal.SIGTERM)

    def _end(self, number: int) -> None:
        if self._running is None:
            return
        self._running.end(number)
        self._running = None
        if self._ready:
            # Those that it has forked end a moment after it, and would answer until then.
            wait_until(
                self._is_deaf,
                what=f"nobody listens at {self._ready}",
                seconds=_SECONDS_TO_END,
                log=self.log,
            )

    def _is_deaf(self) -> bool:
        address = urlsplit(self._ready)
        try:
            socket.create_connection((address.hostname or "", address.port or 80), 1).close()
        except ConnectionRefusedError:
            return True
        return False

    def processor_seconds(self) -> float:
        """Return the seconds of a processor that it and those that it has forked have used."""
        assert self._running is not None
        total = 0
        for entry in Path("/proc").iterdir():
            with suppress(OSError):
                if entry.name.isdigit():
                    stat = (entry / "stat").read_text().rpartition(")")[2].split()
                    if self._running.pid in (int(entry.name), int(stat[1])):
                        total += int(stat[11]) + int(stat[12])
        return total / os.sysconf("SC_CLK_TCK")

    def log(self) -> str:
        """Return what it has printed."""
        return Path(self._log.name).read_text(errors="replace")
