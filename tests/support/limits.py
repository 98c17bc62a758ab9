"""No test hangs: when its time is over it fails with the stacks of all threads and tasks.

pytest-timeout keeps the limit (`timeout` in pyproject.toml, `pytest.mark.timeout` for more). Its
method `thread` would end the whole run. Its method `signal` knows threads only: of a coroutine that
waits it shows no more than the event loop, leaves it running beside the tests that follow, and
breaks the loop that a browser's tests share. Hence the alarm here: it shows what each task waits
for and cancels those that the test has begun, so that the test fails where it waits and tidies up.
A test without tasks, or one that does not let itself be cancelled, is failed from outside. The run
goes on. The tidying up after a failed test has a limit of its own.

An interrupt (Ctrl-C) ends the run where it is. asyncio would make it the end of the test that runs,
which fails, and the tests after it would go on until they are killed and leave behind what they
have begun.

The alarm is heard in a test, its set-up and its tidying up alone. What would be raised while pytest
itself is at work, writing a report of a failure for instance, would end the whole run.
"""

import asyncio
import faulthandler
import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from deploy.local.groups import patience

_AGAIN_SECONDS = 5
_SECONDS_TO_TIDY_UP = 60


def pytest_configure() -> None:
    """Show the stacks of all threads on SIGUSR1: `make test` asks before it ends a group.

    And end with an interrupt.
    """
    # A copy, for what is printed during a test goes elsewhere.
    faulthandler.register(signal.SIGUSR1, os.dup(2), all_threads=True)
    # Not if whoever started us in the background told us not to hear it.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # asyncio puts its own in the place of the default one, and of no other.
        signal.signal(signal.SIGINT, _interrupted)


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@pytest.hookimpl(tryfirst=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> bool:
    """Set the alarm in place of pytest-timeout's own."""
    _arm(item, settings.timeout)
    return True


@pytest.hookimpl(tryfirst=True)
def pytest_timeout_cancel_timer(item: pytest.Item) -> bool:
    """Switch the alarm off."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Hear the alarm while a test is prepared."""
    with _heard():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Hear it while the test runs."""
    with _heard():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Hear it while the test tidies up; set it again when a failure has switched it off."""
    if signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0):
        _arm(item, _SECONDS_TO_TIDY_UP)
    with _heard():
        yield


_hearing = False


@contextmanager
def _heard() -> Iterator[None]:
    global _hearing  # noqa: PLW0603 - a signal has nowhere else to look
    _hearing = True
    try:
        yield
    finally:
        _hearing = False


def _arm(item: pytest.Item, seconds: float) -> None:
    seconds *= patience()
    before = _tasks()

    asked = False

    def ring(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        __tracebackhide__ = True
        if not _hearing:
            # It rings again.
            return
        begun = _tasks() - before
        capture: Any = item.config.pluginmanager.getplugin("capturemanager")
        # At once and not with the test's report: should the run be ended too, it is not lost.
        with capture.global_and_fixture_disabled():
            terminal: Any = item.config.get_terminal_writer()
            terminal.line()
            terminal.sep("+", f"{item.nodeid}: not done after {seconds:.0f} s")
            terminal.write(stacks(begun))
            terminal.sep("+")
        words = f"not done after {seconds:.0f} s: the stacks are printed above"
        for task in begun:
            # Not at once: the loop may be asleep, and has to be woken.
            task.get_loop().call_soon_threadsafe(task.cancel, words)
        if asked or not begun:
            pytest.fail(words)
        asked = True

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)


def _tasks() -> set["asyncio.Task[Any]"]:
    try:
        return asyncio.all_tasks()
    except RuntimeError:
        return set()


def stacks(tasks: set["asyncio.Task[Any]"]) -> str:
    """Return the stacks of all threads, this one first, and of what each task waits for."""
    told = io.StringIO()
    frames = sys._current_frames()
    here = threading.current_thread()
    for thread in sorted(threading.enumerate(), key=lambda one: one is not here):
        if thread.ident in frames:
            told.write(f"~~ thread {thread.name}\n")
            told.writelines(traceback.format_stack(frames[thread.ident]))
    for task in tasks:
        told.write(f"~~ task {task.get_name()}\n")
        told.writelines(_awaited(task.get_coro()))
    return told.getvalue()


def _awaited(waiting: Any) -> list[str]:
    """Return one line for each coroutine of the chain, the outermost first.

    `Task.get_stack` shows the outermost only.
    """
    lines = []
    while waiting is not None:
        frame = getattr(waiting, "cr_frame", None) or getattr(waiting, "ag_frame", None)
        if frame is not None:
            lines += traceback.format_stack(frame, limit=1)
        else:
            lines.append(f"  {waiting!r}\n")
        waiting = getattr(waiting, "cr_await", None) or getattr(waiting, "ag_await", None)
    return lines
