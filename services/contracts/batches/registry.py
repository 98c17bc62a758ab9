"""Lines of the registry: who has which account, point and meter.

What a number or text may be is written in `values.py`. A reference must name something that was
sent before, in an earlier batch.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from services.contracts.batches.records import Record, published
from services.contracts.batches.values import (
    Day,
    Inn,
    Key,
    MeasuredDay,
    Mrid,
    Nameplate,
    NullMeans,
    Postcode,
    Short,
    Words,
    Years,
    ZoneName,
)

_POINT = "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11"


class CustomerIn(Record):
    """A subscriber: who pays."""

    model_config = published(
        {"id": "c-1", "kind": "individual", "name": "Белов Иван Петрович", "phone": "+79130000001"}
    )

    id: Key = Field(description="Your own key of the customer.")
    kind: Literal["individual", "organization"]
    name: Words = Field(description="Surname, first name and patronymic, or the organization's.")
    email: Words | None = None
    phone: Short | None = None
    inn: Inn | None = Field(default=None, description="Taxpayer's number.")


class ServiceLocationIn(Record):
    """An energy object: where energy is delivered, with its address."""

    model_config = published(
        {
            "id": "l-1",
            "region": "Омская область",
            "locality": "Тара",
            "street": "ул. Лесная",
            "house": "4",
            "flat": "12",
            "building_kind": "apartment",
        }
    )

    id: Key = Field(description="Your own key of the object.")
    region: Words | None = None
    locality: Words = Field(description="Town or village.")
    street: Words | None = None
    house: Short | None = None
    flat: Short | None = None
    postcode: Postcode | None = None
    building_kind: Literal["apartment", "house", "other"] | None = None
    substation: Words | None = Field(
        default=None, description="What feeds it: outages of a substation touch all that it feeds."
    )
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = Field(
        default=None, description="Degrees (WGS 84); kept only together with the longitude."
    )
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = Field(
        default=None, description="Degrees (WGS 84); kept only together with the latitude."
    )


class AgreementIn(Record):
    """The agreement behind an account."""

    number: Key
    starts_on: Day | None = None
    ends_on: Day | None = None


class AccountIn(Record):
    """A customer's account; its key is its number.

    An account of another customer than before passes on to him from `contract_start`, or today.
    """

    model_config = published(
        {
            "number": "5501000011",
            "customer": "c-1",
            "service_location": "l-1",
            "agreement": {"number": "Д-11", "starts_on": "2024-03-01"},
            "contract_start": "2024-03-01",
        }
    )

    number: Key
    customer: Key = Field(description="`id` of a customer sent before.")
    service_location: Key | None = Field(
        default=None, description="`id` of a service location sent before."
    )
    agreement: AgreementIn | None = None
    contract_start: Day | None = None
    contract_end: Day | None = None


class UsagePointIn(Record):
    """A usage point: where energy is measured."""

    model_config = published(
        {
            "mrid": _POINT,
            "account": "5501000011",
            "service_location": "l-1",
            "time_zone": "Asia/Omsk",
        }
    )

    mrid: Mrid = Field(description="A UUID, bare or as `urn:uuid:…`.")
    account: Key | None = Field(default=None, description="`number` of an account sent before.")
    service_location: Key = Field(description="`id` of a service location sent before.")
    name: Words | None = None
    time_zone: ZoneName | None = Field(
        default=None,
        description="Name of a zone of the IANA database (one that is not there is refused:"
        " `unknown-value`); the supplier's if missing.",
    )
    tariff: Words | None = Field(
        default=None,
        description="Name of a tariff schedule; an unknown one is made. Another than you told"
        " before counts from `tariff_from` on, or from today; the same again changes nothing.",
    )
    tariff_from: Day | None = Field(
        default=None, description="The day from which the point has `tariff`."
    )
    amenity_level: Words | None = None
    scope: Annotated[Literal["unit", "building"], NullMeans("unit")] = Field(
        default="unit", description="What is measured: one dwelling or the whole building."
    )
    transformation_ratio: Annotated[float, Field(ge=0.0001, lt=10_000_000), NullMeans(1)] = Field(
        default=1,
        description="Differences of the counters' readings times it are what was used. Another than"
        " before counts from `transformation_ratio_from` on, or from today; the same again changes"
        " nothing.",
    )
    transformation_ratio_from: MeasuredDay | None = Field(
        default=None,
        description="The day from which the point has `transformation_ratio`, at the latest today:"
        " it takes the place of what was told from there on, and days before keep the ratio that"
        " they had. 2000-01-01 puts it right for all days. If you told too early a day, tell the"
        " former ratio from that day on, and in a later batch the new one from the right day.",
    )
    loss_percent: Annotated[float, Field(ge=-100, le=100)] | None = None
    read_remotely: bool | None = Field(
        default=None,
        description="Whether the meter there is read from afar, so that nobody hands readings in;"
        " missing: it is when readings or profiles have come from it within 62 days.",
    )


class MeterModelIn(Record):
    """A type of meters, as its passport describes it.

    Nameplate data are taken as they stand there: «230», 230 or «3×230/400».
    """

    model_config = published(
        {
            "id": "m-101",
            "name": "Меридиан-101",
            "manufacturer": "Завод «Меридиан»",
            "phases": 1,
            "nominal_voltage": 230,
            "nominal_current": "5(60)",
            "verification_interval_years": 16,
        }
    )

    id: Key = Field(description="Your own key of the type.")
    name: Words
    manufacturer: Words
    version_code: Words | None = None
    phases: Annotated[int, Field(ge=1, le=3)] | None = None
    nominal_voltage: Nameplate | None = Field(default=None, description="V.")
    nominal_current: Nameplate | None = Field(default=None, description="A.")
    maximum_current: Nameplate | None = Field(default=None, description="A.")
    frequency: Nameplate | None = Field(default=None, description="Hz.")
    meter_constant: Nameplate | None = Field(default=None, description="Impulses per kWh.")
    accuracy_active: Nameplate | None = None
    accuracy_reactive: Nameplate | None = None
    connection_kind: Words | None = None
    register_number: Nameplate | None = Field(
        default=None, description="In the register of types of measuring instruments."
    )
    verification_interval_years: Years | None = None
    service_life_years: Years | None = None
    register_digits: Annotated[int, Field(ge=1, le=12)] | None = Field(
        default=None,
        description="Digits of its counters before the point: one of 5 shows 00000 after 99999"
        " (kWh or kvarh).",
    )
    register_decimals: Annotated[int, Field(ge=0, le=3)] | None = Field(
        default=None, description="Digits of its counters after the point."
    )


class MeterIn(Record):
    """A meter and where it stands; one that was replaced is sent again with `removed_on`."""

    model_config = published(
        {
            "id": "M1",
            "serial_number": "240007919",
            "model": "m-101",
            "usage_point": _POINT,
            "installed_on": "2024-03-01",
        }
    )

    id: Key = Field(description="Your own key of the meter.")
    serial_number: Short
    model: Key | None = Field(default=None, description="`id` of a meter model sent before.")
    usage_point: Mrid | None = Field(default=None, description="`mrid` of a point sent before.")
    installed_on: Day | None = None
    removed_on: Day | None = Field(default=None, description="Not earlier than `installed_on`.")
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
