"""Lanes of tests, side by side: each takes the next group as soon as it is free.

A group waits until what it needs is there: some need the databases alone, some a started suite.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from deploy.local.groups import Group


class Lanes:
    """Hands groups out, each to the lane that is free first; `run` is called in that lane."""

    def __init__(self, run: Callable[[Group], None]) -> None:
        self._run = run
        self._waiting: list[Group] = []
        self._changed = threading.Condition()
        self._closed = False

    def offer(self, groups: Sequence[Group]) -> None:
        """Let these groups begin, in this order, before what waits already."""
        with self._changed:
            self._waiting[:0] = groups
            self._changed.notify_all()

    def close(self) -> None:
        """Say that no more groups will come: a lane that finds none ends."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def work(self) -> None:
        """Be a lane: run one group after another until none will come."""
        while (group := self._next()) is not None:
            self._run(group)

    def _next(self) -> Group | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return self._waiting.pop(0) if self._waiting else None
