"""Shapes of organisations that serve houses, as staff see and set them."""

from datetime import date as Date  # noqa: N812
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field

from services.cabinet.customers.servicers.models import EndedBecause, ServicerKind
from services.cabinet.customers.servicers.rules import mailbox
from services.kit.lines import plain_line
from services.kit.shapes import RequestBody

_Name = Annotated[str, AfterValidator(plain_line), Field(min_length=1, max_length=400)]
_Inn = Annotated[str, Field(pattern=r"^(?:[0-9]{10}|[0-9]{12})$")]
_Number = Annotated[str, AfterValidator(plain_line), Field(min_length=1, max_length=64)]


def _mailbox(text: str) -> str:
    if (email := mailbox(text)) is None:
        raise ValueError("not an e-mail address")
    return email


_Email = Annotated[str, AfterValidator(_mailbox), Field(max_length=254)]


class OrganizationsQuery(BaseModel):
    """Which organisations are looked for."""

    search: str = Field(
        "",
        max_length=200,
        description="Parts of the names, INN, agreement, or of its people's names and addresses.",
    )
    kind: list[ServicerKind] = Field([], max_length=4, description="Any of these; none: all.")
    state: Literal["active", "ended"] | None = None


class OrganizationContactOut(BaseModel):
    """The contact person whom the list names."""

    name: str
    email: str


class StaffOrganizationOut(BaseModel):
    """An organisation in the list."""

    id: int
    name: str
    short_name: str
    kind: ServicerKind
    inn: str | None
    agreement_number: str | None
    ended_at: AwareDatetime | None
    contact: OrganizationContactOut | None
    invited: int = Field(description="People who are not users yet.")
    houses: int = Field(description="That it serves today.")


class ServicingPersonOut(BaseModel):
    """Somebody who acts for the organisation, or did."""

    id: UUID
    name: str
    email: str
    phone: str | None
    main: bool = Field(description="The supplier's systems name him.")
    user_id: UUID | None = Field(description="Null: auth has not said yet whose the address is.")
    added_at: AwareDatetime
    invited_at: AwareDatetime
    ended_at: AwareDatetime | None
    ended_because: EndedBecause | None


class OrganizationReadingsOut(BaseModel):
    """What the organisation has handed in this month, by state; corrected ones are left out."""

    since: Date
    on_its_way: int
    accepted: int
    refused: int


class StaffOrganizationCardOut(BaseModel):
    """An organisation with its people and counts."""

    id: int
    external_id: str
    told_by_system: bool = Field(description="A batch has told of it.")
    name: str
    short_name: str
    kind: ServicerKind
    inn: str | None
    agreement_number: str | None
    created_at: AwareDatetime
    ended_at: AwareDatetime | None
    people: list[ServicingPersonOut]
    houses: int = Field(description="That it serves today.")
    unit_meters: int
    common_meters: int
    readings: OrganizationReadingsOut


class StaffServedHouseOut(BaseModel):
    """A house that an organisation serves, served or will serve; days are inclusive."""

    id: int
    building_id: int
    address: str
    unit_meters: int
    common_meters: int
    first_day: Date | None
    last_day: Date | None
    state: Literal["now", "later", "former"]
    told_by_system: bool


class HousesQuery(BaseModel):
    """Which houses of an organisation are looked for."""

    search: str = Field("", max_length=200, description="Parts of the address.")
    state: Literal["now", "later", "former"] | None = None


class ServedByOut(BaseModel):
    """Who serves a house today."""

    id: int
    short_name: str


class FoundHouseOut(BaseModel):
    """A house that an address finds."""

    id: int
    address: str
    unit_meters: int
    common_meters: int
    served_by: ServedByOut | None


class FoundHousesOut(BaseModel):
    """The first houses that fit."""

    items: list[FoundHouseOut]


class ServicingOrganizationIn(RequestBody):
    """What an organisation is."""

    name: _Name
    short_name: _Name
    kind: ServicerKind
    inn: _Inn | None = None
    agreement_number: _Number | None = None


class ServicingPersonIn(RequestBody):
    """Somebody who is to act for an organisation; a letter goes to the address."""

    name: _Name
    email: _Email
    phone: Annotated[str, AfterValidator(plain_line), Field(max_length=64)] | None = None


class NewServicingOrganizationIn(ServicingOrganizationIn):
    """A new organisation, with its contact person."""

    contact: ServicingPersonIn


class ServedHouseIn(RequestBody):
    """A house that an organisation serves from a day on; missing: today."""

    building_id: int = Field(ge=1, le=2**31 - 1)
    first_day: Date | None = None


class ServedHouseEndIn(RequestBody):
    """The last day on which it serves the house."""

    last_day: Date
