"""The worker of integration: collects and delivers, one leader at a time; carries events."""

import asyncio

from services.integration.collection.actions import collect
from services.integration.delivery.actions import deliver, forget_old
from services.integration.delivery.queries import keep_lead, take_lead
from services.integration.delivery.systems import SystemsDoor
from services.integration.deps import present_sealing_key
from services.integration.runs import queries as runs
from services.integration.settings import Settings
from services.kit.database import Connection
from services.kit.events import relay
from services.kit.setup_acts import tell_kept_acts
from services.kit.worker import HOUSEKEEPING_SECONDS, Lent, clear, every, run_worker

_STAND_BY_SECONDS = 1.0
_CHECK_SECONDS = 5.0


async def lead(lent: Lent[Settings]) -> None:
    """Work while this process holds the leader's lock; others stand by.

    A lock of the session ends with the process, however it ends.
    """
    async with lent.database.connection() as connection:
        while not await take_lead(connection):
            await asyncio.sleep(_STAND_BY_SECONDS)
        try:
            await _work(lent, connection)
        finally:
            # Also gives up the lock when the connection is still good.
            connection.terminate()


async def _work(lent: Lent[Settings], lock: Connection) -> None:
    settings = lent.settings
    door = SystemsDoor(
        settings.auth_url,
        settings.systems_url,
        settings.client_id,
        settings.client_secret.get_secret_value(),
    )
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_hold(lock))
            group.create_task(deliver(lent.database, lent.bell, door))
            group.create_task(forget_old(lent.database, settings.keep_days))
            group.create_task(
                every(HOUSEKEEPING_SECONDS, lambda: clear(lent.database, runs.EXPIRED))
            )
            group.create_task(
                collect(
                    lent.database,
                    lent.bell,
                    sealing_key=lambda: present_sealing_key(settings),
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
        await keep_lead(lock)


async def carry_events(lent: Lent[Settings]) -> None:
    """Relay the outbox until something fails; every worker may, beside the leader too."""
    settings = lent.settings
    await relay(lent, {"admin_panel": settings.admin_panel_url})


if __name__ == "__main__":
    run_worker(
        Settings.load(),
        {"lead": lead, "events": carry_events, "setup acts": tell_kept_acts},
    )
