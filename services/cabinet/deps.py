"""Named dependencies: who calls, and with what rights."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Path

from services.kit.identity import Caller, called_by, signed_in
from services.kit.problems import NotFound, Unauthenticated

# Which service may do what here.
ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "admin_panel": frozenset({"batches", "accounts", "settings"}),
    "auth": frozenset({"events"}),
    "wizard": frozenset({"setup"}),
}

_consumer = signed_in("consumer")


async def _customer(caller: Annotated[Caller, Depends(_consumer)]) -> UUID:
    try:
        return UUID(caller.subject)
    except ValueError as error:
        raise Unauthenticated from error


# The signed-in consumer's user id; what he may see is decided by each query.
CurrentCustomer = Annotated[UUID, Depends(_customer)]


async def _key(value: str) -> int:
    # Any text that names nothing is simply not found, as another's thing is.
    if not (value.isascii() and value.isdecimal() and len(value) <= 9):
        raise NotFound
    return int(value)


async def _meter_key(meter_id: Annotated[str, Path(description="The meter's `id`.")]) -> int:
    return await _key(meter_id)


async def _account_key(account_id: Annotated[str, Path(description="The account's `id`.")]) -> int:
    return await _key(account_id)


MeterKey = Annotated[int, Depends(_meter_key)]
AccountKey = Annotated[int, Depends(_account_key)]


def internal(operation: str) -> Any:
    """Return the dependency that lets in only services allowed the operation."""
    return Depends(called_by(ALLOWED_CALLERS, operation))
