"""Who may call auth, and what all its subjects need of the application; it knows none of them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import nullcontext
from typing import Annotated, Any

from fastapi import Depends, Request

from services.auth.context import Context
from services.auth.settings import Settings
from services.kit.client_info import ClientInfo, client_info_of_request
from services.kit.database import CurrentDatabase, Database, reachable
from services.kit.identity import APPLICATIONS, called_by, require_same_origin
from services.kit.sealing import derived_key

ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "admin_panel": frozenset({"revocations"}),
    "cabinet": frozenset({"actors", "revocations"}),
    "integration": frozenset({"revocations"}),
    "notifications": frozenset({"revocations"}),
    "wizard": frozenset({"setup"}),
}


def application_of(request: Request) -> tuple[str, str]:
    """Return (class of users, prefix of cookies) of the application; absent means the cabinet."""
    name = request.headers.get("x-application", "")
    return APPLICATIONS.get(name, APPLICATIONS["cabinet"])


def settings_of(request: Request) -> Settings:
    """Return this service's settings."""
    settings: Settings = request.app.state.settings
    return settings


async def _database(database: CurrentDatabase) -> AsyncIterator[Database]:
    async with reachable(nullcontext(database)):
        yield database


def _client_info(
    request: Request, settings: Annotated[Settings, Depends(settings_of)]
) -> ClientInfo:
    return client_info_of_request(request, settings.trusted_proxies)


def _human_key(settings: Annotated[Settings, Depends(settings_of)]) -> str:
    return derived_key(settings.keys_dir, "auth", "proofs of work")


def _context(request: Request, settings: Annotated[Settings, Depends(settings_of)]) -> Context:
    return Context(
        client=request.app.state.client,
        cabinet_url=settings.cabinet_url,
        keys_dir=settings.keys_dir,
        cabinet_address=settings.cabinet_address,
        staff_address=settings.staff_address,
        phone_region=settings.phone_region,
    )


def internal(operation: str) -> Any:
    """Return the dependency that lets in only services allowed the operation."""
    return Depends(called_by(ALLOWED_CALLERS, operation))


# For acts that open transactions of their own; a lost database is 503 there, too.
OwnTransactions = Annotated[Database, Depends(_database, scope="function")]
CurrentSettings = Annotated[Settings, Depends(settings_of)]
CurrentClientInfo = Annotated[ClientInfo, Depends(_client_info)]
# Signs challenges, so that none must be remembered.
HumanKey = Annotated[str, Depends(_human_key)]
CurrentContext = Annotated[Context, Depends(_context)]
SameOrigin = Depends(require_same_origin)
