"""HTTP of what the maps of staff open with (feature A19)."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.deps import CurrentSettings
from services.cabinet.outages.map import queries
from services.cabinet.outages.map.rules import ground
from services.cabinet.outages.map.schemas import StaffMapOut
from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.rights import may

router = APIRouter(prefix="/api/cabinet/staff/map", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("outages:see"))]


@router.get("", response_model=StaffMapOut)
async def read_staff_map(
    staff: MaySee, connection: ReadConnection, settings: CurrentSettings
) -> dict[str, Any]:
    """Return what lies under every map, as consumers have it, and where all houses are."""
    extent = await queries.find_extent(connection)
    return {"extent": extent} | ground(settings.map_tiles, settings.map_attribution)
