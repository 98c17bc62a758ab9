"""Shapes of readings that are handed in."""

from datetime import date as Date  # noqa: N812
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.cabinet.metering.registers.rules import Origin, Zone
from services.cabinet.submissions.entry.rules import By, State, Way
from services.kit.shapes import RequestBody

_VALUE = "As it is read off the counter, in kWh, with a point or a comma: `1234,5`."


class SubmissionIn(RequestBody):
    """What the counters of a meter show."""

    values: dict[Zone, Annotated[str, Field(max_length=40, description=_VALUE)]] = Field(
        max_length=4, description="By zone, each zone that the form has."
    )
    taken_on: Date | None = Field(
        default=None, description="The local day on which it was read; missing: today."
    )
    confirm: bool = Field(
        default=False, description="That values which were asked back are right all the same."
    )


class PreviousOut(BaseModel):
    """What a counter showed before."""

    zone: Zone
    value_wh: int = Field(description="Wh, as the counter shows it.")
    taken_on: Date = Field(description="By the clock of the place.")
    source: Origin = Field(
        description="The meter itself, the consumer, the supplier's inspector, or a computation."
    )


class ValueOut(BaseModel):
    """What a counter showed."""

    zone: Zone
    value_wh: int = Field(description="Wh, as the counter shows it.")
    decimals: int | None = Field(
        description="Of the counter, after the point, when it was handed in; null = not known."
    )


class RefusalOut(BaseModel):
    """Why a reading was not taken."""

    code: str
    text: str = Field(description="In the consumer's words.")
    by: Literal["staff", "servicer", "billing"] = Field(
        description="`servicer`: the organisation that handed it in has taken it back."
    )


class SubmissionOut(BaseModel):
    """A reading that was handed in."""

    id: UUID
    state: State = Field(
        description="`on_its_way` to the billing system, `accepted` or `refused` there, or"
        " `corrected` by a later one."
    )
    meter_id: int
    usage_point_id: int
    taken_on: Date
    submitted_at: datetime = Field(description="By the clock of the place.")
    values: list[ValueOut]
    previous: list[PreviousOut] = Field(description="What each zone was compared with.")
    consumption_wh: dict[Zone, int] = Field(
        description="Since the previous reading of each zone, with the transformation ratio."
    )
    corrects: UUID | None = Field(description="The submission in whose place it is.")
    corrected_by: UUID | None = Field(description="The submission in its place.")
    refusal: RefusalOut | None
    correctable_until: Date | None = Field(
        description="The last day of the window, while it can still be corrected."
    )
    receipt: UUID | None
    photo: bool
    way: Way = Field(
        description="Who handed it in: the consumer on the web, staff for him, or the organisation"
        " that serves the house (`servicer`)."
    )
    overdue_since: Date | None = Field(
        description="Until when the meter was verified, if that was over."
    )


class FormZoneOut(BaseModel):
    """A counter to be read."""

    zone: Zone
    title: str = Field(description="The zone's name, in the asked language.")
    digits: int | None = Field(description="Of the counter, before the point; null = not known.")
    decimals: int | None = Field(description="And after it.")
    previous: PreviousOut | None = Field(
        description="The last reading of the counter that counts; a computed one only if there is"
        " no other."
    )
    ratio: float = Field(
        description="Consumption = difference to `previous` × this: the transformation ratio, or"
        " its mean by days where it has changed since."
    )
    most_wh: int = Field(description="A consumption above this is asked back.")


class WindowOut(BaseModel):
    """When readings are taken: now, or next."""

    open: bool
    opens_on: Date
    closes_on: Date
    time_zone: str
    today: Date


class BlockedOut(BaseModel):
    """Why no reading of a meter is taken, whatever the day is."""

    reason: Literal["removed", "verification_overdue", "read_remotely", "closed_account"]
    since: Date | None = Field(description="From which day on, where there is one.")


class WarningOut(BaseModel):
    """What is said beside a meter whose readings are taken."""

    code: Literal["verification_overdue", "verification_soon"]
    on: Date = Field(description="The day on which the verification is due.")


class FormMeterOut(BaseModel):
    """A meter, its counters, and whether a reading may be handed in today."""

    meter_id: int
    usage_point_id: int
    name: str
    serial_number: str
    account_number: str
    address: str
    ratio: float = Field(description="Consumption = difference of readings × this.")
    read_remotely: bool
    zones: list[FormZoneOut]
    window: WindowOut
    blocked: BlockedOut | None
    warnings: list[WarningOut]
    submitted: SubmissionOut | None = Field(
        description="What was handed in last in this window, as it stands now; while none is open,"
        " in the last one."
    )


class StateOut(BaseModel):
    """A state that a submission came into."""

    state: State
    at: datetime
    by: By
    code: str | None
    text: str | None
