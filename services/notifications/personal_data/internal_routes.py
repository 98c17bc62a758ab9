"""What notifications keeps about a consumer, for cabinet, which makes the file."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from services.kit.database import ReadConnection
from services.notifications.deps import internal
from services.notifications.personal_data import queries

router = APIRouter(
    prefix="/internal/personal-data",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("personal_data")],
)


@router.get("/{user_id}")
async def read_parts(user_id: UUID, connection: ReadConnection) -> dict[str, Any]:
    """Return what is kept about a consumer, by what it is; nothing about who is none."""
    return await queries.list_parts(connection, user_id)
