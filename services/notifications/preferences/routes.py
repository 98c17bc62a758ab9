"""HTTP of preferences."""

from typing import Any

from fastapi import APIRouter

from services.kit.database import CurrentDatabase, Session
from services.kit.deps import CurrentClient
from services.notifications.deps import CurrentSettings, CurrentUser
from services.notifications.preferences import actions
from services.notifications.preferences.schemas import Preferences

router = APIRouter(prefix="/api/notifications", tags=["preferences"])


@router.get("/preferences", response_model=Preferences)
async def read_preferences(
    user_id: CurrentUser,
    database: CurrentDatabase,
    client: CurrentClient,
    settings: CurrentSettings,
) -> dict[str, Any]:
    """Return what you want to be told, and how."""
    return await actions.read_preferences(database, client, settings.cabinet_url, user_id)


@router.put("/preferences", response_model=Preferences)
async def change_preferences(
    preferences: Preferences,
    user_id: CurrentUser,
    session: Session,
    client: CurrentClient,
    settings: CurrentSettings,
) -> Preferences:
    """Replace what you want to be told, and how; single accounts must be your own."""
    await actions.change_preferences(session, client, settings.cabinet_url, user_id, preferences)
    return preferences
