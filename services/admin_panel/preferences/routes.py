"""Settings of the control panel."""

from fastapi import APIRouter

from services.admin_panel.deps import CurrentSettings, Neighbours
from services.admin_panel.neighbours import ask, read_shape
from services.admin_panel.preferences.schemas import SettingsOut, SupplierOut
from services.kit.staff import CurrentStaff

router = APIRouter(prefix="/api/admin/settings", tags=["settings"])


@router.get("")
async def read_settings(
    staff: CurrentStaff, settings: CurrentSettings, client: Neighbours
) -> SettingsOut:
    """Tell the supplier's name, time zone and billing day, and the rows of a table's page."""
    response = await ask(client, "GET", "cabinet", f"{settings.cabinet_url}/internal/settings")
    supplier = read_shape(response, SupplierOut)
    return SettingsOut(
        supplier_name=supplier.name,
        time_zone=supplier.time_zone,
        billing_day=supplier.billing_day,
        rows_per_page=supplier.rows_per_page,
    )
