"""The shapes of the acquisition server's items, as its `/openapi.json` documents them."""

from typing import Literal

from pydantic import BaseModel, Field


class Contacts(BaseModel):
    """How to reach a customer."""

    email: str | None
    phone: str | None


class Customer(BaseModel):
    """Who pays."""

    customer_id: str
    type: Literal["person", "company"]
    full_name: str
    contacts: Contacts
    inn: str | None


class Address(BaseModel):
    """A postal address in parts."""

    region: str | None
    locality: str
    street: str | None
    house: str | None
    flat: str | None
    postcode: str | None


class ServiceLocation(BaseModel):
    """Where energy is delivered."""

    location_id: str
    address: Address
    building: Literal["apartment", "house", "other"]
    position: tuple[float, float] | None = Field(description="Latitude, longitude.")


class Contract(BaseModel):
    """The agreement behind an account."""

    number: str
    from_: str = Field(alias="from")
    to: str | None


class Account(BaseModel):
    """A customer account."""

    account: str
    customer_id: str
    location_id: str
    contract: Contract


class UsagePoint(BaseModel):
    """Where energy is measured."""

    point_id: str
    account: str
    location_id: str
    name: str
    time_zone: str
    tariff: str
    amenity: str | None
    scope: Literal["unit", "building"]
    transformation_ratio: int
    transformation_ratio_from: str | None = Field(
        default=None, description="The day from which it counts; missing: from when it is another."
    )
    remote: bool = Field(description="Whether its meter is read from afar.")


class MeterModel(BaseModel):
    """A type of meters."""

    model_id: str
    name: str
    manufacturer: str
    phases: int
    nominal_voltage: int
    nominal_current: int
    maximum_current: int
    accuracy_active: str
    accuracy_reactive: str
    version: str
    connection: str
    frequency: int
    constant: int
    register_number: str
    verification_years: int
    register_digits: int = Field(description="Of its counters of kWh, before the point.")
    register_decimals: int = Field(description="After the point.")
    service_years: int


class Meter(BaseModel):
    """A meter, and when it was at the point."""

    meter_id: str
    serial: str
    model_id: str
    point_id: str
    installed: str
    removed: str | None
    place: str
    place_kind: str
    manufactured: str
    seal: str
    last_check: str
    last_verification: str
    next_verification: str


class ConnectionState(BaseModel):
    """Whether the load is on."""

    meter_id: str
    state: Literal["on", "off", "limited"]
    since: str


class Registers(BaseModel):
    """Counters at a moment, by OBIS code: 1.8.0 is the total, 1.8.1-1.8.3 the zones."""

    meter_id: str
    read_at: str
    registers: dict[str, str] = Field(
        description="kWh (kvarh) with up to 7 decimals, digits and at most one point.",
        examples=[{"1.8.0": "10211.004", "1.8.1": "4100.001", "2.8.0": "312.500"}],
    )
    read_by: Literal["meter", "consumer"] = Field(
        description="The meter itself, or somebody who looked and told it."
    )
    multiplied: bool = Field(
        default=False, description="Whether the transformation ratio is in the values already."
    )


class Profile(BaseModel):
    """All that is known of one meter, channel and local day.

    It replaces what was sent of that day before. An interval that is not known is left out.
    """

    meter_id: str
    obis: Literal["1.8.0", "2.8.0", "3.8.0", "4.8.0"]
    day: str = Field(examples=["2026-03-01"])
    time_zone: str
    interval_minutes: Literal[15, 30, 60]
    stamps: Literal["start", "end"] = Field(
        description="Which end of its interval each stamp names. A day whose stamps do not fit it"
        " is refused as a whole; a reader refuses a day of which nobody says it."
    )
    unit: Literal["kWh", "kvarh"]
    readings: list[list[str]] = Field(
        description="Stamp of the interval with its offset (see `stamps`), the energy, and"
        " «estimated» or «doubtful» where the value is not a measured one. Energy is digits with"
        " at most one point between them: `0.219`, never `1e3`, `1_000`, `+1`, `1.` or `1,5`.",
        examples=[[["2026-03-01T00:00:00+06:00", "0.219"]]],
    )
    multiplied: bool = Field(
        default=True,
        description="Whether it is what was used; false: what the meter measured behind its"
        " transformers.",
    )


class MeterEvent(BaseModel):
    """An entry of a meter's log."""

    meter_id: str
    at: str
    code: int
    severity: Literal["critical", "warning", "info"]
    message: str


class FeedOut(BaseModel):
    """A page of one kind; ask again with `cursor`, at once while `more` is true."""

    items: list[
        Customer
        | ServiceLocation
        | Account
        | UsagePoint
        | MeterModel
        | Meter
        | ConnectionState
        | Registers
        | Profile
        | MeterEvent
    ]
    cursor: str
    more: bool


class KindsOut(BaseModel):
    """The kinds of the feed, each after those that it refers to."""

    kinds: list[str]
