"""Shapes of consumption."""

from datetime import date as Date  # noqa: N812
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field

from services.cabinet.metering.consumption.rules import IntervalName, PeriodName


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


_ESTIMATED: Any = Field(
    description="How much of it was computed, not measured; null = it holds no such value."
)
_DOUBTFUL: Any = Field(
    description="How much of it was measured but is not relied on; null = it holds no such value."
)


class ConsumptionPointOut(BaseModel):
    """One bar of the chart."""

    start: datetime
    end: datetime
    first_day: Date = Field(description="The local day on which it begins.")
    last_day: Date = Field(description="The last local day that it touches.")
    value: float | None = Field(
        description="kWh or kvarh with up to 3 decimals; null = nothing known."
    )
    complete: bool = Field(description="Whether no interval in it is missing.")
    estimated: float | None = _ESTIMATED
    doubtful: float | None = _DOUBTFUL
    hidden: bool = Field(description="It is of a time in which the account was not yours.")


class ConsumptionOut(BaseModel):
    """Consumption at one meter's place over a period, by one channel."""

    meter_id: int
    channel: Literal["A+", "A-", "R+", "R-"]
    interval: Literal["day", "month", "year"]
    date: Date
    unit: Literal["kWh", "kvarh"]
    interval_minutes: int = Field(description="How long the measured intervals are.")
    start: datetime
    end: datetime
    first_day: Date = Field(description="The period's first local day.")
    last_day: Date = Field(description="The period's last local day.")
    points: list[ConsumptionPointOut]
    total: float | None
    complete: bool
    estimated: float | None = _ESTIMATED
    doubtful: float | None = _DOUBTFUL
    previous_date: Date | None = Field(description="A date to ask for the period before.")
    next_date: Date | None = Field(description="A date to ask for the period after.")
