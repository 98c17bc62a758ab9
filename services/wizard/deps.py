"""Named dependencies of the wizard's routes."""

from typing import Annotated, get_args

from fastapi import Depends, Path, Request

from services.kit.deps import CurrentClient, held
from services.kit.identity import lets_in, require_same_origin
from services.kit.networks import client_address, network_of
from services.kit.problems import Unauthenticated
from services.wizard.actions import Remote, Remotes
from services.wizard.errors import TooManyAttempts
from services.wizard.schemas import ServiceName
from services.wizard.settings import Settings
from services.wizard.store import CHECKS, Store

COOKIE = "wizard_session"


def session_cookie(settings: Settings) -> str:
    """Return the name of the session cookie; bound to the host under TLS."""
    return f"__Host-{COOKIE}" if settings.secure_cookies else COOKIE


CurrentSettings = Annotated[Settings, Depends(held("settings"))]
CurrentStore = Annotated[Store, Depends(held("store"))]


@lets_in("installer")
async def _installer(request: Request, settings: CurrentSettings, store: CurrentStore) -> str:
    token = request.cookies.get(session_cookie(settings), "")
    if not token or not await store.has_session(token):
        raise Unauthenticated("Enter the bootstrap token first.")
    require_same_origin(request)
    return token


Installer = Annotated[str, Depends(_installer)]


async def _network(request: Request) -> str:
    peer = request.client.host if request.client else ""
    return network_of(client_address(peer, request.headers.get("x-forwarded-for", "")))


async def _has_checks_left(store: CurrentStore, _: Installer) -> None:
    if not await store.may_try(CHECKS):
        raise TooManyAttempts(headers={"Retry-After": str(CHECKS.seconds)})


async def _remote(
    settings: CurrentSettings, client: CurrentClient, service: Annotated[ServiceName, Path()]
) -> Remote:
    return Remote(service, settings.url_of(service), client)


async def _remotes(settings: CurrentSettings, client: CurrentClient) -> Remotes:
    return {name: Remote(name, settings.url_of(name), client) for name in get_args(ServiceName)}


async def _notifications(settings: CurrentSettings, client: CurrentClient) -> Remote:
    return Remote("notifications", settings.notifications_url, client)


CurrentRemote = Annotated[Remote, Depends(_remote)]
AllRemotes = Annotated[Remotes, Depends(_remotes)]
Notifications = Annotated[Remote, Depends(_notifications)]
Network = Annotated[str, Depends(_network)]
HasChecksLeft = Depends(_has_checks_left)
SameOrigin = Depends(require_same_origin)
