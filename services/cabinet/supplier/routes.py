"""What everybody may know of the supplier."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.supplier import queries
from services.cabinet.supplier.schemas import SupplierOut
from services.kit.database import ReadConnection

router = APIRouter(prefix="/api/cabinet", tags=["supplier"])


@router.get("/supplier", response_model=SupplierOut)
async def read_supplier(connection: ReadConnection) -> dict[str, Any]:
    """Return the supplier's name and colour; needs no sign-in."""
    return await queries.read_settings(connection)
