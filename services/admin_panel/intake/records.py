"""The shape of a line of each kind, for those who write to the systems door.

Only documentation: the lines are checked by cabinet, which owns them.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

_MOMENT = "With its UTC offset; a moment that is still to come is refused (`out-of-range`)."
Key = Annotated[str, Field(min_length=1, max_length=64)]


class Record(BaseModel):
    """A line; a field that is not listed here is refused by name."""

    model_config = ConfigDict(extra="forbid")


class CustomerRecord(Record):
    """Who pays."""

    id: Key = Field(description="Your own key of the customer.")
    kind: Literal["individual", "organization"]
    name: str
    email: str | None = None
    phone: str | None = None
    inn: str | None = None


class ServiceLocationRecord(Record):
    """Where energy is delivered, with its address."""

    id: Key
    region: str | None = None
    locality: str
    street: str | None = None
    house: str | None = None
    flat: str | None = None
    postcode: str | None = None
    building_kind: Literal["apartment", "house", "other"] | None = None
    latitude: float | None = None
    longitude: float | None = None


class AgreementPart(Record):
    """The agreement behind an account."""

    number: str
    starts_on: date | None = None
    ends_on: date | None = None


class AccountRecord(Record):
    """A customer account; its key is its number."""

    number: Key
    customer: Key = Field(description="`id` of a customer sent before.")
    service_location: Key | None = None
    agreement: AgreementPart | None = None
    contract_start: date | None = None
    contract_end: date | None = None


class UsagePointRecord(Record):
    """Where energy is measured."""

    mrid: str = Field(description="A UUID, bare or as `urn:uuid:…`.")
    account: Key | None = None
    service_location: Key
    name: str | None = None
    time_zone: str | None = Field(default=None, description="IANA name; the supplier's if missing.")
    tariff: str | None = None
    amenity_level: str | None = None
    scope: Literal["unit", "building"] | None = None
    transformation_ratio: float | None = None
    loss_percent: float | None = None


class MeterModelRecord(Record):
    """A type of meters, as its passport describes it."""

    id: Key
    name: str
    manufacturer: str
    version_code: str | None = None
    phases: int | None = None
    nominal_voltage: float | None = None
    nominal_current: float | None = None
    maximum_current: float | None = None
    frequency: float | None = None
    meter_constant: float | None = None
    accuracy_active: str | None = None
    accuracy_reactive: str | None = None
    connection_kind: str | None = None
    register_number: str | None = None
    verification_interval_years: int | None = None
    service_life_years: int | None = None


class MeterRecord(Record):
    """A meter; one that was replaced is sent again with `removed_on`."""

    id: Key
    serial_number: str
    model: Key | None = None
    usage_point: str | None = Field(default=None, description="`mrid` of a point sent before.")
    installed_on: date | None = None
    removed_on: date | None = None
    place: str | None = None
    place_kind: str | None = None
    manufactured_on: date | None = None
    seal_number: str | None = None
    last_instrumental_check_on: date | None = None
    last_verification_on: date | None = None
    next_verification_on: date | None = None


class RegisterValues(Record):
    """Counters in Wh or varh, by tariff zone and in all."""

    T1: int | None = None
    T2: int | None = None
    T3: int | None = None
    total: int | None = None


class RegisterReadingRecord(Record):
    """What a meter's counters showed."""

    meter: Key = Field(description="`id` of a meter sent before.")
    taken_at: datetime = Field(description=_MOMENT)
    channel: Literal["A+", "A-", "R+", "R-"]
    unit: Literal["Wh", "varh"]
    values: RegisterValues
    source: Literal["remote", "manual"] | None = None


class IntervalProfileRecord(Record):
    """A meter's day; replaces what was sent of that day before."""

    meter: Key
    channel: Literal["A+", "A-", "R+", "R-"]
    day: date = Field(description="A day of the usage point's own clock; today is the last one.")
    interval_minutes: Literal[15, 30, 60]
    unit: Literal["Wh", "varh"] = Field(description="Wh for A+ and A-, varh for R+ and R-.")
    values: list[Annotated[int, Field(ge=0, le=2_000_000_000)] | None] = Field(
        description="As many as the local day has intervals: 24 hours as a rule, 23 or 25 on a"
        " day when the clock changes. null = not known. Of today, values of intervals that have"
        " not begun are stored as not known, and `notes` says so (`not-yet`)."
    )
    quality: (
        Literal["good", "estimated", "doubtful"]
        | list[Literal["good", "estimated", "doubtful"]]
        | None
    ) = Field(default=None, description="One word for all values, or one for each.")


class MeterEventRecord(Record):
    """An entry of a meter's log."""

    meter: Key
    occurred_at: datetime = Field(description=_MOMENT)
    code: int | str = Field(description="0-65535, or a name.")
    severity: Literal["critical", "warning", "info"] | None = None
    text: str | None = None


class ConnectionStateRecord(Record):
    """Whether the load is on."""

    meter: Key
    state: Literal["connected", "disconnected", "limited"]
    changed_at: datetime = Field(description=_MOMENT)


RECORDS: dict[str, type[Record]] = {
    "customers": CustomerRecord,
    "service-locations": ServiceLocationRecord,
    "accounts": AccountRecord,
    "usage-points": UsagePointRecord,
    "meter-models": MeterModelRecord,
    "meters": MeterRecord,
    "register-readings": RegisterReadingRecord,
    "interval-profiles": IntervalProfileRecord,
    "meter-events": MeterEventRecord,
    "connection-states": ConnectionStateRecord,
}
