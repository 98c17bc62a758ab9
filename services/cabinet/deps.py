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
    "admin_panel": frozenset({"batches", "accounts", "settings"}),
    "auth": frozenset({"events"}),
    "notifications": frozenset({"audience"}),
    "wizard": frozenset({"setup"}),
}

_consumer = signed_in("consumer")


async def _customer(request: Request) -> UUID:
    # Called, not declared: on the hot path each level of dependencies has its price.
    caller = await _consumer(request)
    try:
        return UUID(caller.subject)
    except ValueError as error:
        raise Unauthenticated from error


# The signed-in consumer's user id; what he may see is decided by each query.
CurrentCustomer = Annotated[UUID, Depends(_customer)]


def _key(value: str) -> int:
    # Any text that names nothing is simply not found, as another's thing is.
    if not (value.isascii() and value.isdecimal() and len(value) <= 9):
        raise NotFound
    return int(value)


MeterKey = Annotated[int, BeforeValidator(_key), Path(description="The meter's `id`.")]
AccountKey = Annotated[int, BeforeValidator(_key), Path(description="The account's `id`.")]


def internal(operation: str) -> Any:
    """Return the dependency that lets in only services allowed the operation."""
    return Depends(called_by(ALLOWED_CALLERS, operation))
