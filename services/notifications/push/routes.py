"""HTTP of Web Push: may I subscribe, and my devices."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header

from services.kit.database import ReadConnection, Session
from services.kit.pagination import Page, Paging
from services.notifications.deps import CurrentSessionId, CurrentSettings, CurrentUser
from services.notifications.push import actions, queries
from services.notifications.push.delivery import public_key
from services.notifications.push.schemas import DeviceIn, DeviceOut, PushOut

router = APIRouter(prefix="/api/notifications/push", tags=["push"])


@router.get("", response_model=PushOut)
async def read_push(_: CurrentUser, settings: CurrentSettings) -> PushOut:
    """Say whether pushes are sent at all, and the key to subscribe with."""
    key = public_key(settings.keys_dir) if settings.push_hosts else None
    return PushOut(available=key is not None, public_key=key)


@router.get("/devices", response_model=Page[DeviceOut])
async def list_devices(
    user_id: CurrentUser, connection: ReadConnection, page: Paging
) -> dict[str, Any]:
    """List the browsers that get your pushes, newest first; ten at most."""
    return await queries.list_devices(connection, user_id, page)


@router.put("/devices", response_model=DeviceOut)
async def keep_device(
    given: DeviceIn,
    *,
    user_id: CurrentUser,
    session_id: CurrentSessionId,
    session: Session,
    settings: CurrentSettings,
    user_agent: Annotated[str, Header(include_in_schema=False)] = "",
) -> Any:
    """Let this browser get your pushes, and nobody else's any more, until your session ends.

    Sending the same again changes nothing; the eleventh browser replaces the oldest one.
    """
    return await actions.keep_device(
        session,
        user_id,
        session_id,
        given,
        hosts=settings.push_hosts,
        test_service=settings.push_test_service,
        user_agent=user_agent,
    )


@router.delete("/devices/{device_id}", status_code=204)
async def remove_device(device_id: UUID, user_id: CurrentUser, session: Session) -> None:
    """Send nothing to one of your browsers any more."""
    await actions.remove_device(session, user_id, device_id)
