"""Who may call notifications, and what its routes need."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request

from services.kit.client import ServiceClient
from services.kit.identity import Caller, called_by, signed_in
from services.kit.problems import Unauthenticated
from services.notifications.live import Hub
from services.notifications.rendering import Renderer
from services.notifications.settings import Settings

ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "auth": frozenset({"events"}),
    "wizard": frozenset({"setup"}),
}

_consumer = signed_in("consumer")
CurrentCaller = Annotated[Caller, Depends(_consumer)]


async def _user(caller: CurrentCaller) -> UUID:
    return user_id_of(caller)


def user_id_of(caller: Caller) -> UUID:
    """Return the id of the signed-in user; 401 when the token names none."""
    try:
        return UUID(caller.subject)
    except ValueError as error:
        raise Unauthenticated from error


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def renderer_of(settings: Settings) -> Renderer:
    """Return the renderer that the settings ask for."""
    return Renderer(
        supplier_name=settings.supplier_name,
        sender=settings.smtp_sender,
        time_zone=settings.time_zone,
        public_address=settings.public_address,
    )


def _client(request: Request) -> ServiceClient:
    client: ServiceClient = request.app.state.client
    return client


def _renderer(request: Request) -> Renderer:
    return renderer_of(_settings(request))


def _hub(request: Request) -> Hub:
    hub: Hub = request.app.state.hub
    return hub


def internal(operation: str) -> Any:
    """Return the dependency that lets in only services allowed the operation."""
    return Depends(called_by(ALLOWED_CALLERS, operation))


CurrentUser = Annotated[UUID, Depends(_user)]
# All staff may look; what changes something is for administrators and operators.
CurrentStaff = Annotated[Caller, Depends(signed_in("staff", "administrator", "operator", "viewer"))]
CurrentOperator = Annotated[Caller, Depends(signed_in("staff", "administrator", "operator"))]
CurrentSettings = Annotated[Settings, Depends(_settings)]
Neighbours = Annotated[ServiceClient, Depends(_client)]
CurrentHub = Annotated[Hub, Depends(_hub)]
CurrentRenderer = Annotated[Renderer, Depends(_renderer)]
