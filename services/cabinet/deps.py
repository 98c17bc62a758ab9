"""Named dependencies: who calls, and with what rights."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Path, Request
from pydantic import BeforeValidator

from services.cabinet.addresses.references import References
from services.cabinet.consumers import require_consumer
from services.cabinet.settings import Settings
from services.kit.identity import called_by, lets_in, signed_in
from services.kit.problems import NotFound, Unauthenticated
from services.kit.sealing import derived_key
from services.kit.visits import network_of, visit_of_request

# Which service may do what here.
ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "admin_panel": frozenset({"batches"}),
    "auth": frozenset({"events", "match"}),
    "notifications": frozenset({"audience"}),
    "wizard": frozenset({"setup"}),
}

_consumer = signed_in("consumer")
# Whoever opens one page opens others.
_user_id = lru_cache(maxsize=4096)(UUID)


@lets_in("consumer")
async def customer_of(request: Request) -> UUID:
    """Return the signed-in consumer's user id; 401 without a good token."""
    # Called, not declared: on the hot path each level of dependencies has its price.
    caller = await _consumer(request)
    try:
        return _user_id(caller.subject)
    except ValueError as error:
        raise Unauthenticated from error


# The signed-in consumer's user id; what he may see is decided by each query.
CurrentCustomer = Annotated[UUID, Depends(customer_of)]


def key_of(value: str) -> int:
    """Return a key from an address; text that names nothing is not found, as another's thing."""
    if not (value.isascii() and value.isdecimal() and len(value) <= 9):
        raise NotFound
    return int(value)


MeterKey = Annotated[int, BeforeValidator(key_of), Path(description="The meter's `id`.")]
AccountKey = Annotated[int, BeforeValidator(key_of), Path(description="The account's `id`.")]


def internal(operation: str) -> Any:
    """Return the dependency that lets in only services allowed the operation."""
    return Depends(called_by(ALLOWED_CALLERS, operation))


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


CurrentSettings = Annotated[Settings, Depends(_settings)]


async def _network(request: Request, settings: CurrentSettings) -> str:
    return network_of(visit_of_request(request, settings.trusted_proxies).address)


@lru_cache(maxsize=4)
def references_of(keys_dir: FilePath) -> References:
    """Return what makes and reads references to addresses with this service's key."""
    return References(derived_key(keys_dir, "cabinet", "references to addresses"))


async def _references(settings: CurrentSettings) -> References:
    return references_of(settings.keys_dir)


async def _consumer_known(request: Request, user_id: UUID, settings: CurrentSettings) -> UUID:
    await require_consumer(request.app.state.client, settings.auth_url, user_id)
    return user_id


# The path's `user_id`, once auth has said that there is such a consumer.
KnownConsumer = Annotated[UUID, Depends(_consumer_known)]
# An IPv4 address, or the /64 of an IPv6 one.
CurrentNetwork = Annotated[str, Depends(_network)]
AddressReferences = Annotated[References, Depends(_references)]
