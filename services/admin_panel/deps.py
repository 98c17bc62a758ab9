"""Named dependencies: who calls, and with what rights."""

from typing import Annotated

from fastapi import Depends, Request

from services.admin_panel.settings import Settings
from services.kit.client import ServiceClient
from services.kit.identity import Caller, signed_in

ALLOWED_CALLERS = {
    "auth": frozenset({"events"}),
    "cabinet": frozenset({"events"}),
    "integration": frozenset({"events"}),
    "notifications": frozenset({"events"}),
    "wizard": frozenset({"setup"}),
}

BatchWriter = Annotated[Caller, Depends(signed_in("systems", scope="batches:write"))]
BatchReader = Annotated[Caller, Depends(signed_in("systems", scope="batches:read"))]


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _client(request: Request) -> ServiceClient:
    client: ServiceClient = request.app.state.client
    return client


CurrentSettings = Annotated[Settings, Depends(_settings)]
Neighbours = Annotated[ServiceClient, Depends(_client)]
