"""The worker of admin_panel: finds out what became of batches whose answer was lost."""

import asyncio

from services.admin_panel.settings import Settings
from services.admin_panel.systems.actions import settle_unanswered
from services.kit.client import ServiceClient
from services.kit.database import Database
from services.kit.keys import KeyRing
from services.kit.supervision import run_worker

_PAUSE_SECONDS = 15.0


async def _settle(settings: Settings) -> None:
    database = Database(settings)
    try:
        async with ServiceClient(settings.service, KeyRing(settings.keys_dir)) as client:
            while True:
                await settle_unanswered(
                    database, client, settings.cabinet_url, settings.unanswered_seconds
                )
                await asyncio.sleep(_PAUSE_SECONDS)
    finally:
        await database.close()


if __name__ == "__main__":
    current = Settings.load()

    async def settle() -> None:
        """Settle unanswered batches."""
        await _settle(current)

    run_worker(current, [("settle", settle)])
