"""Who may call notifications, and what its routes need."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import Depends

from services.kit.deps import held, internal_of
from services.kit.identity import Caller, signed_in
from services.kit.problems import Unauthenticated
from services.notifications.settings import Settings

ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "admin_panel": frozenset({"figures"}),
    "auth": frozenset({"events"}),
    "cabinet": frozenset({"events", "personal_data"}),
    "wizard": frozenset({"setup"}),
}
internal = internal_of(ALLOWED_CALLERS)

CurrentCaller = Annotated[Caller, Depends(signed_in("consumer"))]


def user_id_of(caller: Caller) -> UUID:
    """Return the id of the signed-in user; 401 when the token names none."""
    try:
        return UUID(caller.subject)
    except ValueError as error:
        raise Unauthenticated from error


async def _user(caller: CurrentCaller) -> UUID:
    return user_id_of(caller)


async def _session_id(caller: CurrentCaller) -> UUID:
    try:
        return UUID(caller.session_id)
    except ValueError as error:
        raise Unauthenticated from error


CurrentUser = Annotated[UUID, Depends(_user)]
CurrentSessionId = Annotated[UUID, Depends(_session_id)]
CurrentSettings = Annotated[Settings, Depends(held("settings"))]
