"""Shapes of readings that came too late, as staff see them."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.cabinet.metering.registers.rules import Zone
from services.cabinet.submissions.desk.schemas import OrganizationRef

_SEARCH = (
    "Parts of an address, account's number, meter's serial number, or organisation's name;"
    " each must occur."
)


class LateReadingsQuery(BaseModel):
    """Which late readings are looked for."""

    search: str = Field("", max_length=200, description=_SEARCH)
    organization: int | None = Field(
        None, ge=1, le=2**31 - 1, description="Taken for this servicing organisation."
    )
    settled: bool | None = Field(
        None, description="Whether a reading of the same meter counts in the window by now."
    )


class LateReadingOut(BaseModel):
    """A reading that somebody of a servicing organisation has taken in time and sent too late."""

    key: UUID = Field(description="The device's own; unique within the organisation.")
    organization: OrganizationRef
    by: str = Field(description="The organisation's person.")
    reason: Literal["sent-after-window"] = Field(description="Why it is no reading.")
    meter_id: int
    serial_number: str
    account_number: str | None = Field(description="Of the place where the meter stands now.")
    customer_name: str | None
    address: str | None
    values: dict[Zone, str] = Field(description="In kWh, as they were typed.")
    taken_at: datetime
    taken_on: date = Field(description="By the clock of the place.")
    arrived_at: datetime
    opens_on: date = Field(description="Of the window in which it was taken.")
    closes_on: date
    photo: bool
    settled: bool = Field(description="A reading of the same meter counts in that window by now.")
