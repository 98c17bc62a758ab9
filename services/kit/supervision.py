"""Ending oneself gracefully, so that the supervisor starts the process anew."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress

from services.kit.logs import configure_logs
from services.kit.processes import leader
from services.kit.settings import ServiceSettings, file_stamp, written_here

log = logging.getLogger(__name__)
_WATCH_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 30.0

Loop = Callable[[], Awaitable[None]]


def end_process() -> None:
    """Ask this process, with all that share its port, to finish what is under way and end."""
    os.kill(leader(), signal.SIGTERM)


@asynccontextmanager
async def watch_settings(settings_cls: type[ServiceSettings]) -> AsyncIterator[None]:
    """End the process when another one changes the service's settings file.

    The process that saved the settings itself and those beside it on its port go on: they still
    have to migrate and to answer the wizard, which then asks for the restart.
    """
    known = file_stamp(settings_cls.file_path())

    async def watch() -> None:
        stamp = known
        while stamp == known or written_here(stamp):
            await asyncio.sleep(_WATCH_SECONDS)
            stamp = file_stamp(settings_cls.file_path())
        log.info("settings_changed")
        end_process()

    task = asyncio.create_task(watch())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _forever(name: str, loop: Loop) -> None:
    pause = 1.0
    clock = asyncio.get_running_loop()
    while True:
        started = clock.time()
        try:
            await loop()
        except Exception as error:
            # One line is enough for what mends itself (a database or a neighbour restarts).
            log.warning(
                "loop_failed",
                exc_info=not isinstance(error, OSError),
                extra={"loop": name, "reason": type(error).__name__, "pause_seconds": pause},
            )
        if clock.time() - started > _LONGEST_PAUSE_SECONDS:
            pause = 1.0
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)


async def _until_told(settings: ServiceSettings, loops: Sequence[tuple[str, Loop]]) -> None:
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    async with watch_settings(type(settings)):
        tasks = [asyncio.create_task(_forever(name, loop)) for name, loop in loops]
        await told.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def run_worker(settings: ServiceSettings, loops: Sequence[tuple[str, Loop]]) -> None:
    """Run the loops of a worker until the process is told to end.

    Each loop is a coroutine function that works until it fails; a failed one is started again
    after a pause that grows to 30 s. Without a database the worker only waits for settings.
    """
    configure_logs(settings.log_format)
    asyncio.run(_until_told(settings, loops if settings.configured else ()))
