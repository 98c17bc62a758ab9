"""HTTP of houses on the map, for staff (feature A19)."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from services.cabinet.customers.places.rules import LONGEST_QUERY, address_query
from services.cabinet.outages.houses import queries
from services.cabinet.outages.houses.rules import MOST_BUILDINGS, box_of
from services.cabinet.outages.scopes.schemas import BuildingsOut
from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.problems import ValidationFailed, field_error
from services.kit.rights import may

router = APIRouter(prefix="/api/cabinet/staff/buildings", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("outages:see"))]


@router.get("", response_model=BuildingsOut)
async def list_buildings(
    staff: MaySee,
    connection: ReadConnection,
    *,
    bbox: Annotated[
        str | None, Query(max_length=200, description="West, south, east, north in degrees.")
    ] = None,
    search: Annotated[
        str, Query(max_length=LONGEST_QUERY, description="Town, street, house.")
    ] = "",
    limit: Annotated[int, Query(ge=1, le=MOST_BUILDINGS)] = 2_000,
) -> dict[str, Any]:
    """List the buildings of a part of the map, or the first 50 that an address finds.

    Where there are more than `limit` on the map, clusters of them are told instead.
    """
    if bbox is None:
        return await queries.list_found(connection, address_query(search))
    try:
        box = box_of(bbox)
    except ValueError as error:
        words = "Give west, south, east, north in degrees."
        raise ValidationFailed(errors=[field_error("bbox", "no-box", words)]) from error
    return await queries.list_in_box(connection, box, limit)
