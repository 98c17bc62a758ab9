"""The supplier's settings, read by staff and set by administrators."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.supplier import actions, queries
from services.cabinet.supplier.schemas import SupplierSettings
from services.kit.database import ReadConnection, Session
from services.kit.staff import CurrentStaff, LiveAdministrator, act

router = APIRouter(prefix="/api/cabinet/staff/settings", tags=["staff"])


@router.get("", response_model=SupplierSettings)
async def read_settings(staff: CurrentStaff, connection: ReadConnection) -> dict[str, Any]:
    """Return the supplier's settings, and how many rows a table's page has."""
    return await queries.read_settings(connection)


@router.put("", response_model=SupplierSettings, dependencies=[act("change_settings", "supplier")])
async def change_settings(
    settings: SupplierSettings, staff: LiveAdministrator, session: Session
) -> dict[str, Any]:
    """Replace the supplier's settings; for administrators."""
    return await actions.change_settings_by_staff(session, staff, settings.model_dump())
