"""How letters are written and sent, as the settings say."""

from typing import Annotated

from fastapi import Depends

from services.notifications.deps import CurrentSettings
from services.notifications.letters.actions import Shares
from services.notifications.letters.rendering import Renderer
from services.notifications.letters.rules import ORDINARY, SECURITY, STRANGERS
from services.notifications.letters.smtp import Mailer, MailProxy
from services.notifications.settings import Settings
from services.notifications.supplier.deps import CurrentSupplier
from services.notifications.supplier.rules import Supplier


def renderer_of(settings: Settings, supplier: Supplier) -> Renderer:
    """Return the renderer of the supplier's letters, sent as the settings say."""
    return Renderer(
        supplier,
        sender=settings.smtp_sender,
        public_address=settings.public_address,
        reply_address=settings.reply_address if settings.takes_replies else "",
    )


def shares_of(settings: Settings) -> Shares:
    """Return how many letters of each rank one address gets within an hour."""
    return {
        SECURITY: settings.security_letters_per_hour,
        STRANGERS: settings.unasked_letters_per_hour,
        ORDINARY: settings.letters_per_hour,
    }


def mailer_of(settings: Settings) -> Mailer:
    """Return the way to the mail server that the settings name."""
    proxy = None
    if settings.smtp_proxy_kind != "none":
        proxy = MailProxy(
            settings.smtp_proxy_kind,
            settings.smtp_proxy_host,
            settings.smtp_proxy_port,
            settings.smtp_proxy_login,
            settings.smtp_proxy_password.get_secret_value(),
        )
    return Mailer(
        host=settings.smtp_host or "",
        port=settings.smtp_port,
        security=settings.smtp_security,
        login=settings.smtp_login,
        password=settings.smtp_password.get_secret_value(),
        sender=settings.smtp_sender,
        verify_certificate=settings.smtp_verify_certificate,
        proxy=proxy,
    )


async def _renderer(settings: CurrentSettings, supplier: CurrentSupplier) -> Renderer:
    return renderer_of(settings, supplier)


CurrentRenderer = Annotated[Renderer, Depends(_renderer)]
