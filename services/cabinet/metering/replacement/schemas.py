"""Shapes of taking a meter down and putting another in its place."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, Field, model_validator

from services.cabinet.metering.consumption.schemas import ChannelName
from services.cabinet.metering.registers.rules import Zone
from services.contracts.batches.values import Day, Key, Short
from services.kit.shapes import RequestBody

_Key = Annotated[int, Field(ge=1, le=2**31 - 1)]
# By kind of energy and zone, as typed off the counter, in kWh or kvarh.
_Typed = Annotated[str, Field(min_length=1, max_length=32)]
_Readings = Annotated[
    Mapping[ChannelName, Mapping[Zone, _Typed]],
    Field(
        max_length=4,
        description="By kind of energy and zone, as the counter shows it, in kWh or kvarh:"
        ' `{"A+": {"T1": "15230,5"}}`.',
    ),
]


class NewMeterIn(RequestBody):
    """The meter that comes: one that is known and stands nowhere, or one that nobody knows yet."""

    meter_id: _Key | None = Field(None, description="Of a meter that stands nowhere.")
    serial_number: Short | None = Field(None, description="Of a meter that nobody knows yet.")
    model_id: _Key | None = None
    key: Key | None = Field(
        None, description="The key under which systems will send it; its serial number if missing."
    )
    manufactured_on: Day | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "NewMeterIn":
        if (self.meter_id is None) == (self.serial_number is None):
            raise ValueError("name a known meter, or the serial number of a new one")
        return self


class ReplacementIn(RequestBody):
    """What was done on the spot: the day, both readings, the meter that came, if one did."""

    replaced_on: Day = Field(description="The local day; both meters have measured on it.")
    last_readings: _Readings = Field(
        default_factory=dict, description="What the meter showed that went."
    )
    new: NewMeterIn | None = Field(None, description="Null: the meter is only taken down.")
    first_readings: _Readings = Field(
        default_factory=dict, description="What the meter shows that came; any number."
    )
    confirm: bool = Field(
        False, description="The last reading is right though it is lower than one before."
    )


class ReplacementOut(BaseModel):
    """A replacement that was done."""

    id: int
    old_meter_id: int
    new_meter_id: int | None
    replaced_on: Day
