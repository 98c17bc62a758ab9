"""Several processes that serve one port: a leader that forks them, and what they share.

The leader imports the application, opens the port and forks; so what was loaded is in memory
once. It starts anew whoever dies, and hands on the request to end. Who dies with the leader
leaves the port free: nothing goes on unseen.
"""

import ctypes
import errno
import fcntl
import gc
import logging
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any, NoReturn

import orjson

log = logging.getLogger(__name__)
_BACKLOG = 1024
_MOST = 4
# A predecessor that is being ended may hold the port for a moment.
_SECONDS_FOR_THE_PORT = 10.0
# Between the starts of one that is killed again and again.
_PAUSE_SECONDS = 0.2
_PR_SET_PDEATHSIG = 1

_leader: int | None = None


def as_many_as_cores() -> int:
    """Return how many processes this machine can run side by side; four at the most.

    More than four serve more than the one database beside them can answer.
    """
    return min(len(os.sched_getaffinity(0)), _MOST)


def leader() -> int:
    """Return the process id to which the request to end must go: the leader's, or our own."""
    return _leader or os.getpid()


class Shared:
    """A small JSON object that all processes of one leader read and write.

    Make it before the leader forks, as a module or the application is loaded.
    """

    def __init__(self, first: dict[str, Any]) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - lives with the process
        self._put(first)

    def read(self) -> dict[str, Any]:
        """Return what was written last."""
        # Locks of this kind belong to a process, unlike the file that was opened before the fork.
        fcntl.lockf(self._file, fcntl.LOCK_SH)
        try:
            return self._get()
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)

    def change(self, how: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        """Replace the object by what `how` makes of it, and return that; nobody comes between."""
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            changed = how(self._get())
            self._put(changed)
            return changed
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _get(self) -> dict[str, Any]:
        number = self._file.fileno()
        found: dict[str, Any] = orjson.loads(os.pread(number, os.fstat(number).st_size, 0))
        return found

    def _put(self, value: dict[str, Any]) -> None:
        data = orjson.dumps(value)
        os.pwrite(self._file.fileno(), data, 0)
        os.ftruncate(self._file.fileno(), len(data))


def lead(count: int, host: str, port: int, serve: Callable[[socket.socket], None]) -> NoReturn:
    """Serve the port with `count` forked processes until told to end; exits with 0 then.

    `serve` runs in each of them, until it is told to end by SIGTERM. One that is killed is forked
    anew; one that gives up by itself would do so again, so all end then, with 1.
    """
    listener = _listen(host, port)
    # What has been loaded stays for good: the collector need not look at it, nor copy its pages.
    gc.collect()
    gc.freeze()
    told = False
    started: set[int] = set()
    own = os.getpid()

    def end(*_: object) -> None:
        nonlocal told
        told = True
        for pid in started:
            os.kill(pid, signal.SIGTERM)

    signals = (signal.SIGTERM, signal.SIGINT)
    for number in signals:
        signal.signal(number, end)

    def start() -> None:
        # A request to end waits until the new one is known, and can be told.
        signal.pthread_sigmask(signal.SIG_BLOCK, signals)
        pid = os.fork()
        if pid == 0:
            _become_led(own, signals)
            serve(listener)
            sys.exit(0)
        started.add(pid)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)

    for _ in range(count):
        start()
    failed = False
    while started:
        pid, status = os.waitpid(-1, 0)
        started.discard(pid)
        if told:
            continue
        log.warning("process_ended", extra={"code": os.waitstatus_to_exitcode(status)})
        if os.WIFSIGNALED(status):
            time.sleep(_PAUSE_SECONDS)
            start()
        else:
            failed = True
            end()
    sys.exit(1 if failed else 0)


def _become_led(own: int, signals: tuple[signal.Signals, ...]) -> None:
    global _leader  # noqa: PLW0603 - the process is another one now
    _leader = own
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # Ctrl-C reaches the whole group; the leader tells us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != own:
        sys.exit(0)


def _listen(host: str, port: int) -> socket.socket:
    deadline = time.monotonic() + _SECONDS_FOR_THE_PORT
    while True:
        try:
            return socket.create_server(
                (host, port),
                family=socket.AF_INET6 if ":" in host else socket.AF_INET,
                backlog=_BACKLOG,
            )
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
                raise SystemExit(f"Port {port} cannot be opened: {error.strerror}.") from error
            time.sleep(0.1)
