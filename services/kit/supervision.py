"""Ending oneself gracefully, so that the supervisor starts the process anew."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from services.kit.processes import leader
from services.kit.settings import ServiceSettings, file_stamp, written_here

log = logging.getLogger(__name__)
_WATCH_SECONDS = 1.0


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
