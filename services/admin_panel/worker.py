"""The worker of admin_panel: what became of batches whose answer was lost; old things go."""

from services.admin_panel.settings import Settings
from services.admin_panel.systems.actions import settle_unanswered
from services.kit.events import EXPIRED
from services.kit.worker import HOUSEKEEPING_SECONDS, Lent, clear, every, run_worker

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


async def keep_house(lent: Lent[Settings]) -> None:
    """Forget every hour what nobody can use any more; a worker loop."""
    await every(HOUSEKEEPING_SECONDS, lambda: clear(lent.database, EXPIRED))


if __name__ == "__main__":
    run_worker(Settings.load(), {"settle": settle, "keep_house": keep_house})
