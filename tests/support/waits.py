"""Waiting for what comes true by itself: never for ever, and saying what it was."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

_STEP_SECONDS = 0.05


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
            raise AssertionError(_sentence(seconds, what, log))
        time.sleep(_STEP_SECONDS)


async def until(
    condition: Callable[[], Awaitable[bool]],
    what: str,
    seconds: float = 90.0,
    log: Callable[[], str] | None = None,
) -> None:
    """Do the same for a condition that is asked for in the loop."""
    deadline = time.monotonic() + seconds
    while not await condition():
        if time.monotonic() > deadline:
            raise AssertionError(_sentence(seconds, what, log))
        await asyncio.sleep(_STEP_SECONDS)


async def happens(event: asyncio.Event, what: str, seconds: float = 30.0) -> None:
    """Wait for an event."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        raise AssertionError(_sentence(seconds, what, None)) from None


async def exhaust(act: Callable[[], Awaitable[Any]], what: str, most: int = 500) -> int:
    """Do it until it finds nothing left to do (a false answer); return how many times it did.

    An act that always finds something would go on for ever: after `most` times it fails.
    """
    for done in range(most):
        if not await act():
            return done
    raise AssertionError(f"not done after {most} times: {what}")


def _sentence(seconds: float, what: str, log: Callable[[], str] | None) -> str:
    return f"not within {seconds:.0f} s: {what}" + (f"\n{log()}" if log else "")
