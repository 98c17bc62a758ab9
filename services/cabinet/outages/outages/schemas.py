"""Shapes of outages. Moments have an offset."""

from datetime import date as Date  # noqa: N812
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field

from services.cabinet.outages.outages.rules import (
    LONGEST_CAUSE,
    LONGEST_TEXT,
    Act,
    Kind,
    Status,
)
from services.cabinet.outages.scopes.rules import ScopeKind
from services.cabinet.outages.scopes.schemas import BuildingId, Position, ScopeIn
from services.kit.lines import plain_line, plain_text
from services.kit.shapes import RequestBody

_Text = Annotated[str, AfterValidator(plain_text), Field(max_length=LONGEST_TEXT)]
_Cause = Annotated[str, AfterValidator(plain_line), Field(max_length=LONGEST_CAUSE)]
_Place = Annotated[str, AfterValidator(plain_line), Field(min_length=1, max_length=200)]
_DAY = "By the supplier's clock, inclusive: what goes on in these days."


class UpdateOut(BaseModel):
    """What was told while it lasted."""

    at: AwareDatetime
    text: str
    expected_end_at: AwareDatetime | None = Field(description="Null: it stayed as it was.")


class OutagesQuery(BaseModel):
    """Which outages are looked for."""

    status: list[Status] = Field([], max_length=5, description="Any of these; none: all.")
    kind: list[Kind] = Field([], max_length=2, description="Any of these; none: all.")
    first_day: Date | None = Field(None, alias="from", description=_DAY)
    last_day: Date | None = Field(None, alias="to", description=_DAY)
    search: str = Field(
        "", max_length=200, description="Parts of the streets, the cause or a text; or its number."
    )


class ScopeRefOut(BaseModel):
    """What it is about, in short."""

    kind: ScopeKind
    title: str = Field(description="Its streets, those with most buildings first.")


class StaffOutageOut(BaseModel):
    """An outage in the list."""

    id: int
    number: int
    kind: Kind
    status: Status
    overdue: bool = Field(description="It goes on, and should have ended.")
    starts_at: AwareDatetime
    expected_end_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    cause: str
    scope: ScopeRefOut
    accounts: int
    buildings: int
    source: Literal["staff", "system"]
    changed_at: AwareDatetime


class OutageCountersOut(BaseModel):
    """How many outages of each status there are with all other filters."""

    draft: int
    planned: int
    current: int
    ended: int
    cancelled: int


class StaffOutagesOut(BaseModel):
    """A page of outages, those that start latest first."""

    items: list[StaffOutageOut]
    total: int
    counters: OutageCountersOut


class ShownBuildingOut(BaseModel):
    """A building that is touched."""

    id: int
    address: str
    point: Position | None


class ToldOut(BaseModel):
    """Who has been told."""

    users: int


class StaffUpdateOut(UpdateOut):
    """The same with who wrote it."""

    by: str


class OutageActOut(BaseModel):
    """Something that was done with it."""

    at: AwareDatetime
    by: str = Field(description="Who of the staff, or the system that sent it.")
    act: Act
    text: str


class FromStreetIn(RequestBody):
    """A street of which people have reported that there is no energy."""

    locality: _Place
    street: _Place | None = None


class FullScopeOut(ScopeRefOut):
    """What it is about, as it was sent: see `scope` of what is sent."""

    building_ids: list[BuildingId] | None = None
    polygon: dict[str, Any] | None = None
    center: Position | None = None
    metres: int | None = None
    name: str | None = None


class StaffOutageCardOut(StaffOutageOut):
    """An outage with all that is known of it."""

    scope: FullScopeOut
    text: str
    from_street: FromStreetIn | None
    shape: dict[str, Any] | None = Field(description="GeoJSON; null: no area was drawn.")
    buildings_shown: list[ShownBuildingOut] = Field(description="The first 500.")
    told: ToldOut
    updates: list[StaffUpdateOut] = Field(description="Newest first.")
    history: list[OutageActOut] = Field(description="Eldest first.")
    reports: int = Field(description="People's reports that belong to it.")
    etag: str


class TouchedAccountOut(BaseModel):
    """An account that is touched."""

    account_id: int
    number: str
    address: str
    customer: str


class OutageIn(RequestBody):
    """What staff say of an outage."""

    kind: Kind
    starts_at: AwareDatetime
    expected_end_at: AwareDatetime | None = Field(description="Needed for a planned one.")
    cause: _Cause = ""
    text: _Text = Field("", description="What is told with it.")
    scope: ScopeIn
    from_street: FromStreetIn | None = Field(
        None, description="Made of the reports of this street: their buildings are touched too."
    )


class NewOutageIn(OutageIn):
    """The same, and whether it is told at once."""

    publish: bool = False


class OutageUpdateIn(RequestBody):
    """What there is to tell while it lasts."""

    text: _Text = ""
    expected_end_at: AwareDatetime | None = Field(None, description="Null: as it was.")


class OutageEndIn(RequestBody):
    """Energy is back."""

    ended_at: AwareDatetime | None = Field(None, description="Null: now.")
    text: _Text = ""


class OutageCancelIn(RequestBody):
    """It does not take place, or was none."""

    text: _Text = ""
