"""What the log tells the control panel of the supplier's settings."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from services.admin_panel.audit import queries
from services.admin_panel.audit.schemas import SettingsActsOut
from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.rights import may

router = APIRouter(prefix="/api/admin/settings-acts", tags=["audit"])
MaySee = Annotated[Caller, Depends(may("settings:see"))]


@router.get("", response_model=SettingsActsOut)
async def list_settings_acts(
    staff: MaySee,
    connection: ReadConnection,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> dict[str, Any]:
    """List who changed the supplier's settings last, and what; the newest first.

    An act comes here some seconds after it was done.
    """
    return {"items": await queries.list_of_object(connection, "supplier", "", limit)}
