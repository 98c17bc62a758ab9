"""Named dependencies: who calls, and with what rights."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Path, Request
from pydantic import BeforeValidator

from services.kit.identity import called_by, signed_in
from services.kit.problems import NotFound, Unauthenticated

# Which service may do what here.
ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "admin_panel": frozenset({"batches", "accounts", "links", "settings"}),
    "auth": frozenset({"events", "match"}),
    "notifications": frozenset({"audience"}),
    "wizard": frozenset({"setup"}),
}

_consumer = signed_in("consumer")


async def customer_of(request: Request) -> UUID:
    """Return the signed-in consumer's user id; 401 without a good token."""
    # Called, not declared: on the hot path each level of dependencies has its price.
    caller = await _consumer(request)
    try:
        return UUID(caller.subject)
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
