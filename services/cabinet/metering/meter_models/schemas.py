"""Shapes of the dictionary of meter models (manual 000, 3.2.2, figure 41)."""

from typing import Annotated

from pydantic import BaseModel, Field

from services.cabinet.metering.meters.schemas import PassportOut
from services.contracts.batches.values import Nameplate, Words, Years
from services.kit.shapes import RequestBody


class PassportIn(RequestBody):
    """The passport of a type of meters; what is left out is not known of it."""

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
        default=None, description="Of its counters, before the point."
    )
    register_decimals: Annotated[int, Field(ge=0, le=3)] | None = Field(
        default=None, description="And after it."
    )


class MeterModelOut(PassportOut):
    """A type of meters, and how many meters are of it."""

    id: int
    key: str = Field(description="The key under which systems send it.")
    meters: int = Field(description="How many meters are of it, in service or not.")
    doubles: list[str] = Field(description="Keys of those that were merged into it.")


class MergeIn(RequestBody):
    """Which model stays."""

    into: Annotated[int, Field(ge=1, le=2**31 - 1)] = Field(
        description="The `id` of the model that stays; meters of the other become of it."
    )


class ManufacturersOut(BaseModel):
    """Everybody whose meters the dictionary has."""

    items: list[str]
