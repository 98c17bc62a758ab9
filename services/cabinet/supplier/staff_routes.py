"""The supplier's settings, read by staff and set by administrators."""

from typing import Any

from fastapi import APIRouter, Request

from services.cabinet.supplier import actions, queries
from services.cabinet.supplier.schemas import SupplierSettings
from services.kit.database import ReadConnection, Session
from services.kit.staff import CurrentStaff, LiveAdministrator, act

router = APIRouter(prefix="/api/cabinet/staff/settings", tags=["staff"])
_PNG: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"image/png": {"schema": {"type": "string", "format": "binary"}}},
    }
}


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


@router.put(
    "/logo", status_code=204, openapi_extra=_PNG, dependencies=[act("change_logo", "supplier")]
)
async def change_logo(request: Request, staff: LiveAdministrator, session: Session) -> None:
    """Set the supplier's logo: the body is a PNG of at most 256 KiB; for administrators."""
    await actions.change_logo(session, staff, await request.body())


@router.delete("/logo", status_code=204, dependencies=[act("remove_logo", "supplier")])
async def remove_logo(staff: LiveAdministrator, session: Session) -> None:
    """Show the supplier without a logo; for administrators."""
    await actions.remove_logo(session, staff)
