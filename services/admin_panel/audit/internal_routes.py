"""HTTP of the log for other services: what was done to a consumer's data."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from services.admin_panel.audit import queries
from services.admin_panel.deps import internal
from services.contracts.acts import ActsIn, DoneActs
from services.kit.database import ReadConnection

router = APIRouter(prefix="/internal", tags=["internal"])


@router.post("/acts", response_model=DoneActs, dependencies=[internal("acts")])
async def list_acts(asked: ActsIn, connection: ReadConnection) -> dict[str, Any]:
    """List what was done to these things, the newest first, alike acts of an hour as one.

    Who did it is told by the role alone: names are the panel's.
    """
    return await queries.list_acts(connection, asked)


@router.get("/personal-data/{user_id}", dependencies=[internal("personal_data")])
async def read_parts(user_id: UUID, connection: ReadConnection) -> dict[str, Any]:
    """Return what the log keeps about a consumer: what was done to him, never by whom."""
    return await queries.list_about_user(connection, user_id)
