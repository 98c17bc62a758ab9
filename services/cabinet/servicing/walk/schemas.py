"""Shapes of walks: what a device takes along, and what it brings."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from services.cabinet.metering.registers.rules import Zone
from services.cabinet.servicing.walk.rules import LONGEST_NOTE, MOST_ENTRIES, Outcome, State
from services.cabinet.submissions.entry.rules import Way
from services.cabinet.submissions.entry.schemas import BlockedOut, FormZoneOut, ValueOut, WindowOut
from services.kit.pagination import Page
from services.kit.shapes import RequestBody


class WalkHouseOut(BaseModel):
    """A house that can be taken along."""

    id: int
    address: str
    unit_meters: int = Field(
        description="Meters of flats whose readings do not come by themselves."
    )
    common_meters: int = Field(description="The same of the whole house.")
    handed_in: int = Field(description="Of how many of both a reading of the window counts.")


class WalkHousesOut(Page[WalkHouseOut]):
    """A page of houses, and when readings are taken."""

    window: WindowOut


class StandingOut(BaseModel):
    """A reading that counts in the present window."""

    submission_id: UUID
    values: list[ValueOut]
    taken_on: date
    submitted_at: datetime = Field(description="By the clock of the place.")
    way: Way


class VisitOut(BaseModel):
    """What a walk before has met at a meter, in the present window."""

    outcome: Outcome
    taken_at: datetime
    note: str | None
    by: str = Field(description="The organisation's person.")


class WalkMeterOut(BaseModel):
    """A meter to be read on a walk."""

    meter_id: int
    scope: Literal["unit", "building"]
    flat: str | None
    subscriber: str = Field(description="Family name and initials; an organisation's whole name.")
    serial_number: str
    ratio: float = Field(description="Consumption = difference of readings × this.")
    zones: list[FormZoneOut]
    blocked: BlockedOut | None = Field(description="Why no reading is taken, whatever the day is.")
    standing: StandingOut | None = Field(
        description="What has been handed in, by whomever; send its id as `base`."
    )
    visit: VisitOut | None


class WalkPackageOut(BaseModel):
    """A house for a device without a network: meters in the order of the house."""

    id: int
    address: str
    made_at: datetime
    valid_until: datetime = Field(description="Delete it from the device then.")
    window: WindowOut
    meters: list[WalkMeterOut]


class WalkEntryIn(RequestBody):
    """What was met at a meter."""

    key: UUID = Field(description="Yours, for good: the same key again gets the same answer.")
    meter_id: int = Field(ge=1, le=2**31 - 1)
    outcome: Outcome = "reading"
    values: dict[Zone, Annotated[str, Field(max_length=40)]] = Field(
        default_factory=dict,
        max_length=4,
        description="By zone, as it is read off the counter, in kWh; none without access.",
    )
    taken_at: AwareDatetime
    confirm: bool = Field(
        default=False, description="That values which would be asked back are right all the same."
    )
    note: str | None = Field(default=None, max_length=LONGEST_NOTE)
    base: UUID | None = Field(
        default=None, description="The submission that the device knew to count; null: none."
    )
    replaces: UUID | None = Field(
        default=None,
        description="The key of an entry of yours that this one puts right: its submission is"
        " known to the device, even when its answer has been lost.",
    )


class WalkEntriesIn(RequestBody):
    """Entries in the order in which they were made."""

    entries: list[WalkEntryIn] = Field(min_length=1, max_length=MOST_ENTRIES)


class WalkReasonOut(BaseModel):
    """Why an entry is no reading, as a problem tells it.

    `sent-after-window`: it was taken in time and came too late.
    """

    type: str
    errors: list[dict[str, Any]] = Field(description="Field, code and message.")
    zones: list[dict[str, Any]] = Field(description="Of `reading-to-confirm`: what to look at.")
    opens_on: date | None = None
    closes_on: date | None = None


class WalkAnswerOut(BaseModel):
    """What has become of an entry; the same for the same key for ever."""

    key: UUID
    state: State
    submission_id: UUID | None = Field(description="The reading that counts for it.")
    standing: StandingOut | None = Field(
        description="Of a conflict: what somebody has handed in meanwhile. It stays unless a new"
        " entry with its id as `base` takes its place."
    )
    reason: WalkReasonOut | None


class WalkAnswersOut(BaseModel):
    """Answers in the order of the entries."""

    answers: list[WalkAnswerOut]


class WalkRecordOut(BaseModel):
    """An entry as the organisation's people see it."""

    key: UUID
    house_id: int | None
    address: str | None
    flat: str | None
    serial_number: str | None
    outcome: Outcome
    values: dict[Zone, str]
    taken_at: datetime
    arrived_at: datetime
    note: str | None
    by: str
    state: State
    reason: WalkReasonOut | None
    photo: bool
