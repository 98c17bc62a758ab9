"""The worker of admin_panel: finds out what became of batches whose answer was lost."""

from services.admin_panel.settings import Settings
from services.admin_panel.systems.actions import settle_unanswered
from services.kit.worker import Lent, every, run_worker

_PAUSE_SECONDS = 15.0


async def settle(lent: Lent[Settings]) -> None:
    """Settle unanswered batches."""
    settings = lent.settings
    await every(
        _PAUSE_SECONDS,
        lambda: settle_unanswered(
            lent.database, lent.client, settings.cabinet_url, settings.unanswered_seconds
        ),
    )


if __name__ == "__main__":
    run_worker(Settings.load(), {"settle": settle})
