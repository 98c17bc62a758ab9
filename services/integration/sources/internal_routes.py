"""Internal HTTP: how the sources are doing, for the analytics of the control panel."""

from fastapi import APIRouter

from services.contracts.figures import SourcesFigures
from services.integration.deps import internal
from services.integration.sources.queries import count_behind
from services.kit.database import ReadConnection

router = APIRouter(
    prefix="/internal/figures", tags=["internal"], dependencies=[internal("figures")]
)


@router.get("/sources", response_model=SourcesFigures)
async def count_sources(connection: ReadConnection) -> SourcesFigures:
    """Count active sources, and tell how far behind the worst of them are."""
    return await count_behind(connection)
