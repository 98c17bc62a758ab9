"""The worker of integration: collects and delivers, one leader at a time; carries events."""

import asyncio
import logging

from services.integration.collection.actions import collect
from services.integration.delivery.actions import deliver, forget_old
from services.integration.delivery.systems import SystemsDoor
from services.integration.settings import Settings
from services.kit.client import ServiceClient
from services.kit.database import Connection, Database
from services.kit.events import relay
from services.kit.keys import KeyRing
from services.kit.supervision import run_worker

log = logging.getLogger(__name__)
# Any number that no other lock of this database uses.
_LEADER_LOCK = 4568_5153
_STAND_BY_SECONDS = 1.0
_CHECK_SECONDS = 5.0


async def _lead(settings: Settings) -> None:
    """Work while this process holds the leader's lock; others stand by.

    A lock of the session ends with the process, however it ends.
    """
    database = Database(settings)
    try:
        async with database.connection() as connection:
            while not await connection.fetchval("SELECT pg_try_advisory_lock($1)", _LEADER_LOCK):
                await asyncio.sleep(_STAND_BY_SECONDS)
            try:
                await _work(settings, database, connection)
            finally:
                # Also gives up the lock when the connection is still good.
                connection.terminate()
    finally:
        await database.close()


async def _work(settings: Settings, database: Database, lock: Connection) -> None:
    door = SystemsDoor(
        settings.auth_url,
        settings.systems_url,
        settings.client_id,
        settings.client_secret.get_secret_value(),
    )
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_hold(lock))
            group.create_task(deliver(database, door))
            group.create_task(forget_old(database, settings.keep_days))
            group.create_task(
                collect(
                    database,
                    sealing_key=settings.sealing_key.get_secret_value(),
                    page_items=settings.page_items,
                    staged_limit=settings.staged_limit,
                )
            )
    finally:
        await door.close()


async def _hold(lock: Connection) -> None:
    """Fail, and so stop the work, when the connection that holds the lock is lost."""
    while True:
        await asyncio.sleep(_CHECK_SECONDS)
        await lock.execute("SELECT 1")


async def _carry_events(settings: Settings) -> None:
    """Relay the outbox until something fails; every worker may, beside the leader too."""
    database = Database(settings)
    addresses = {"admin_panel": settings.admin_panel_url}
    try:
        async with ServiceClient(settings.service, KeyRing(settings.keys_dir)) as client:
            await relay(database, client, addresses)
    finally:
        await database.close()


if __name__ == "__main__":
    current = Settings.load()
    run_worker(
        current, [("lead", lambda: _lead(current)), ("events", lambda: _carry_events(current))]
    )
