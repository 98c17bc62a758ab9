"""The worker of notifications: letters, pushes, announcements, acts of staff, and tidying up."""

import asyncio
import logging
from functools import partial
from typing import TypeAlias, TypeVar

from services.kit import events
from services.kit.events import relay
from services.kit.problems import Unavailable
from services.kit.setup_acts import tell_kept_acts
from services.kit.worker import HOUSEKEEPING_SECONDS, Lent, clear, every, run_worker
from services.notifications.announcements import queries as announcements
from services.notifications.announcements.actions import publish_next
from services.notifications.files import queries as files
from services.notifications.inbound import queries as inbound
from services.notifications.inbound.actions import Reader
from services.notifications.inbound.deps import server_of, ways_of
from services.notifications.inbound.mailbox import Mailbox
from services.notifications.letters import queries as letters
from services.notifications.letters.actions import Sender
from services.notifications.letters.deps import mailer_of, renderer_of, shares_of
from services.notifications.notices import queries as notices
from services.notifications.preferences.actions import forget_lost_accounts
from services.notifications.push import queries as pushes
from services.notifications.push.actions import Pusher
from services.notifications.push.deps import push_services_of
from services.notifications.settings import Settings
from services.notifications.supplier.actions import ask_for_supplier

log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")
_Lent: TypeAlias = Lent[Settings]

_LAST_SECONDS = 8
_REMIND_SECONDS = 60
_TERMS_SECONDS = 15
_ASK_AGAIN_SECONDS = 5
EXPIRED = (
    *(*letters.EXPIRED, *notices.EXPIRED, *files.EXPIRED, *pushes.EXPIRED),
    *(*inbound.EXPIRED, *events.EXPIRED),
)


async def _finished(task: asyncio.Task[_Answer]) -> _Answer:
    """Wait for a task; when told to end, give it the time to note that the server said yes."""
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=_LAST_SECONDS)
        raise


async def send_letters(lent: _Lent) -> None:
    """Send letters as they become due; without a mail server say so and let them wait."""
    settings = lent.settings
    if settings.smtp_host is None:
        while True:
            log.warning("mail_server_not_set", extra={"effect": "letters wait"})
            await asyncio.sleep(_REMIND_SECONDS)
    mailer = mailer_of(settings)
    sender = Sender(
        lent.database,
        partial(renderer_of, settings),
        mailer,
        lease_seconds=settings.lease_seconds,
        keys_dir=settings.keys_dir,
        per_hour=shares_of(settings),
    )

    async def send_next() -> bool:
        pause = await _finished(asyncio.create_task(sender.send_next()))
        await asyncio.sleep(pause or 0)
        return pause is not None

    try:
        await lent.bell.work_off(letters.QUEUE, send_next)
    finally:
        await mailer.close()


async def read_mailbox(lent: _Lent) -> None:
    """Read the mailbox for answers, every few seconds; without one there is nothing to do."""
    server = server_of(lent.settings)
    if server is None:
        await asyncio.Event().wait()
        return
    mailbox = Mailbox(server)
    reader = Reader(lent.database, lent.client, mailbox, ways_of(lent.settings, server))
    try:
        while True:
            await asyncio.sleep(max(await reader.look(), lent.settings.imap_seconds))
    finally:
        await mailbox.close()


async def send_pushes(lent: _Lent) -> None:
    """Send pushes as they become due; without keys fail, and let them wait for their end."""
    settings = lent.settings
    if settings.push_test_service:
        log.warning("push_test_service_set", extra={"effect": "for tests only"})
    async with push_services_of(settings) as services:
        pusher = Pusher(
            lent.database,
            services,
            lease_seconds=settings.lease_seconds,
            at_once=settings.pushes_at_once,
        )

        async def send_next() -> bool:
            return bool(await _finished(asyncio.create_task(pusher.send_next())))

        await lent.bell.work_off(pushes.QUEUE, send_next)


async def publish_announcements(lent: _Lent) -> None:
    """Publish what staff have announced, each at its time."""
    await lent.bell.work_off(
        announcements.QUEUE,
        lambda: publish_next(lent.database, lent.client, lent.settings.cabinet_url),
    )


async def carry_events(lent: _Lent) -> None:
    """Relay the outbox until something fails."""
    settings = lent.settings
    addresses = {
        "admin_panel": settings.admin_panel_url,
        "auth": settings.auth_url,
        "cabinet": settings.cabinet_url,
    }
    await relay(lent, addresses)


async def clear_expired(lent: _Lent) -> None:
    """Delete, every hour, what nobody asks for any more."""
    await every(HOUSEKEEPING_SECONDS, lambda: clear(lent.database, EXPIRED))


async def end_terms(lent: _Lent) -> None:
    """Give up, while nothing can be sent, what has waited past its term: staff see it at once."""

    async def once() -> None:
        async with lent.database.connection() as connection:
            await letters.expire_waiting(connection)
            await pushes.expire(connection, [])

    await every(_TERMS_SECONDS, once)


async def clear_lost_accounts(lent: _Lent) -> None:
    """Forget, every hour, choices for accounts that have passed to others."""

    async def once() -> None:
        try:
            await forget_lost_accounts(lent.database, lent.client, lent.settings.cabinet_url)
        except Unavailable:
            log.info("lost_accounts_not_known", extra={"effect": "looked at in an hour"})

    await every(HOUSEKEEPING_SECONDS, once)


async def know_supplier(lent: _Lent) -> None:
    """Ask cabinet who the supplier is, until it is known; afterwards events tell of changes."""
    while True:
        known = await ask_for_supplier(lent.database, lent.client, lent.settings.cabinet_url)
        await asyncio.sleep(HOUSEKEEPING_SECONDS if known else _ASK_AGAIN_SECONDS)


if __name__ == "__main__":
    current = Settings.load()
    run_worker(
        current,
        {
            **{f"letters-{number}": send_letters for number in range(current.senders)},
            "mailbox": read_mailbox,
            "pushes": send_pushes,
            "announcements": publish_announcements,
            "events": carry_events,
            "setup acts": tell_kept_acts,
            "terms": end_terms,
            "supplier": know_supplier,
            "lost accounts": clear_lost_accounts,
            "housekeeping": clear_expired,
        },
    )
