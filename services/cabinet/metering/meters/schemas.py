"""Shapes of meters."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from services.cabinet.metering.meters.rules import VerificationState, meter_name
from services.cabinet.metering.ratios.schemas import FormerRatioOut
from services.kit.shapes import RequestBody

# Spaces around a name are not counted.
_LONGEST_TYPED = 200


class MeterOut(BaseModel):
    """A meter of a consumer's, and what was measured at its place, by former meters as well."""

    id: int
    serial_number: str
    name: str = Field(description="Your own name of it, else the usage point's, else the model.")
    own_name: str | None = Field(description="What you call it yourself, if you do.")
    model: str | None
    manufacturer: str | None
    account_id: int
    account_number: str
    usage_point_id: int = Field(description="The place: a meter and its forerunners share it.")
    address: str
    ongoing: bool = Field(description="Its account is yours today; else only its past is.")
    until: date | None = Field(description="The last day that was yours, when that is over.")
    in_service: bool = Field(description="It measures, or did when your time ended.")
    removed_on: date | None = Field(description="When it was taken down, in your time.")
    connection_state: Literal["connected", "disconnected", "limited"] | None
    verification_due_on: date | None = Field(
        description="Until when it is verified; of a meter in service that is yours today."
    )
    verification_state: VerificationState | None = Field(
        description="`soon`: within 60 days; null: no day is known."
    )
    channels: list[Literal["A+", "A-", "R+", "R-"]]
    first_day: date | None = Field(description="First day of its place that is yours to see.")
    last_day: date | None = Field(
        description="Last day of its place that is yours to see; no later than the last measured."
    )
    time_zone: str


class MeterNameIn(RequestBody):
    """What a consumer calls the meter of a place (manual 001, 4.2)."""

    name: Annotated[str, AfterValidator(meter_name)] = Field(
        max_length=_LONGEST_TYPED,
        description="1 to 60 characters on one line; empty: as the supplier calls it again.",
    )


class PassportOut(BaseModel):
    """What the passport of a type of meters says (manual 000, 3.2.2)."""

    name: str
    manufacturer: str
    version_code: str | None
    phases: int | None
    nominal_voltage: str | None = Field(description="V.")
    nominal_current: str | None = Field(description="A.")
    maximum_current: str | None = Field(description="A.")
    frequency: str | None = Field(description="Hz.")
    meter_constant: str | None = Field(description="Impulses per kWh.")
    accuracy_active: str | None
    accuracy_reactive: str | None
    connection_kind: str | None
    register_number: str | None = Field(
        description="In the register of types of measuring instruments."
    )
    register_digits: int | None = Field(description="Of its counter, before the point.")
    register_decimals: int | None = Field(description="After the point.")
    verification_interval_years: int | None
    service_life_years: int | None


class PlacedReadingOut(BaseModel):
    """What the registers of one kind of energy showed last, in kWh or kvarh; null: no such zone."""

    channel: Literal["A+", "A-", "R+", "R-"]
    taken_at: datetime = Field(description="By the clock at the usage point, with its offset.")
    source: Literal["remote", "manual", "inspector", "computed"]
    total: float | None
    T1: float | None
    T2: float | None
    T3: float | None


class PlacedMeterOut(BaseModel):
    """A meter that measures, or has measured, at the place in the consumer's time."""

    id: int
    serial_number: str
    model: str | None
    in_service: bool
    installed_on: date | None
    removed_on: date | None
    readings: list[PlacedReadingOut] = Field(
        description="The last ones that are yours to see; none when your role has no readings."
    )


class MeterCardOut(MeterOut):
    """A meter's card (manual 001, 4.2): passport, place, verification, who measured here before.

    What the supplier knows of a place today is told of one that is yours today only.
    """

    passport: PassportOut | None
    manufactured_on: date | None
    installed_on: date | None
    connection_since: datetime | None = Field(description="Since when the load is so.")
    place: str | None
    place_kind: str | None
    tariff: str | None
    tariff_en: str | None = Field(description="Empty when it has no English name.")
    usage_point_code: str = Field(description="`urn:uuid:…`")
    amenity_level: str | None
    scope: Literal["unit", "building"]
    transformation_ratio: float = Field(description="Readings times it are what is paid for.")
    former_ratios: list[FormerRatioOut] = Field(description="What it was before, eldest first.")
    loss_percent: float | None
    last_instrumental_check_on: date | None
    seal_number: str | None
    last_verification_on: date | None
    next_verification_on: date | None
    verification_computed: bool = Field(
        description="The supplier told no next day; it follows from the last and the interval."
    )
    sees_readings: bool = Field(description="Your role includes readings: chart and registers.")
    history: list[PlacedMeterOut] = Field(description="At this place, the latest first.")
