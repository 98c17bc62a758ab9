"""The mailbox as the settings name it."""

from typing import Annotated

from fastapi import Depends

from services.notifications.deps import CurrentSettings
from services.notifications.inbound.actions import Ways
from services.notifications.inbound.mailbox import Server
from services.notifications.inbound.rules import plain_address
from services.notifications.settings import Settings


def server_of(settings: Settings) -> Server | None:
    """Return where the mailbox for answers is; None when none is set up."""
    if not settings.takes_replies:
        return None
    return Server(
        host=settings.imap_host or "",
        port=settings.imap_port,
        security=settings.imap_security,
        login=settings.imap_login,
        password=settings.imap_password.get_secret_value(),
        folder=settings.imap_folder,
        verify_certificate=settings.imap_verify_certificate,
    )


def ways_of(settings: Settings, server: Server) -> Ways:
    """Return what the reader of the mailbox needs to know."""
    own = {plain_address(settings.smtp_sender), plain_address(settings.reply_address)}
    return Ways(
        mailbox=server.name,
        reply_address=settings.reply_address,
        own_addresses=frozenset(own),
        cabinet_url=settings.cabinet_url,
        per_hour=settings.replies_per_hour,
        lease_seconds=float(settings.lease_seconds),
    )


async def _mailbox(settings: CurrentSettings) -> str | None:
    server = server_of(settings)
    return None if server is None else server.name


# Its name in our tables; None when none is set up.
CurrentMailbox = Annotated[str | None, Depends(_mailbox)]
