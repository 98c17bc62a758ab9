"""Internal HTTP: how many requests there are, for the analytics of the control panel."""

from fastapi import APIRouter

from services.auth.deps import internal
from services.auth.registrations.queries import count_requests
from services.contracts.figures import RegistrationsFigures
from services.kit.database import ReadConnection

router = APIRouter(
    prefix="/internal/figures", tags=["internal"], dependencies=[internal("figures")]
)


@router.get("/registrations", response_model=RegistrationsFigures)
async def count_registrations(connection: ReadConnection) -> RegistrationsFigures:
    """Count requests for registration by state."""
    return await count_requests(connection)
