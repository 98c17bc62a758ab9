"""HTTP of the map of outages (feature C16)."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.deps import CurrentConsumer, CurrentSettings
from services.cabinet.outages.map import queries
from services.cabinet.outages.map.rules import ground
from services.cabinet.outages.map.schemas import OutageMapOut
from services.kit.database import ReadConnection

router = APIRouter(prefix="/api/cabinet/outages/map", tags=["outages"])


@router.get("", response_model=OutageMapOut)
async def read_map(
    user_id: CurrentConsumer, connection: ReadConnection, settings: CurrentSettings
) -> dict[str, Any]:
    """Return your places, and outages within 20 km of them: now and in the next seven days.

    `tiles` is the setting `CABINET_MAP_TILES`; without it the map needs no other server.
    """
    shown = await queries.read_map(connection, user_id)
    return shown | ground(settings.map_tiles, settings.map_attribution)
