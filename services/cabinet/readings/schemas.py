"""Shapes of consumption."""

from datetime import date as Date  # noqa: N812
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field

from services.cabinet.readings.rules import IntervalName, PeriodName


def _plain_sign(value: object) -> object:
    # A bare + in an address is a space, and people type a real minus.
    if isinstance(value, str) and len(value) == 2:
        return value.replace(" ", "+").replace("−", "-")
    return value


ChannelName = Annotated[Literal["A+", "A-", "R+", "R-"], BeforeValidator(_plain_sign)]


class ConsumptionQuery(BaseModel):
    """Which consumption is wanted."""

    channel: ChannelName = Field(description="Kind of energy.")
    interval: IntervalName = Field(description="How long the chart's period is.")
    date: Date = Field(description="Any local day in the period.")
    period: PeriodName = Field("calendar", description="Calendar or billing months.")


class ConsumptionPointOut(BaseModel):
    """One bar of the chart."""

    start: datetime
    end: datetime
    value: float | None = Field(
        description="kWh or kvarh with up to 3 decimals; null = nothing known."
    )
    complete: bool = Field(description="Whether no interval in it is missing.")


class ConsumptionOut(BaseModel):
    """Consumption of one meter and channel over a period."""

    meter_id: int
    channel: Literal["A+", "A-", "R+", "R-"]
    interval: Literal["day", "month", "year"]
    date: Date
    unit: Literal["kWh", "kvarh"]
    interval_minutes: int = Field(description="How long the measured intervals are.")
    start: datetime
    end: datetime
    points: list[ConsumptionPointOut]
    total: float | None
    complete: bool
    previous_date: Date | None = Field(description="A date to ask for the period before.")
    next_date: Date | None = Field(description="A date to ask for the period after.")
