"""The worker of auth: carries events to their subscribers, clears what has expired."""

from services.auth.recoveries import queries as recoveries
from services.auth.recoveries.actions import handle_next
from services.auth.registrations import queries as registrations
from services.auth.registrations.judging import Surroundings, look_at_next
from services.auth.settings import Settings
from services.kit.events import relay
from services.kit.worker import HOUSEKEEPING_SECONDS, Lent, every, run_worker

# Ended sessions stay a month for the question «was that me?»; the events stay.
_EXPIRED = (
    "DELETE FROM attempt_counters WHERE last_at < now() - interval '1 day'",
    "DELETE FROM sessions WHERE least(ended_at, expires_at) < now() - interval '30 days'",
    "DELETE FROM refresh_tokens WHERE used_at < now() - interval '90 days'",
    "DELETE FROM sign_in_attempts WHERE expires_at < now() - interval '1 day'",
    "DELETE FROM email_changes WHERE sent_at < now() - interval '1 day'",
    "DELETE FROM email_code_requests WHERE at < now() - interval '1 hour'",
    "DELETE FROM known_devices WHERE last_used_at < now() - interval '400 days'",
    "DELETE FROM picture_codes WHERE expires_at < now()",
    "DELETE FROM used_proofs WHERE expires_at < now()",
    "DELETE FROM recovery_requests WHERE handled_at < now() - interval '1 day'",
    "DELETE FROM recovery_links WHERE expires_at < now()",
    "DELETE FROM revocations WHERE expires_at < now()",
    # The counts look a week back; a request that nobody has decided in a month is decided so.
    "DELETE FROM registration_attempts WHERE made_at < now() - interval '30 days'",
    "DELETE FROM guessing_warnings WHERE told_at < now() - interval '30 days'",
    "UPDATE registration_requests SET state = 'expired', decided_at = now()"
    " WHERE state = 'waiting' AND last_tried_at < now() - interval '30 days'",
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
    around = Surroundings(
        client=lent.client,
        cabinet_url=settings.cabinet_url,
        keys_dir=settings.keys_dir,
        cabinet_address=settings.cabinet_address,
        staff_address=settings.staff_address,
    )
    await lent.bell.work_off(registrations.QUEUE, lambda: look_at_next(lent.database, around))


async def send_recoveries(lent: Lent[Settings]) -> None:
    """Handle what was asked to recover until something fails."""
    settings = lent.settings
    await lent.bell.work_off(
        recoveries.QUEUE,
        lambda: handle_next(
            lent.database,
            mode=settings.recovery_mode,
            keys_dir=settings.keys_dir,
            cabinet_address=settings.cabinet_address,
        ),
    )


async def clear_expired(lent: Lent[Settings]) -> None:
    """Delete, every hour, what nobody can use any more."""

    async def once() -> None:
        async with lent.database.connection() as connection:
            for statement in _EXPIRED:
                await connection.execute(statement)

    await every(HOUSEKEEPING_SECONDS, once)


if __name__ == "__main__":
    run_worker(
        Settings.load(),
        {
            "events": carry_events,
            "registrations": look_at_registrations,
            "recoveries": send_recoveries,
            "housekeeping": clear_expired,
        },
    )
