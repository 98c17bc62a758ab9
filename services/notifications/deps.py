"""Who may call notifications, and what its routes need."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

import asyncpg
from fastapi import Depends, Request
from pydantic import SecretStr

from services.kit.client import ServiceClient
from services.kit.database import CurrentDatabase, Database, reachable
from services.kit.identity import Caller, called_by, signed_in
from services.kit.problems import Unauthenticated
from services.notifications.letters.actions import Shares
from services.notifications.letters.rendering import Renderer
from services.notifications.letters.rules import ORDINARY, SECURITY, STRANGERS
from services.notifications.letters.smtp import Mailer, MailProxy
from services.notifications.mail.schemas import MailIn
from services.notifications.notices.live import Hub
from services.notifications.push.delivery import PushServices
from services.notifications.settings import Settings
from services.notifications.supplier.queries import known_supplier
from services.notifications.supplier.rules import UNKNOWN, Supplier

ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "auth": frozenset({"events"}),
    "cabinet": frozenset({"events"}),
    "wizard": frozenset({"setup"}),
}

_consumer = signed_in("consumer")
CurrentCaller = Annotated[Caller, Depends(_consumer)]


async def _user(caller: CurrentCaller) -> UUID:
    return user_id_of(caller)


async def _session_id(caller: CurrentCaller) -> UUID:
    try:
        return UUID(caller.session_id)
    except ValueError as error:
        raise Unauthenticated from error


def user_id_of(caller: Caller) -> UUID:
    """Return the id of the signed-in user; 401 when the token names none."""
    try:
        return UUID(caller.subject)
    except ValueError as error:
        raise Unauthenticated from error


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def renderer_of(settings: Settings, supplier: Supplier) -> Renderer:
    """Return the renderer of the supplier's letters, sent as the settings say."""
    return Renderer(supplier, sender=settings.smtp_sender, public_address=settings.public_address)


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


def push_services_of(settings: Settings) -> PushServices:
    """Return the way to the push services that the settings allow; OSError without keys."""
    return PushServices(
        settings.keys_dir,
        contact=settings.push_contact or f"mailto:{settings.smtp_sender}",
        hosts=settings.push_hosts,
        test_service=settings.push_test_service,
        at_once=settings.pushes_at_once,
    )


def mail_changes(given: MailIn, settings: Settings) -> dict[str, Any]:
    """Return the settings that name the given mail server.

    A saved password goes with the host and login it was saved for, to nobody else.
    """
    proxy = given.proxy
    password = given.password
    if password is None and (given.host, given.login) == (settings.smtp_host, settings.smtp_login):
        password = settings.smtp_password
    proxy_password = proxy.password if proxy else None
    saved = (settings.smtp_proxy_host, settings.smtp_proxy_login)
    if proxy and proxy_password is None and (proxy.host, proxy.login) == saved:
        proxy_password = settings.smtp_proxy_password
    return {
        "smtp_host": given.host,
        "smtp_port": given.port,
        "smtp_security": given.security,
        "smtp_login": given.login,
        "smtp_password": password or SecretStr(""),
        "smtp_sender": given.sender,
        "smtp_verify_certificate": given.verify_certificate,
        "smtp_proxy_kind": proxy.kind if proxy else "none",
        "smtp_proxy_host": proxy.host if proxy else "",
        "smtp_proxy_port": proxy.port if proxy else 1080,
        "smtp_proxy_login": proxy.login if proxy else "",
        "smtp_proxy_password": proxy_password or SecretStr(""),
    }


def _client(request: Request) -> ServiceClient:
    client: ServiceClient = request.app.state.client
    return client


async def supplier_of(database: Database | None) -> Supplier:
    """Return the supplier, also while no database is set or reached (then it is unknown)."""
    if database is None:
        return UNKNOWN
    try:
        async with database.connection() as connection:
            return await known_supplier(connection)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return UNKNOWN


async def _supplier(database: CurrentDatabase) -> Supplier:
    async with reachable(database.connection()) as connection:
        return await known_supplier(connection)


CurrentSupplier = Annotated[Supplier, Depends(_supplier)]


def _renderer(request: Request, supplier: CurrentSupplier) -> Renderer:
    return renderer_of(_settings(request), supplier)


def _hub(request: Request) -> Hub:
    hub: Hub = request.app.state.hub
    return hub


def internal(operation: str) -> Any:
    """Return the dependency that lets in only services allowed the operation."""
    return Depends(called_by(ALLOWED_CALLERS, operation))


CurrentUser = Annotated[UUID, Depends(_user)]
CurrentSessionId = Annotated[UUID, Depends(_session_id)]
CurrentSettings = Annotated[Settings, Depends(_settings)]
Neighbours = Annotated[ServiceClient, Depends(_client)]
CurrentHub = Annotated[Hub, Depends(_hub)]
CurrentRenderer = Annotated[Renderer, Depends(_renderer)]
