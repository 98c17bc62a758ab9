"""The worker of auth: carries events to their subscribers, clears what has expired."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from services.auth.contacts import queries as contacts
from services.auth.context import Context
from services.auth.guard import queries as guard
from services.auth.human import queries as human
from services.auth.recoveries import queries as recoveries
from services.auth.recoveries.actions import handle_next
from services.auth.registrations import queries as registrations
from services.auth.registrations.screening import look_at_next
from services.auth.revocations import queries as revocations
from services.auth.sessions import queries as sessions
from services.auth.settings import Settings
from services.auth.sign_in import queries as sign_in
from services.kit.client import ServiceClient
from services.kit.database import Database
from services.kit.events import relay
from services.kit.keys import KeyRing
from services.kit.supervision import run_worker

log = logging.getLogger(__name__)
settings = Settings.load()

_IDLE_SECONDS = 0.5
_HOUSEKEEPING_SECONDS = 3600
_EXPIRED = (
    *contacts.EXPIRED,
    *guard.EXPIRED,
    *human.EXPIRED,
    *recoveries.EXPIRED,
    *registrations.EXPIRED,
    *revocations.EXPIRED,
    *sessions.EXPIRED,
    *sign_in.EXPIRED,
)


@asynccontextmanager
async def _own_database() -> AsyncIterator[Database]:
    database = Database(settings)
    try:
        yield database
    finally:
        await database.close()


async def carry_events() -> None:
    """Relay the outbox until something fails."""
    addresses = {
        "admin_panel": settings.admin_panel_url,
        "cabinet": settings.cabinet_url,
        "notifications": settings.notifications_url,
    }
    async with _own_database() as database, ServiceClient("auth", KeyRing(settings.keys_dir)) as us:
        await relay(database, us, addresses)


async def look_at_registrations() -> None:
    """Compare registration requests with the registry until something fails."""
    async with _own_database() as database, ServiceClient("auth", KeyRing(settings.keys_dir)) as us:
        context = Context(
            client=us,
            cabinet_url=settings.cabinet_url,
            keys_dir=settings.keys_dir,
            cabinet_address=settings.cabinet_address,
            staff_address=settings.staff_address,
            phone_region=settings.phone_region,
        )
        while True:
            if not await look_at_next(database, context):
                await asyncio.sleep(_IDLE_SECONDS)


async def send_recoveries() -> None:
    """Handle what was asked to recover until something fails."""
    async with _own_database() as database:
        while True:
            if not await handle_next(
                database,
                mode=settings.recovery_mode,
                keys_dir=settings.keys_dir,
                cabinet_address=settings.cabinet_address,
            ):
                await asyncio.sleep(_IDLE_SECONDS)


async def clear_expired() -> None:
    """Delete, every hour, what nobody can use any more."""
    async with _own_database() as database:
        while True:
            async with database.connection() as connection:
                for statement in _EXPIRED:
                    await connection.execute(statement)
            await asyncio.sleep(_HOUSEKEEPING_SECONDS)


if __name__ == "__main__":
    run_worker(
        settings,
        [
            ("events", carry_events),
            ("registrations", look_at_registrations),
            ("recoveries", send_recoveries),
            ("housekeeping", clear_expired),
        ],
    )
