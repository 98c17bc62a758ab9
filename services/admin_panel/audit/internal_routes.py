"""HTTP of the log for other services: what was done to a consumer's data."""

from typing import Any

from fastapi import APIRouter

from services.admin_panel.audit import queries
from services.admin_panel.deps import internal
from services.contracts.acts import ActsIn, DoneActs
from services.kit.database import ReadConnection

router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[internal("acts")])


@router.post("/acts", response_model=DoneActs)
async def list_acts(asked: ActsIn, connection: ReadConnection) -> dict[str, Any]:
    """List what was done to these things, the newest first, alike acts of an hour as one.

    Who did it is told by the role alone: names are the panel's.
    """
    return await queries.list_acts(connection, asked)
