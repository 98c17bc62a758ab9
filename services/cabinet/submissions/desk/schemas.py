"""Shapes of readings handed in, as staff see them."""

from datetime import date as Date  # noqa: N812
from typing import Literal

from pydantic import BaseModel, Field

from services.cabinet.edits.schemas import Reason
from services.cabinet.submissions.entry.rules import State
from services.cabinet.submissions.entry.schemas import StateOut, SubmissionOut
from services.kit.shapes import RequestBody

Sort = Literal[
    "-submitted", "submitted", "-taken", "taken", "account", "-account", "address", "-address"
]


_DAY = "Of handing in, by the supplier's clock; inclusive."
_SEARCH = "Parts of a number, subscriber's name, address or meter's serial number; each must occur."


class SubmissionsQuery(BaseModel):
    """Which submissions are looked for."""

    search: str = Field("", max_length=200, description=_SEARCH)
    state: list[State] = Field([], max_length=4, description="Any of these; none: all.")
    first_day: Date | None = Field(None, alias="from", description=_DAY)
    last_day: Date | None = Field(None, alias="to", description=_DAY)
    organization: int | None = Field(
        None, ge=1, le=2**31 - 1, description="Handed in for this servicing organisation."
    )
    sort: Sort = "-submitted"


class OrganizationRef(BaseModel):
    """A servicing organisation, in short."""

    id: int
    short_name: str


class StaffSubmissionOut(SubmissionOut):
    """A reading that was handed in, and of whose account."""

    account_id: int
    account_number: str
    customer_name: str
    address: str
    serial_number: str
    time_zone: str
    organization: OrganizationRef | None = Field(
        None, description="The servicing organisation for which it was handed in."
    )


class StaffSubmissionCardOut(BaseModel):
    """A submission with all its states, and whatever else was handed in in its window."""

    submission: StaffSubmissionOut
    states: list[StateOut]
    others: list[StaffSubmissionOut] = Field(
        description="Of the same meter and customer in the same window, the latest first."
    )


class RefuseIn(RequestBody):
    """Why a reading is not taken, in words that the consumer reads."""

    reason: Reason
