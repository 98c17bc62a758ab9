"""What the operator sees: timed steps and plain one-sentence failures."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Failure(Exception):
    """Something the operator has to mend; its text is one plain sentence saying how."""


class _Step:
    """The running step: call `skip` when there was nothing to do, `note` to add a detail."""

    def __init__(self) -> None:
        self.detail = ""
        self.skipped = False

    def skip(self, why: str = "nothing changed") -> None:
        self.skipped = True
        self.detail = why

    def note(self, detail: str) -> None:
        self.detail = detail


_lock = threading.Lock()
_started = time.monotonic()


def say(text: str = "", *, error: bool = False) -> None:
    """Print one line at once, whole, from any thread."""
    with _lock:
        print(text, file=sys.stderr if error else sys.stdout, flush=True)


@contextmanager
def step(name: str, announce: str = "") -> Iterator[_Step]:
    """Print the step's name, outcome and seconds when it ends; `announce` when it begins."""
    if announce:
        say(f"  ..  {announce}")
    running = _Step()
    begun = time.monotonic()
    try:
        yield running
    except BaseException:
        say(f"  !!  {name:<28} {time.monotonic() - begun:6.1f} s")
        raise
    mark = "--" if running.skipped else "ok"
    detail = f"  {running.detail}" if running.detail else ""
    say(f"  {mark}  {name:<28} {time.monotonic() - begun:6.1f} s{detail}")


def elapsed() -> float:
    """Seconds since the program began."""
    return time.monotonic() - _started
