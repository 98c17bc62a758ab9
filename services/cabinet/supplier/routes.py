"""HTTP of the supplier's settings."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.deps import internal
from services.cabinet.supplier import actions, queries
from services.cabinet.supplier.schemas import SupplierOut, SupplierSettings
from services.kit.database import ReadConnection, Session

router = APIRouter(prefix="/api/cabinet", tags=["supplier"])
internal_router = APIRouter(
    prefix="/internal", tags=["internal"], dependencies=[internal("settings")]
)


@router.get("/supplier", response_model=SupplierOut)
async def read_supplier(connection: ReadConnection) -> dict[str, Any]:
    """Tell the supplier's name and colour; needs no sign-in."""
    return await queries.read_settings(connection)


@internal_router.get("/settings", response_model=SupplierSettings)
async def read_settings(connection: ReadConnection) -> dict[str, Any]:
    """Tell the supplier's settings."""
    return await queries.read_settings(connection)


@internal_router.put("/settings", response_model=SupplierSettings)
async def change_settings(settings: SupplierSettings, session: Session) -> Any:
    """Replace the supplier's settings."""
    await actions.change_settings(session, settings.model_dump())
    return settings
