"""Dependencies that every service's routes take: what the application holds, and who may call."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Any

from fastapi import Depends, Request

from services.kit.client import ServiceClient
from services.kit.identity import called_by
from services.kit.keys import KeyRing


def held(name: str) -> Callable[[Request], Awaitable[Any]]:
    """Make a dependency: what the application's state holds under that name."""

    # A coroutine, though it waits for nothing: a plain function would cost a thread per request.
    async def dependency(request: Request) -> Any:
        return getattr(request.app.state, name)

    return dependency


def internal_of(allowed_callers: Mapping[str, frozenset[str]]) -> Callable[[str], Any]:
    """Make a service's `internal(operation)`: lets in only services allowed the operation."""
    return lambda operation: Depends(called_by(allowed_callers, operation))


# What this process signs with.
CurrentKeys = Annotated[KeyRing, Depends(held("keys"))]
CurrentClient = Annotated[ServiceClient, Depends(held("client"))]
