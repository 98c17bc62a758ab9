"""Real processes of the suite, started and killed by the tests."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

ROOT = Path(__file__).parent.parent.parent


class Process:
    """One process: `python -m <module> …`; it can be killed and started again."""

    def __init__(self, module: str, *arguments: str, env: dict[str, str], ready: str = "") -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._env = env
        self._ready = ready
        self._log = tempfile.NamedTemporaryFile(prefix=f"pc-test-{module}-")  # noqa: SIM115
        self._running: subprocess.Popen[bytes] | None = None

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
        self._running = subprocess.Popen(
            self._command, cwd=ROOT, env=self._env, stdout=self._log, stderr=self._log
        )
        if self._ready:
            wait_until(self._answers, what=f"{self._command[2]} at {self._ready}", log=self.log)

    def _answers(self) -> bool:
        assert self._running is not None
        if self._running.poll() is not None:
            raise RuntimeError(f"{self._command[2]} ended:\n{self.log()}")
        try:
            return httpx.get(self._ready, timeout=2, trust_env=False).status_code == 200
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
        if self._running.poll() is None:
            os.kill(self._running.pid, number)
        try:
            self._running.wait(20)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()
        self._running = None

    def log(self) -> str:
        """Return what it has printed."""
        return Path(self._log.name).read_text(errors="replace")


def wait_until(
    condition: Callable[[], bool],
    *,
    what: str,
    seconds: float = 30,
    log: Callable[[], str] | None = None,
) -> None:
    """Look again and again until the condition holds; fail with a sentence when it never does."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            told = log() if log else ""
            raise AssertionError(f"not within {seconds} s: {what}\n{told}")
        time.sleep(0.05)
