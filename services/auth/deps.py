"""Who may call auth, and what all its subjects need of the application; it knows none of them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import nullcontext
from typing import Annotated

from fastapi import Depends, Request

from services.auth.context import Context
from services.auth.settings import Settings
from services.kit.client_info import ClientInfo, client_info_of_request
from services.kit.database import CurrentDatabase, Database, reachable
from services.kit.deps import held, internal_of
from services.kit.identity import APPLICATIONS, require_same_origin
from services.kit.sealing import derived_key

ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "admin_panel": frozenset({"figures", "names", "revocations"}),
    "cabinet": frozenset({"actors", "events", "personal_data", "revocations"}),
    "integration": frozenset({"revocations"}),
    "notifications": frozenset({"events", "revocations"}),
    "wizard": frozenset({"actors", "setup"}),
}


def application_of(request: Request) -> tuple[str, str]:
    """Return (class of users, prefix of cookies) of the application; absent means the cabinet."""
    name = request.headers.get("x-application", "")
    return APPLICATIONS.get(name, APPLICATIONS["cabinet"])


internal = internal_of(ALLOWED_CALLERS)
CurrentSettings = Annotated[Settings, Depends(held("settings"))]


async def _database(database: CurrentDatabase) -> AsyncIterator[Database]:
    async with reachable(nullcontext(database)):
        yield database


async def _client_info(request: Request, settings: CurrentSettings) -> ClientInfo:
    return client_info_of_request(request, settings.trusted_proxies)


async def _human_key(settings: CurrentSettings) -> str:
    return derived_key(settings.keys_dir, "auth", "proofs of work")


async def _context(request: Request, settings: CurrentSettings) -> Context:
    return Context(
        client=request.app.state.client,
        cabinet_url=settings.cabinet_url,
        keys_dir=settings.keys_dir,
        cabinet_address=settings.cabinet_address,
        staff_address=settings.staff_address,
        phone_region=settings.phone_region,
    )


# For acts that open transactions of their own; a lost database is 503 there, too.
OwnTransactions = Annotated[Database, Depends(_database, scope="function")]
CurrentClientInfo = Annotated[ClientInfo, Depends(_client_info)]
# Signs challenges, so that none must be remembered.
HumanKey = Annotated[str, Depends(_human_key)]
CurrentContext = Annotated[Context, Depends(_context)]
SameOrigin = Depends(require_same_origin)
