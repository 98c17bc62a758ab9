"""The worker of admin_panel: events, files, figures, anchors of the log, lost answers."""

from collections.abc import Mapping
from typing import Any

from services.admin_panel.analytics.actions import QUEUE as ANALYTICS
from services.admin_panel.analytics.actions import Counting
from services.admin_panel.analytics.queries import EXPIRED as EXPIRED_FIGURES
from services.admin_panel.audit.actions import note_anchor
from services.admin_panel.audit_export.actions import audit_table
from services.admin_panel.audit_reading.naming import Owners
from services.admin_panel.settings import Settings
from services.admin_panel.systems.actions import settle_unanswered
from services.kit.database import Connection
from services.kit.events import EXPIRED, relay
from services.kit.exports import QUEUE, Maker, Table, forget_files, make_next
from services.kit.files import Files
from services.kit.setup_acts import tell_kept_acts
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


async def count_figures(lent: Lent[Settings]) -> None:
    """Count the figures of the analytics every few minutes, and when somebody asks for them."""
    settings = lent.settings
    urls = {
        "auth": settings.auth_url,
        "cabinet": settings.cabinet_url,
        "integration": settings.integration_url,
        "notifications": settings.notifications_url,
    }
    counting = Counting(
        lent.database,
        lent.client,
        urls,
        pause_seconds=settings.analytics_seconds,
        counting_seconds=settings.counting_seconds,
        folder=settings.watched_folder,
    )
    await lent.bell.work_off(ANALYTICS, counting.round_if_due)


async def keep_house(lent: Lent[Settings]) -> None:
    """Forget every hour what nobody can use any more, and note where the log is; a worker loop."""
    files = Files(lent.settings)

    async def in_order() -> None:
        await note_anchor(lent.database, lent.settings.audit_anchors)
        await forget_files(lent.database, files)
        await clear(lent.database, (*EXPIRED, *EXPIRED_FIGURES))

    await every(HOUSEKEEPING_SECONDS, in_order)


async def carry_events(lent: Lent[Settings]) -> None:
    """Relay the outbox, to this very service, until something fails; a worker loop."""
    await relay(lent, {"admin_panel": lent.settings.admin_panel_url})


def makers(owners: Owners) -> Mapping[str, Maker]:
    """Return who makes which kind of files."""

    async def audit(connection: Connection, asked: Mapping[str, Any]) -> Table:
        return await audit_table(connection, asked, owners)

    return {"audit": audit}


async def make_exports(lent: Lent[Settings]) -> None:
    """Make the files that staff have asked for; a worker loop."""
    files = Files(lent.settings)
    made_by = makers(Owners(lent.client, lent.settings.auth_url, lent.settings.cabinet_url))
    await lent.bell.work_off(QUEUE, lambda: make_next(lent.database, files, made_by))


if __name__ == "__main__":
    run_worker(
        Settings.load(),
        {
            "settle": settle,
            "analytics": count_figures,
            "keep_house": keep_house,
            "events": carry_events,
            "setup acts": tell_kept_acts,
            "exports": make_exports,
        },
    )
