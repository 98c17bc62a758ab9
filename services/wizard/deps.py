"""Named dependencies of the wizard's routes."""

from typing import Annotated, cast

from fastapi import Depends, Path, Request

from services.kit.identity import lets_in, require_same_origin
from services.kit.networks import client_address, network_of
from services.kit.problems import Unauthenticated
from services.wizard.actions import Remote
from services.wizard.errors import TooManyAttempts
from services.wizard.schemas import ServiceName
from services.wizard.settings import Settings
from services.wizard.store import CHECKS, Store

COOKIE = "wizard_session"


def session_cookie(settings: Settings) -> str:
    """Return the name of the session cookie; bound to the host under TLS."""
    return f"__Host-{COOKIE}" if settings.secure_cookies else COOKIE


def _settings(request: Request) -> Settings:
    return cast(Settings, request.app.state.settings)


def _store(request: Request) -> Store:
    return cast(Store, request.app.state.store)


@lets_in("installer")
async def _installer(request: Request) -> str:
    token = request.cookies.get(session_cookie(_settings(request)), "")
    if not token or not await _store(request).has_session(token):
        raise Unauthenticated("Enter the bootstrap token first.")
    require_same_origin(request)
    return token


def _network(request: Request) -> str:
    peer = request.client.host if request.client else ""
    return network_of(client_address(peer, request.headers.get("x-forwarded-for", "")))


async def _has_checks_left(request: Request, _: Annotated[str, Depends(_installer)]) -> None:
    if not await _store(request).may_try(CHECKS):
        raise TooManyAttempts(headers={"Retry-After": str(CHECKS.seconds)})


def _remote(request: Request, service: Annotated[ServiceName, Path()]) -> Remote:
    return Remote(service, _settings(request).url_of(service), request.app.state.client)


def _notifications(request: Request) -> Remote:
    return _remote(request, "notifications")


CurrentSettings = Annotated[Settings, Depends(_settings)]
CurrentStore = Annotated[Store, Depends(_store)]
Installer = Annotated[str, Depends(_installer)]
CurrentRemote = Annotated[Remote, Depends(_remote)]
Notifications = Annotated[Remote, Depends(_notifications)]
Network = Annotated[str, Depends(_network)]
HasChecksLeft = Depends(_has_checks_left)
SameOrigin = Depends(require_same_origin)
