"""The worker of auth: carries events to their subscribers, clears what has expired."""

import asyncio

from services.auth.contacts import queries as contacts
from services.auth.context import Context
from services.auth.guard import queries as guard
from services.auth.human import queries as human
from services.auth.invitations import queries as invitations
from services.auth.invitations.actions import invite_next
from services.auth.machines import queries as machines
from services.auth.recoveries import queries as recoveries
from services.auth.recoveries.actions import handle_next
from services.auth.registrations import queries as registrations
from services.auth.registrations.screening import look_at_next
from services.auth.revocations import queries as revocations
from services.auth.sessions import queries as sessions
from services.auth.sessions.demands import ask_for_policies
from services.auth.settings import Settings
from services.auth.sign_in import queries as sign_in
from services.kit.events import EXPIRED, relay
from services.kit.setup_acts import tell_kept_acts
from services.kit.worker import HOUSEKEEPING_SECONDS, Lent, clear, every, run_worker

_ASK_AGAIN_SECONDS = 5
_EXPIRED = (
    *EXPIRED,
    *contacts.EXPIRED,
    *guard.EXPIRED,
    *human.EXPIRED,
    *machines.EXPIRED,
    *recoveries.EXPIRED,
    *registrations.EXPIRED,
    *revocations.EXPIRED,
    *sessions.EXPIRED,
    *sign_in.EXPIRED,
)


async def carry_events(lent: Lent[Settings]) -> None:
    """Relay the outbox until something fails."""
    settings = lent.settings
    addresses = {
        "admin_panel": settings.admin_panel_url,
        "cabinet": settings.cabinet_url,
        "notifications": settings.notifications_url,
    }
    await relay(lent, addresses)


async def look_at_registrations(lent: Lent[Settings]) -> None:
    """Compare registration requests with the registry until something fails."""
    settings = lent.settings
    context = Context(
        client=lent.client,
        cabinet_url=settings.cabinet_url,
        keys_dir=settings.keys_dir,
        cabinet_address=settings.cabinet_address,
        staff_address=settings.staff_address,
        phone_region=settings.phone_region,
    )
    await lent.bell.work_off(registrations.QUEUE, lambda: look_at_next(lent.database, context))


async def send_recoveries(lent: Lent[Settings]) -> None:
    """Handle what was asked to recover until something fails."""
    settings = lent.settings
    await lent.bell.work_off(
        recoveries.QUEUE,
        lambda: handle_next(
            lent.database,
            mode=settings.recovery_mode,
            # By manual 004 (3.2), whatever households are sent by theirs.
            wants_link=invitations.acts_for_any,
            keys_dir=settings.keys_dir,
            cabinet_address=settings.cabinet_address,
        ),
    )


async def invite_servicers(lent: Lent[Settings]) -> None:
    """Write to people of servicing organisations until something fails."""
    settings = lent.settings
    await lent.bell.work_off(
        invitations.QUEUE,
        lambda: invite_next(
            lent.database,
            keys_dir=settings.keys_dir,
            cabinet_address=settings.cabinet_address,
        ),
    )


async def know_policies(lent: Lent[Settings]) -> None:
    """Ask cabinet how people come in, until it is known; afterwards events tell of changes."""
    while True:
        known = await ask_for_policies(lent.database, lent.client, lent.settings.cabinet_url)
        await asyncio.sleep(HOUSEKEEPING_SECONDS if known else _ASK_AGAIN_SECONDS)


async def clear_expired(lent: Lent[Settings]) -> None:
    """Delete, every hour, what nobody can use any more."""
    await every(HOUSEKEEPING_SECONDS, lambda: clear(lent.database, _EXPIRED))


if __name__ == "__main__":
    run_worker(
        Settings.load(),
        {
            "events": carry_events,
            "setup acts": tell_kept_acts,
            "registrations": look_at_registrations,
            "recoveries": send_recoveries,
            "invitations": invite_servicers,
            "policies": know_policies,
            "housekeeping": clear_expired,
        },
    )
