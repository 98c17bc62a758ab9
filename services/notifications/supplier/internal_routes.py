"""Whose letters these are, for the wizard, which looks whether the fact has arrived."""

from fastapi import APIRouter

from services.contracts.organisation import KnownOrganisation
from services.notifications.deps import internal
from services.notifications.supplier.deps import CurrentSupplier

router = APIRouter(
    prefix="/internal/setup/supplier",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("setup")],
)


@router.get("")
async def read_supplier(supplier: CurrentSupplier) -> KnownOrganisation:
    """Return in whose name and by whose clock letters go."""
    return KnownOrganisation(**{n: getattr(supplier, n) for n in KnownOrganisation.model_fields})
