"""Records of every kind but interval profiles, as their lines must look."""

import re
from datetime import date, datetime
from math import isfinite
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from services.cabinet.zones import zone

MAX_REGISTER = 10**15
# Name of the latest moment that is taken, in the validation's context.
LATEST = "latest"
_DAY_AND_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)


def _printable(value: str) -> str:
    if any(ord(character) < 32 or ord(character) == 127 for character in value):
        raise PydanticCustomError("control_character", "Control characters are not taken.")
    return value


def _near(value: date) -> date:
    if not 1900 <= value.year <= 2200:
        raise PydanticCustomError("date_out_of_range", "Years from 1900 to 2200 are taken.")
    return value


def _written_out(value: Any) -> Any:
    # Pydantic would take a row of digits for seconds since 1970.
    if not isinstance(value, str):
        return value
    try:
        if _DAY_AND_TIME.fullmatch(value):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("not_a_moment", "Write the time as 2026-11-22T07:30:00+03:00.")


def _measured(value: datetime, info: ValidationInfo) -> datetime:
    latest: datetime = (info.context or {})[LATEST]
    if value.year < 2000 or value > latest:
        raise PydanticCustomError("date_out_of_range", "Times from the year 2000 to now are taken.")
    return value


def _bare_uuid(value: Any) -> Any:
    return value.removeprefix("urn:uuid:") if isinstance(value, str) else value


def _iana(value: str) -> str:
    try:
        zone(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise PydanticCustomError("time_zone", "There is no such IANA time zone.") from error
    return value


Key = Annotated[str, StringConstraints(min_length=1, max_length=64), AfterValidator(_printable)]
Short = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=64),
    AfterValidator(_printable),
]
Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=400),
    AfterValidator(_printable),
]
Note = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_printable)]
Day = Annotated[date, AfterValidator(_near)]
Moment = Annotated[AwareDatetime, BeforeValidator(_written_out), AfterValidator(_measured)]
Mrid = Annotated[UUID, BeforeValidator(_bare_uuid)]
ZoneName = Annotated[str, StringConstraints(max_length=64), AfterValidator(_iana)]
Years = Annotated[int, Field(ge=0, le=100)]
Channel = Literal["A+", "A-", "R+", "R-"]


class Record(BaseModel):
    """One line; unknown fields are refused."""

    model_config = ConfigDict(
        extra="forbid", strict=True, allow_inf_nan=False, hide_input_in_errors=True
    )


class CustomerIn(Record):
    """A subscriber."""

    id: Key
    kind: Literal["individual", "organization"]
    name: Words
    email: Words | None = None
    phone: Short | None = None
    inn: Annotated[str, StringConstraints(pattern=r"^([0-9]{10}|[0-9]{12})$")] | None = None


class ServiceLocationIn(Record):
    """An energy object and its address."""

    id: Key
    region: Words | None = None
    locality: Words
    street: Words | None = None
    house: Short | None = None
    flat: Short | None = None
    postcode: Annotated[Short, StringConstraints(max_length=16)] | None = None
    building_kind: Literal["apartment", "house", "other"] | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None


class AgreementIn(Record):
    """The agreement of an account."""

    number: Key
    starts_on: Day | None = None
    ends_on: Day | None = None


class AccountIn(Record):
    """A customer's account."""

    number: Key
    customer: Key
    service_location: Key | None = None
    agreement: AgreementIn | None = None
    contract_start: Day | None = None
    contract_end: Day | None = None


class UsagePointIn(Record):
    """A point of measurement."""

    mrid: Mrid
    account: Key | None = None
    service_location: Key
    name: Words | None = None
    time_zone: ZoneName | None = None
    tariff: Words | None = None
    amenity_level: Words | None = None
    scope: Literal["unit", "building"] = "unit"
    transformation_ratio: Annotated[float, Field(gt=0, lt=10_000_000)] = 1
    loss_percent: Annotated[float, Field(ge=-100, le=100)] | None = None


def _number_as_text(value: Any) -> Any:
    if type(value) is float and not isfinite(value):
        raise PydanticCustomError("not_finite", "The number must be finite.")
    return str(value) if type(value) in (int, float) else value


# Nameplate data come as «230», as 230, or as «3×230/400».
Nameplate = Annotated[Words, BeforeValidator(_number_as_text)]


class MeterModelIn(Record):
    """A type of meter."""

    id: Key
    name: Words
    manufacturer: Words
    version_code: Words | None = None
    phases: Annotated[int, Field(ge=1, le=3)] | None = None
    nominal_voltage: Nameplate | None = None
    nominal_current: Nameplate | None = None
    maximum_current: Nameplate | None = None
    frequency: Nameplate | None = None
    meter_constant: Nameplate | None = None
    accuracy_active: Nameplate | None = None
    accuracy_reactive: Nameplate | None = None
    connection_kind: Words | None = None
    register_number: Nameplate | None = None
    verification_interval_years: Years | None = None
    service_life_years: Years | None = None


class MeterIn(Record):
    """A meter and where it stands."""

    id: Key
    serial_number: Short
    model: Key | None = None
    usage_point: Mrid | None = None
    installed_on: Day | None = None
    removed_on: Day | None = None
    place: Words | None = None
    place_kind: Words | None = None
    manufactured_on: Day | None = None
    seal_number: Words | None = None
    last_instrumental_check_on: Day | None = None
    last_verification_on: Day | None = None
    next_verification_on: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "MeterIn":
        if self.installed_on and self.removed_on and self.removed_on < self.installed_on:
            raise PydanticCustomError("order", "removed_on is earlier than installed_on.")
        return self


class ZonesIn(Record):
    """What the registers of one channel showed; at least one of them."""

    T1: Annotated[int, Field(ge=0, le=MAX_REGISTER)] | None = None
    T2: Annotated[int, Field(ge=0, le=MAX_REGISTER)] | None = None
    T3: Annotated[int, Field(ge=0, le=MAX_REGISTER)] | None = None
    total: Annotated[int, Field(ge=0, le=MAX_REGISTER)] | None = None

    @model_validator(mode="after")
    def _some(self) -> "ZonesIn":
        if self.total is None and self.T1 is None and self.T2 is None and self.T3 is None:
            raise PydanticCustomError("missing", "Give at least one of T1, T2, T3, total.")
        return self


class RegisterReadingIn(Record):
    """A register reading."""

    meter: Key
    taken_at: Moment
    channel: Channel
    unit: Literal["Wh", "varh"]
    values: ZonesIn
    source: Literal["remote", "manual"] = "remote"

    @model_validator(mode="after")
    def _right_unit(self) -> "RegisterReadingIn":
        if (self.unit == "Wh") != (self.channel[0] == "A"):
            raise PydanticCustomError("wrong_unit", "Wh for A+ and A-, varh for R+ and R-.")
        return self


class MeterEventIn(Record):
    """Something that a meter noticed."""

    meter: Key
    occurred_at: Moment
    code: Annotated[int, Field(ge=0, le=65535)] | Short
    severity: Literal["critical", "warning", "info"] = "info"
    text: Note | None = None


class ConnectionStateIn(Record):
    """The state of a meter's load from a moment on."""

    meter: Key
    state: Literal["connected", "disconnected", "limited"]
    changed_at: Moment
