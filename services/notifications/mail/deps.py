"""The settings that a given mail server becomes."""

from typing import Any

from pydantic import SecretStr

from services.notifications.mail.rules import password_for
from services.notifications.mail.schemas import MailIn
from services.notifications.settings import Settings


def mail_changes(given: MailIn, settings: Settings) -> dict[str, Any]:
    """Return the settings that name the given mail server."""
    proxy = given.proxy
    password = password_for(
        (given.host, given.login),
        given.password,
        (settings.smtp_host, settings.smtp_login),
        settings.smtp_password,
    )
    proxy_password = password_for(
        (proxy.host, proxy.login) if proxy else (None, ""),
        proxy.password if proxy else SecretStr(""),
        (settings.smtp_proxy_host, settings.smtp_proxy_login),
        settings.smtp_proxy_password,
    )
    return {
        "smtp_host": given.host,
        "smtp_port": given.port,
        "smtp_security": given.security,
        "smtp_login": given.login,
        "smtp_password": password,
        "smtp_sender": given.sender,
        "smtp_verify_certificate": given.verify_certificate,
        "smtp_proxy_kind": proxy.kind if proxy else "none",
        "smtp_proxy_host": proxy.host if proxy else "",
        "smtp_proxy_port": proxy.port if proxy else 1080,
        "smtp_proxy_login": proxy.login if proxy else "",
        "smtp_proxy_password": proxy_password,
    }


# What the log is told of a mail server, and what it is told only that it has changed: logins and
# the sender are addresses.
_TOLD = ("host", "port", "security", "verify_certificate", "proxy_kind", "proxy_host", "proxy_port")
_UNSEEN = ("login", "password", "sender", "proxy_login", "proxy_password")


def told_of(settings: Settings) -> dict[str, Any]:
    """Return what the log is told of the mail server that the settings name."""
    return {name: getattr(settings, f"smtp_{name}") for name in _TOLD}


def changed_unseen(before: Settings, after: Settings) -> tuple[str, ...]:
    """Return the names of what differs and is not told itself."""
    fields = {name: f"smtp_{name}" for name in _UNSEEN}
    return tuple(
        n for n, field in fields.items() if getattr(before, field) != getattr(after, field)
    )
