"""The cabinet's worker: events carried, people told of what is due, old days packed, tidying up."""

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta

from services.cabinet.content.files.actions import sweep_content
from services.cabinet.content.orders_export.actions import order_table
from services.cabinet.customers.places.queries import forget_searches
from services.cabinet.intake.queries import forget_remarks
from services.cabinet.metering.account_deletions.actions import end_old_deletions
from services.cabinet.metering.account_export.actions import account_table
from services.cabinet.metering.diagnostics.queries import EXPIRED as EXPIRED_MARKS
from services.cabinet.metering.export.queries import forget_exports
from services.cabinet.metering.packing.actions import pack_at_night
from services.cabinet.metering.partitions import MONTHLY, YEARLY, ensure_partitions
from services.cabinet.metering.unusual.queries import EXPIRED as EXPIRED_JUDGEMENTS
from services.cabinet.metering.unusual.telling import tell_unusual as tell_unusual_days
from services.cabinet.metering.zone_totals.actions import Done, count_in_time
from services.cabinet.outages.outages.changes import take_in_new_buildings
from services.cabinet.outages.outages.queries import EXPIRED as EXPIRED_OUTAGES
from services.cabinet.personal_data.actions import KIND as PERSONAL_DATA
from services.cabinet.personal_data.actions import Archive
from services.cabinet.personal_data.queries import erase_long_gone
from services.cabinet.proofs.queries import forget_codes
from services.cabinet.servicing.sheets.checking import QUEUE as SHEETS
from services.cabinet.servicing.sheets.checking import check_next, sweep_sheets
from services.cabinet.servicing.sheets.queries import EXPIRED as EXPIRED_SHEETS
from services.cabinet.servicing.walk.photos import sweep_walk_photos
from services.cabinet.servicing.walk.queries import EXPIRED as EXPIRED_WALKS
from services.cabinet.settings import Settings
from services.cabinet.submissions.desk_export.actions import submission_table
from services.cabinet.submissions.photos.actions import end_old_photos, sweep_photos
from services.cabinet.submissions.reminders.queries import EXPIRED as EXPIRED_REMINDERS
from services.cabinet.submissions.reminders.telling import Reminders
from services.cabinet.support.appeals.queries import EXPIRED as EXPIRED_SENDINGS
from services.cabinet.support.attachments.actions import sweep_appeal_files
from services.cabinet.support.desk_export.actions import appeal_table
from services.cabinet.support.drafts.queries import EXPIRED as EXPIRED_DRAFTS
from services.cabinet.support.replies.queries import EXPIRED as EXPIRED_REPLIES
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.events import EXPIRED, relay
from services.kit.exports import QUEUE, Maker, forget_files, make_next
from services.kit.files import Files
from services.kit.setup_acts import tell_kept_acts
from services.kit.worker import HOUSEKEEPING_SECONDS, Lent, clear, every, run_worker

# Who makes which kind of files.
MAKERS: Mapping[str, Maker] = {
    "accounts": account_table,
    "appeals": appeal_table,
    "service_orders": order_table,
    "submissions": submission_table,
}
_AHEAD = (timedelta(0), timedelta(days=20), timedelta(days=45))
_ERRORS_KEPT_DAYS = 90
_ERASED_AT_ONCE = 100
_IS_IT_NIGHT_SECONDS = 600.0
_REMIND_SECONDS = 30.0
_UNUSUAL_SECONDS = 300.0
_NEW_BUILDINGS_SECONDS = 60.0


async def put_in_order(database: Database) -> None:
    """Make the partitions of the weeks to come; forget what has had its time."""
    today = utc_now().date()
    for table in (*MONTHLY, *YEARLY):
        await ensure_partitions(database, table, [today + ahead for ahead in _AHEAD])
    async with database.connection() as connection:
        await forget_remarks(connection, _ERRORS_KEPT_DAYS)
        await forget_searches(connection)
        await forget_codes(connection)
        await forget_exports(connection)
    await end_old_deletions(database)
    while await _erase_some(database) == _ERASED_AT_ONCE:
        pass
    of_appeals = (*EXPIRED_SENDINGS, *EXPIRED_DRAFTS, *EXPIRED_REPLIES)
    of_days = (*EXPIRED_REMINDERS, *EXPIRED_JUDGEMENTS)
    others = (*EXPIRED_MARKS, *EXPIRED_OUTAGES, *EXPIRED_SHEETS, *EXPIRED_WALKS)
    await clear(database, (*EXPIRED, *others, *of_days, *of_appeals))


async def _erase_some(database: Database) -> int:
    async with database.plain_transaction() as connection:
        return await erase_long_gone(connection, _ERASED_AT_ONCE)


async def keep_house(lent: Lent[Settings]) -> None:
    """Put the storage in order every hour; a worker loop."""
    files = Files(lent.settings)

    async def in_order() -> None:
        await put_in_order(lent.database)
        await forget_files(lent.database, files)
        await end_old_photos(lent.database, lent.settings.photos_kept_days)
        await sweep_photos(lent.database, files)
        await sweep_walk_photos(lent.database, files)
        await sweep_content(lent.database, files)
        await sweep_appeal_files(lent.database, files)
        await sweep_sheets(lent.database, files)

    await every(HOUSEKEEPING_SECONDS, in_order)


async def make_exports(lent: Lent[Settings]) -> None:
    """Make the files that staff and consumers have asked for; a worker loop."""
    settings, files = lent.settings, Files(lent.settings)
    others = {
        "auth": settings.auth_url,
        "notifications": settings.notifications_url,
        "admin_panel": settings.admin_panel_url,
    }
    packers = {PERSONAL_DATA: Archive(lent.database, files, lent.client, others).pack}
    await lent.bell.work_off(QUEUE, lambda: make_next(lent.database, files, MAKERS, packers))


async def check_sheets(lent: Lent[Settings]) -> None:
    """Check the files of readings that organisations have uploaded; a worker loop."""
    files = Files(lent.settings)
    await lent.bell.work_off(SHEETS, lambda: check_next(lent.database, files))


async def pack_days(lent: Lent[Settings]) -> None:
    """Pack old days once a night, if at all; a worker loop."""
    done: date | None = None
    while True:
        if after := lent.settings.pack_days_after:
            done = await pack_at_night(lent.database, after, utc_now(), done)
        await asyncio.sleep(_IS_IT_NIGHT_SECONDS)


async def count_zones(lent: Lent[Settings]) -> None:
    """Keep what of days fell into tariff zones, by night and after changes; a worker loop."""
    done: Done | None = None
    while True:
        done = await count_in_time(lent.database, utc_now(), done)
        await asyncio.sleep(_IS_IT_NIGHT_SECONDS)


async def carry_events(lent: Lent[Settings]) -> None:
    """Relay the outbox until something fails; a worker loop."""
    settings = lent.settings
    addresses = {
        "notifications": settings.notifications_url,
        "admin_panel": settings.admin_panel_url,
        "auth": settings.auth_url,
    }
    await relay(lent, addresses)


async def remind(lent: Lent[Settings]) -> None:
    """Remind people of the days for readings, every half minute those whose time has come."""
    at = lent.settings.remind_at
    reminders = None if at is None else Reminders(lent.database, at)

    async def once() -> None:
        if reminders is not None:
            await reminders.tell_due(utc_now())

    await every(_REMIND_SECONDS, once)


async def tell_unusual(lent: Lent[Settings]) -> None:
    """Tell people of unusual days, every five minutes of those that have become complete."""
    at = lent.settings.remind_at

    async def once() -> None:
        if at is not None:
            await tell_unusual_days(lent.database, utc_now(), at)

    await every(_UNUSUAL_SECONDS, once)


async def watch_outages(lent: Lent[Settings]) -> None:
    """Let open outages touch the buildings that have come into their areas; a worker loop."""
    await every(_NEW_BUILDINGS_SECONDS, lambda: take_in_new_buildings(lent.database))


if __name__ == "__main__":
    run_worker(
        Settings.load(),
        {
            "keep_house": keep_house,
            "events": carry_events,
            "setup acts": tell_kept_acts,
            "packing": pack_days,
            "zones": count_zones,
            "exports": make_exports,
            "sheets": check_sheets,
            "reminders": remind,
            "unusual_days": tell_unusual,
            "outages": watch_outages,
        },
    )
