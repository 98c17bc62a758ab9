"""Shapes of what an outage is about. Positions are [longitude, latitude], WGS 84."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field

from services.cabinet.outages.scopes.rules import (
    LEAST_METRES,
    MOST_CHOSEN,
    MOST_METRES,
    MOST_VERTICES,
    checked_ring,
)
from services.kit.lines import plain_line
from services.kit.shapes import RequestBody

_Lon = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
_Lat = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Position = tuple[_Lon, _Lat]
# The first position stands at the end as well.
_Ring = Annotated[
    list[Position], Field(min_length=4, max_length=MOST_VERTICES + 1), AfterValidator(checked_ring)
]
BuildingId = Annotated[int, Field(ge=1, le=2**31 - 1)]


class PolygonIn(RequestBody):
    """A GeoJSON polygon without holes, closed, that does not cross itself."""

    type: Literal["Polygon"]
    coordinates: Annotated[list[_Ring], Field(min_length=1, max_length=1)]


class BuildingsScope(RequestBody):
    """Buildings that were chosen one by one."""

    kind: Literal["buildings"]
    building_ids: list[BuildingId] = Field(min_length=1, max_length=MOST_CHOSEN)


class AreaScope(RequestBody):
    """All buildings in an area, also those that the registry gets to know later."""

    kind: Literal["area"]
    polygon: PolygonIn


class RadiusScope(RequestBody):
    """All buildings within so many metres of a point."""

    kind: Literal["radius"]
    center: Position
    metres: int = Field(ge=LEAST_METRES, le=MOST_METRES)


class SubstationScope(RequestBody):
    """All buildings that are fed by a substation, as the registry has it."""

    kind: Literal["substation"]
    name: Annotated[str, AfterValidator(plain_line)] = Field(min_length=1, max_length=200)


ScopeIn = Annotated[
    BuildingsScope | AreaScope | RadiusScope | SubstationScope, Field(discriminator="kind")
]


class PreviewIn(RequestBody):
    """What an outage would be about."""

    scope: ScopeIn


class PreviewOut(BaseModel):
    """Whom it would touch."""

    accounts: int
    buildings: int
    users: int = Field(description="Who would be told.")
    without_place: int = Field(
        description="Buildings of the same streets without coordinates: no area knows them."
    )
    title: str = Field(description="Its streets, those with most buildings first.")
    shape: dict[str, Any] | None = Field(description="GeoJSON; null: no area was drawn.")
    houses: list[Position] = Field(description="The first 500 buildings with coordinates.")


class BuildingOut(BaseModel):
    """A building on the map."""

    id: int
    point: Position | None
    address: str
    accounts: int
    outage: Literal["planned", "current"] | None = None


class ClusterOut(BaseModel):
    """Buildings that are near each other."""

    point: Position
    buildings: int


class BuildingsOut(BaseModel):
    """Buildings, or clusters of them where there are more than were asked for."""

    items: list[BuildingOut]
    clusters: list[ClusterOut]
