"""A worker: loops beside each other in one process, on one database, until it is told to end."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import asyncpg

from services.kit.bell import Bell
from services.kit.client import ServiceClient
from services.kit.database import Connection, Database
from services.kit.keys import KeyRing
from services.kit.logs import configure_logs, loop_var
from services.kit.queue import backoff
from services.kit.settings import ServiceSettings
from services.kit.supervision import watch_settings

log = logging.getLogger(__name__)
_FIRST_PAUSE_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 30.0
HOUSEKEEPING_SECONDS = 3600.0

S = TypeVar("S", bound=ServiceSettings)


@dataclass(frozen=True, slots=True)
class Lent(Generic[S]):
    """What the loops of a worker share."""

    settings: S
    database: Database
    client: ServiceClient
    bell: Bell


# Works until it fails; then it is started again.
Loop = Callable[[Lent[S]], Awaitable[None]]


async def clear(database: Database, statements: Iterable[str]) -> None:
    """Delete what nobody can use any more: the subjects' own `EXPIRED`."""
    async with database.connection() as connection:
        for statement in statements:
            await connection.execute(statement)


async def mark(
    database: Database, lease_seconds: float, act: Callable[[Connection], Awaitable[None]]
) -> None:
    """Do `act`, which notes in a queue what is done; its loss would have it done again.

    While PostgreSQL is away it is tried again, each second of a third of the lease.
    """
    tries = max(2, int(lease_seconds * 0.3))
    for left in reversed(range(tries)):
        try:
            async with database.connection() as connection:
                await act(connection)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            if not left:
                raise
            await asyncio.sleep(1)
        else:
            return


async def every(seconds: float, act: Callable[[], Awaitable[object]]) -> None:
    """Do `act` again and again, with so many seconds between."""
    while True:
        await act()
        await asyncio.sleep(seconds)


async def _forever(name: str, loop: Loop[S], lent: Lent[S]) -> None:
    loop_var.set(name)
    failures = 0
    clock = asyncio.get_running_loop()
    while True:
        started = clock.time()
        try:
            await loop(lent)
        except Exception as error:
            # One line is enough for what mends itself (a database or a neighbour restarts).
            log.warning(
                "loop_failed",
                exc_info=not isinstance(error, OSError),
                extra={"reason": type(error).__name__, "failures": failures + 1},
            )
        failures = 1 if clock.time() - started > _LONGEST_PAUSE_SECONDS else failures + 1
        await asyncio.sleep(backoff(failures, _FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS))


async def _work(settings: S, loops: Mapping[str, Loop[S]], told: asyncio.Event) -> None:
    database = Database(settings)
    try:
        async with ServiceClient(settings.service, KeyRing(settings.keys_dir)) as client:
            lent = Lent(settings, database, client, Bell())
            named: dict[str, Loop[S]] = {**loops, "bell": lambda _: lent.bell.listen(database)}
            tasks = [asyncio.create_task(_forever(*one, lent)) for one in named.items()]
            await told.wait()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        await database.close()


async def _until_told(settings: S, loops: Mapping[str, Loop[S]]) -> None:
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    async with watch_settings(type(settings)):
        if settings.configured:
            await _work(settings, loops, told)
        await told.wait()


def run_worker(settings: S, loops: Mapping[str, Loop[S]]) -> None:
    """Run the named loops of a worker until the process is told to end.

    They share a database, a client and a bell, and each line of the log names its loop. A loop
    works until it fails; then it is started again after a pause that grows to 30 s. Without a
    database the worker only waits for settings.
    """
    configure_logs(settings.log_format)
    asyncio.run(_until_told(settings, loops))
