"""The worker of notifications: letters, pushes, announcements, acts of staff, and tidying up."""

import asyncio
import logging
from functools import partial
from typing import TypeVar

from services.kit.client import ServiceClient
from services.kit.database import Database
from services.kit.events import relay
from services.kit.keys import KeyRing
from services.kit.problems import Unavailable
from services.kit.supervision import run_worker
from services.notifications.announcements.actions import publish_next
from services.notifications.deps import mailer_of, push_services_of, renderer_of, shares_of
from services.notifications.letters.actions import Sender
from services.notifications.letters.queries import expire_waiting
from services.notifications.preferences.actions import forget_lost_accounts
from services.notifications.push.actions import Pusher
from services.notifications.push.queries import expire as expire_pushes
from services.notifications.settings import Settings
from services.notifications.supplier.actions import ask_for_supplier

log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")
settings = Settings.load()

_IDLE_SECONDS = 0.5
_LAST_SECONDS = 8
_REMIND_SECONDS = 60
_HOUSEKEEPING_SECONDS = 3600
_TERMS_SECONDS = 15
_ASK_AGAIN_SECONDS = 5
# An event is never offered again so late: the relay gives up after hours.
# A secret that was not sent in its time is worth nothing, and must not lie here for ever.
_EXPIRED = (
    "UPDATE letters SET parameters = parameters - 'sealed', state = 'expired'"
    " WHERE parameters ? 'sealed' AND created_at < now() - interval '72 hours'",
    "DELETE FROM letters WHERE state = 'sent' AND sent_at < now() - interval '180 days'",
    "DELETE FROM notice_receipts WHERE created_at < now() - interval '3 years'",
    "DELETE FROM notice_files WHERE notice_id IS NULL AND created_at < now() - interval '1 day'",
    # By then the last receipt of their notice is gone too: it is published within a year.
    "DELETE FROM notice_files WHERE created_at < now() - interval '4 years 1 month'",
    "DELETE FROM pushes WHERE created_at < now() - interval '30 days'",
    "DELETE FROM push_devices d USING recipients r WHERE r.user_id = d.user_id AND NOT r.active",
    # An access token lives five minutes.
    "DELETE FROM ended_sessions WHERE ended_at < now() - interval '1 hour'",
    "DELETE FROM inbox WHERE received_at < now() - interval '180 days'",
)


async def _finished(task: asyncio.Task[_Answer]) -> _Answer:
    """Wait for a task; when told to end, give it the time to note that the server said yes."""
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=_LAST_SECONDS)
        raise


async def send_letters() -> None:
    """Send letters as they become due; without a mail server say so and let them wait."""
    if settings.smtp_host is None:
        while True:
            log.warning("mail_server_not_set", extra={"effect": "letters wait"})
            await asyncio.sleep(_REMIND_SECONDS)
    database = Database(settings)
    mailer = mailer_of(settings)
    sender = Sender(
        database,
        partial(renderer_of, settings),
        mailer,
        lease_seconds=settings.lease_seconds,
        keys_dir=settings.keys_dir,
        per_hour=shares_of(settings),
    )
    try:
        while True:
            pause = await _finished(asyncio.create_task(sender.send_next()))
            if pause != 0.0:
                await asyncio.sleep(_IDLE_SECONDS if pause is None else pause)
    finally:
        await mailer.close()
        await database.close()


async def send_pushes() -> None:
    """Send pushes as they become due; without keys say so and let them wait for their end."""
    if settings.push_test_service:
        log.warning("push_test_service_set", extra={"effect": "for tests only"})
    database = Database(settings)
    try:
        async with push_services_of(settings) as services:
            pusher = Pusher(
                database,
                services,
                lease_seconds=settings.lease_seconds,
                at_once=settings.pushes_at_once,
            )
            while True:
                if not await _finished(asyncio.create_task(pusher.send_next())):
                    await asyncio.sleep(_IDLE_SECONDS)
    finally:
        await database.close()


async def publish_announcements() -> None:
    """Publish what staff have announced, each at its time."""
    database = Database(settings)
    try:
        async with ServiceClient("notifications", KeyRing(settings.keys_dir)) as client:
            while True:
                if not await publish_next(database, client, settings.cabinet_url):
                    await asyncio.sleep(_IDLE_SECONDS)
    finally:
        await database.close()


async def carry_events() -> None:
    """Relay the outbox until something fails."""
    database = Database(settings)
    try:
        async with ServiceClient("notifications", KeyRing(settings.keys_dir)) as client:
            await relay(database, client, {"admin_panel": settings.admin_panel_url})
    finally:
        await database.close()


async def clear_expired() -> None:
    """Delete, every hour, what nobody asks for any more."""
    database = Database(settings)
    try:
        while True:
            async with database.connection() as connection:
                for statement in _EXPIRED:
                    await connection.execute(statement)
            await asyncio.sleep(_HOUSEKEEPING_SECONDS)
    finally:
        await database.close()


async def end_terms() -> None:
    """Give up, while nothing can be sent, what has waited past its term: staff see it at once."""
    database = Database(settings)
    try:
        while True:
            async with database.connection() as connection:
                await expire_waiting(connection)
                await expire_pushes(connection, [])
            await asyncio.sleep(_TERMS_SECONDS)
    finally:
        await database.close()


async def clear_lost_accounts() -> None:
    """Forget, every hour, choices for accounts that have passed to others."""
    database = Database(settings)
    try:
        async with ServiceClient("notifications", KeyRing(settings.keys_dir)) as client:
            while True:
                try:
                    await forget_lost_accounts(database, client, settings.cabinet_url)
                except Unavailable:
                    log.info("lost_accounts_not_known", extra={"effect": "looked at in an hour"})
                await asyncio.sleep(_HOUSEKEEPING_SECONDS)
    finally:
        await database.close()


async def know_supplier() -> None:
    """Ask cabinet who the supplier is, until it is known; afterwards events tell of changes."""
    database = Database(settings)
    try:
        async with ServiceClient("notifications", KeyRing(settings.keys_dir)) as client:
            while True:
                known = await ask_for_supplier(database, client, settings.cabinet_url)
                await asyncio.sleep(_HOUSEKEEPING_SECONDS if known else _ASK_AGAIN_SECONDS)
    finally:
        await database.close()


if __name__ == "__main__":
    loops = [(f"letters-{number}", send_letters) for number in range(settings.senders)]
    run_worker(
        settings,
        [
            *loops,
            ("pushes", send_pushes),
            ("announcements", publish_announcements),
            ("events", carry_events),
            ("terms", end_terms),
            ("supplier", know_supplier),
            ("lost accounts", clear_lost_accounts),
            ("housekeeping", clear_expired),
        ],
    )
