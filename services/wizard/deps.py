"""Named dependencies of the wizard's routes."""

from typing import Annotated

from fastapi import Depends, Request

from services.kit.client import AskedFor
from services.kit.deps import CurrentClient, held
from services.kit.identity import lets_in, require_same_origin
from services.kit.networks import client_address, network_of
from services.kit.problems import Unauthenticated
from services.wizard.errors import TooManyAttempts
from services.wizard.passes import still_administers
from services.wizard.remotes import Remote, Remotes
from services.wizard.rules import SERVICES
from services.wizard.settings import Settings
from services.wizard.store import CHECKS, Store, Visitor

COOKIE = "wizard_session"
_SAFE = frozenset({"GET", "HEAD"})


def session_cookie(settings: Settings) -> str:
    """Return the name of the session cookie; bound to the host under TLS."""
    return f"__Host-{COOKIE}" if settings.secure_cookies else COOKIE


CurrentSettings = Annotated[Settings, Depends(held("settings"))]
CurrentStore = Annotated[Store, Depends(held("store"))]


@lets_in("installer")
async def _installer(
    request: Request, settings: CurrentSettings, store: CurrentStore, client: CurrentClient
) -> str:
    token = request.cookies.get(session_cookie(settings), "")
    visitor = await store.find_session(token) if token else None
    if visitor is None:
        raise Unauthenticated("Enter the bootstrap token first.")
    require_same_origin(request)
    if request.method not in _SAFE and not await still_administers(
        client, settings.auth_url, store, token, visitor
    ):
        await store.end_session(token)
        raise Unauthenticated("You don't administer any more.")
    request.state.visitor = visitor
    return token


Installer = Annotated[str, Depends(_installer)]


async def _network(request: Request) -> str:
    peer = request.client.host if request.client else ""
    return network_of(client_address(peer, request.headers.get("x-forwarded-for", "")))


async def _has_checks_left(store: CurrentStore, _: Installer) -> None:
    if not await store.may_try(CHECKS):
        raise TooManyAttempts(headers={"Retry-After": str(CHECKS.seconds)})


async def _asked_for(request: Request, _: Installer) -> AskedFor | None:
    visitor: Visitor = request.state.visitor
    return AskedFor(visitor.user_id, visitor.role) if visitor.user_id else None


CurrentPerson = Annotated[AskedFor | None, Depends(_asked_for)]


async def _remotes(
    settings: CurrentSettings, client: CurrentClient, person: CurrentPerson
) -> Remotes:
    return {name: Remote(name, settings.url_of(name), client, person) for name in SERVICES}


async def _notifications(
    settings: CurrentSettings, client: CurrentClient, person: CurrentPerson
) -> Remote:
    return Remote("notifications", settings.notifications_url, client, person)


AllRemotes = Annotated[Remotes, Depends(_remotes)]
Notifications = Annotated[Remote, Depends(_notifications)]
Network = Annotated[str, Depends(_network)]
HasChecksLeft = Depends(_has_checks_left)
SameOrigin = Depends(require_same_origin)
