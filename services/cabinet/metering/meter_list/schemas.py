"""Shapes of staff's list of meters."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from services.cabinet.metering.meters.rules import VerificationState

MeterState = Literal["in_service", "removed", "unused"]
LoadState = Literal["connected", "disconnected", "limited", "unknown"]
DueState = Literal["overdue", "soon", "valid", "unknown"]
DailyState = Literal["arrived", "missing"]
MeterSort = Literal[
    "serial_number",
    "-serial_number",
    "model",
    "-model",
    "verification_due_on",
    "-verification_due_on",
]


class MeterListQuery(BaseModel):
    """Which meters are wanted."""

    search: str = Field(
        "",
        max_length=200,
        description="Parts of a serial number, a model, or a number, subscriber or address of the"
        " account; each word must occur.",
    )
    model_id: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    manufacturer: str = Field("", max_length=400)
    verification: DueState | None = Field(
        None, description="How it stands with its next verification; `soon`: within 60 days."
    )
    load: LoadState | None = Field(None, description="Whether the load behind it is connected.")
    state: MeterState | None = Field(
        None, description="`unused`: it has not stood anywhere yet, so that it can be installed."
    )
    daily: DailyState | None = Field(
        None,
        description="Of meters in service that are read from afar: whether the reading of today's"
        " beginning, or all of yesterday's profile, has arrived.",
    )
    locality: str = Field("", max_length=400, description="The town, as written, where it stands.")
    sort: MeterSort = "serial_number"


class StaffMeterOut(BaseModel):
    """A meter as staff see it in the list: where it stands, or stood last."""

    id: int
    serial_number: str
    model_id: int | None
    model: str | None
    manufacturer: str | None
    account_id: int | None = Field(description="The present account of its usage point.")
    account_number: str | None
    customer_name: str | None
    address: str | None
    installed_on: date | None
    removed_on: date | None
    state: MeterState
    load: LoadState
    verification_due_on: date | None
    verification_state: VerificationState | None
