"""Shapes of served houses and of the meters in them."""

from pydantic import BaseModel, Field

from services.cabinet.customers.servicers.models import ServicerKind
from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.submissions.entry.schemas import (
    BlockedOut,
    FormZoneOut,
    SubmissionOut,
    WarningOut,
    WindowOut,
)
from services.kit.pagination import Page


class ServicerOut(BaseModel):
    """The servicing organisation for which you act."""

    name: str
    short_name: str
    kind: ServicerKind
    inn: str | None
    agreement_number: str | None


class ContactPersonOut(BaseModel):
    """Its contact person: the one whom the supplier knows, else the first of its people."""

    name: str
    phone: str | None
    email: str


class ServicingWindowOut(WindowOut):
    """When readings are taken, by the supplier's clock."""

    days_left: int = Field(
        description="Until it closes, its last day being 0; while none is open, until it opens."
    )


class ServedHouseOut(BaseModel):
    """A house that the organisation serves today."""

    id: int
    address: str
    locality: str
    street: str | None
    house: str | None
    unit_meters: int = Field(description="Meters of flats.")
    common_meters: int = Field(description="Meters of the whole house.")
    unit_by_hand: int = Field(
        description="Meters of flats whose readings do not come by themselves."
    )
    common_by_hand: int = Field(description="The same of the whole house.")
    by_hand: int = Field(description="Both of them: what is to be handed in.")
    handed_in: int = Field(description="Of how many of these a reading of the open window counts.")


class ServicingOut(BaseModel):
    """The main page of a servicing organisation (manual 004, 3.1)."""

    organization: ServicerOut
    contact: ContactPersonOut
    window: ServicingWindowOut
    houses: Page[ServedHouseOut] = Field(
        description="The first fifty, in order of their addresses."
    )


class ServedAddressOut(BaseModel):
    """Where a served house stands."""

    id: int
    locality: str
    street: str | None
    house: str | None


class FlatOut(BaseModel):
    """A flat, or another place of a house that has meters of its own."""

    flat: str = Field(description="Its number; empty where the registry has none.")
    meters: int
    by_hand: int = Field(description="Those whose readings do not come by themselves.")
    handed_in: int = Field(description="Of how many of them a reading of the open window counts.")


class ServedMeterOut(BaseModel):
    """A meter of a served house, its counters, and whether a reading may be handed in today."""

    meter_id: int
    scope: Scope
    flat: str | None
    subscriber: str = Field(description="Who holds the account, as the supplier knows the name.")
    serial_number: str
    ratio: float = Field(description="Consumption = difference of readings × this.")
    zones: list[FormZoneOut]
    window: WindowOut
    blocked: BlockedOut | None
    warnings: list[WarningOut]
    submitted: SubmissionOut | None = Field(
        description="What was handed in last in this window, by whomever, as it stands now; while"
        " none is open, in the last one."
    )
