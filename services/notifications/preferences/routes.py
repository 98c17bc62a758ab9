"""HTTP of preferences."""

from typing import Any

from fastapi import APIRouter

from services.kit.database import ReadConnection, Session
from services.notifications.deps import CurrentUser
from services.notifications.preferences import queries
from services.notifications.preferences.schemas import Preferences

router = APIRouter(prefix="/api/notifications", tags=["preferences"])


@router.get("/preferences", response_model=Preferences)
async def read_preferences(user_id: CurrentUser, connection: ReadConnection) -> dict[str, Any]:
    """Tell what you want to be told, and how."""
    return await queries.read_preferences(connection, user_id)


@router.put("/preferences", response_model=Preferences)
async def change_preferences(
    preferences: Preferences, user_id: CurrentUser, session: Session
) -> Preferences:
    """Replace what you want to be told, and how."""
    await queries.keep_preferences(session, user_id, preferences.model_dump())
    return preferences
