"""The cabinet's worker: events carried, partitions ahead of time, old answers forgotten."""

import asyncio
from datetime import timedelta

from services.cabinet.customers.places.queries import forget_searches
from services.cabinet.intake.queries import forget_remarks
from services.cabinet.metering.partitions import MONTHLY, YEARLY, ensure_partitions
from services.cabinet.proofs.queries import forget_codes
from services.cabinet.settings import Settings
from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.events import relay
from services.kit.keys import KeyRing
from services.kit.supervision import run_worker

_AHEAD = (timedelta(0), timedelta(days=20), timedelta(days=45))
_PAUSE_SECONDS = 3600.0
_ERRORS_KEPT_DAYS = 90


async def put_in_order(database: Database) -> None:
    """Make the partitions of the weeks to come; forget what has had its time."""
    today = utc_now().date()
    for table in (*MONTHLY, *YEARLY):
        await ensure_partitions(database, table, [today + ahead for ahead in _AHEAD])
    async with database.connection() as connection:
        await forget_remarks(connection, _ERRORS_KEPT_DAYS)
        await forget_searches(connection)
        await forget_codes(connection)


async def keep_house(database: Database) -> None:
    """Put the storage in order every hour; a worker loop."""
    while True:
        await put_in_order(database)
        await asyncio.sleep(_PAUSE_SECONDS)


async def carry_events(settings: Settings, database: Database) -> None:
    """Relay the outbox until something fails; a worker loop."""
    addresses = {
        "notifications": settings.notifications_url,
        "admin_panel": settings.admin_panel_url,
    }
    async with ServiceClient(settings.service, KeyRing(settings.keys_dir)) as client:
        await relay(database, client, addresses)


def _main() -> None:
    settings = Settings.load()
    if not settings.configured:
        run_worker(settings, [])
        return
    database = Database(settings)
    loops = [
        ("keep_house", lambda: keep_house(database)),
        ("events", lambda: carry_events(settings, database)),
    ]
    run_worker(settings, loops)


if __name__ == "__main__":
    _main()
