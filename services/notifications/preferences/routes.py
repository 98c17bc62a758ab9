"""HTTP of preferences."""

from typing import Any

from fastapi import APIRouter

from services.kit.database import CurrentDatabase, Session
from services.notifications.deps import CurrentSettings, CurrentUser, Neighbours
from services.notifications.preferences import actions
from services.notifications.preferences.schemas import Preferences

router = APIRouter(prefix="/api/notifications", tags=["preferences"])


@router.get("/preferences", response_model=Preferences)
async def read_preferences(
    user_id: CurrentUser,
    database: CurrentDatabase,
    neighbours: Neighbours,
    settings: CurrentSettings,
) -> dict[str, Any]:
    """Tell what you want to be told, and how."""
    return await actions.read_preferences(database, neighbours, settings.cabinet_url, user_id)


@router.put("/preferences", response_model=Preferences)
async def change_preferences(
    preferences: Preferences,
    user_id: CurrentUser,
    session: Session,
    neighbours: Neighbours,
    settings: CurrentSettings,
) -> Preferences:
    """Replace what you want to be told, and how; single accounts must be your own."""
    await actions.change_preferences(
        session, neighbours, settings.cabinet_url, user_id, preferences
    )
    return preferences
