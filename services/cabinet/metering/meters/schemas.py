"""Shapes of meters."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field


class MeterOut(BaseModel):
    """A meter of a consumer's, and what was measured at its place, by former meters as well."""

    id: int
    serial_number: str
    name: str = Field(description="The usage point's name in the cabinet, else the model.")
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
    channels: list[Literal["A+", "A-", "R+", "R-"]]
    first_day: date | None = Field(description="First day of its place that is yours to see.")
    last_day: date | None = Field(
        description="Last day of its place that is yours to see; no later than the last measured."
    )
    time_zone: str
