"""Shapes of the main page."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from services.cabinet.customers.accounts.schemas import AccountOut
from services.cabinet.metering.consumption.schemas import ConsumptionOut
from services.cabinet.metering.diagnostics.schemas import MeterEventOut
from services.cabinet.metering.meters.schemas import MeterOut
from services.cabinet.outages.outages.rules import Kind
from services.kit.pagination import Page

Section = Literal["home", "account", "readings", "diagnostics", "support"]


class DiagnosticsOut(BaseModel):
    """Events of the last year by severity, and the latest of them."""

    total: int
    critical: int
    warning: int
    info: int
    worst: MeterEventOut | None = Field(
        description="The gravest of the last 30 days, the latest of such; none of information."
    )
    latest: list[MeterEventOut]


class SinceOut(BaseModel):
    """From when on something counts as new in each section."""

    account: datetime
    readings: datetime
    diagnostics: datetime


class ActsForOut(BaseModel):
    """The servicing organisation for which you act."""

    short_name: str


class SectionCountersOut(BaseModel):
    """What is new in each section since your last look; nothing before your very first.

    And in which cabinets you work: that of accounts, that of a servicing organisation, or both.
    """

    home: int = Field(description="1 until you look at the main page or a section.")
    account: int = Field(description="Accounts that you have come to see.")
    readings: int = Field(description="Meters with new readings.")
    diagnostics: int = Field(description="Meter events that have arrived.")
    support: int = Field(description="Appeals with something that you have not seen.")
    outages: int = Field(description="Of your places: those that go on, or begin in three days.")
    agreement: date | None = Field(
        description="The version of the user agreement that you have to agree to; None: none."
    )
    servicing: ActsForOut | None = Field(description="None: you act for no organisation.")
    has_accounts: bool = Field(description="Whether you see an account, be it a former one.")
    since: SinceOut


class MeterNeedOut(BaseModel):
    """Something about a meter that asks for its consumer's attention."""

    meter_id: int
    name: str
    serial_number: str
    address: str
    need: Literal["disconnected", "limited", "verification_overdue", "verification_soon"]
    day: date = Field(description="Since when the load is so; the day of the verification.")


class MeterNeedsOut(BaseModel):
    """The worst of them first, five at the most, and how many there are."""

    items: list[MeterNeedOut]
    total: int


class PlaceTotalOut(BaseModel):
    """What a month has come to, in kWh; null: nothing known."""

    total: float | None
    complete: bool = Field(description="Whether no interval in it is missing, also of what comes.")


class PlaceMonthOut(BaseModel):
    """The running month at one place, by the meters that measure there.

    Kind of energy: A+, or A- where energy is fed into the grid only.
    """

    meter_id: int = Field(description="The meter in service there, else the last one.")
    usage_point_id: int
    name: str
    address: str
    ongoing: bool = Field(description="It is yours today; else only its past is.")
    first_day: date | None = Field(description="The first measured day that is yours to see.")
    last_day: date | None = Field(description="The last measured day that is yours to see.")
    time_zone: str
    today: date = Field(description="By the clock there.")
    connection_state: Literal["connected", "disconnected", "limited"] | None
    sees_readings: bool = Field(description="Your role includes readings.")
    month: ConsumptionOut | None = Field(description="The running calendar month by days.")
    before: ConsumptionOut | None = Field(description="The month before; null: nothing known.")
    year_ago: ConsumptionOut | None = Field(
        description="The same month of last year; null: nothing known."
    )
    fed_in: PlaceTotalOut | None = Field(
        description="What was fed into the grid this month, where energy is taken as well."
    )


class PlacesOut(BaseModel):
    """Your places, those of today first; three at the most, and how many there are."""

    items: list[PlaceMonthOut]
    total: int


class WaitedForOut(BaseModel):
    """When readings are handed in by hand, and of how many meters they are missing."""

    missing: int = Field(description="Meters of which none was handed in in the open window.")
    open: bool
    opens_on: date
    closes_on: date = Field(description="The last day.")
    today: date = Field(description="By the clock of the place.")


class SupportOut(BaseModel):
    """How the supplier is reached; empty: not said."""

    phone: str
    hours: str
    hours_en: str = Field(description="The same in English; empty: only `hours` are known.")


class HomeOutageOut(BaseModel):
    """An outage that goes on at a place of yours, or begins in three days."""

    id: int
    kind: Kind
    status: Literal["planned", "current"]
    starts_at: datetime
    expected_end_at: datetime | None
    address: str = Field(description="Of one of your places that it touches.")
    more_places: int


class HomeOut(BaseModel):
    """The main page in one answer (manual 001, 4.1)."""

    accounts: Page[AccountOut]
    places: PlacesOut
    needs: MeterNeedsOut = Field(description="Load and verification that ask for attention.")
    submissions: WaitedForOut | None = Field(
        description="Readings by hand; null when no meter of yours is read so."
    )
    outages: list[HomeOutageOut] = Field(description="The next three.")
    diagnostics: DiagnosticsOut
    counters: SectionCountersOut
    support: SupportOut


class OverviewOut(BaseModel):
    """The main page as it was before."""

    customer_name: str
    accounts: list[AccountOut]
    meters: list[MeterOut]
    diagnostics: DiagnosticsOut
    counters: SectionCountersOut
