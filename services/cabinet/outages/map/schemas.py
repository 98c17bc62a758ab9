"""Shapes of the maps. Positions are [longitude, latitude], WGS 84."""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, Field

from services.cabinet.outages.outages.rules import Kind
from services.cabinet.outages.own.schemas import OwnPlaceOut
from services.cabinet.outages.scopes.schemas import Position

# West, south, east, north.
Box = tuple[float, float, float, float]


class GroundOut(BaseModel):
    """What lies under a map, the same for consumers and staff."""

    tiles: str | None = Field(description="Template of a tile server; null: a plain ground.")
    attribution: str | None = Field(description="Whose map the tiles are.")


class StaffMapOut(GroundOut):
    """What a map of staff opens with."""

    extent: Box | None = Field(description="Of all houses with coordinates; null: none has any.")


class PlacedOut(OwnPlaceOut):
    """A place of yours; without coordinates it is not on the map."""

    point: Position | None


class MapOutageOut(BaseModel):
    """An outage on the map; whose houses they are is not told."""

    id: int
    kind: Kind
    status: Literal["planned", "current"]
    starts_at: AwareDatetime
    expected_end_at: AwareDatetime | None
    mine: bool = Field(description="It touches a place of yours.")
    shape: dict[str, Any] | None = Field(description="GeoJSON; null: no area was drawn.")
    houses: list[Position] = Field(description="The first 500 houses with coordinates.")


class OutageMapOut(GroundOut):
    """Your places and the outages near them."""

    own: list[PlacedOut] = Field(description="A hundred at the most.")
    outages: list[MapOutageOut] = Field(description="Your own first, a hundred at the most.")
