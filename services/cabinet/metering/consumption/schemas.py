"""Shapes of consumption."""

from datetime import date as Date  # noqa: N812
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field

from services.cabinet.metering.consumption.rules import IntervalName, PeriodName, StepName


def _plain_sign(value: object) -> object:
    # A bare + in an address is a space, and people type a real minus.
    if isinstance(value, str) and len(value) == 2:
        return value.replace(" ", "+").replace("−", "-")
    return value


ChannelName = Annotated[Literal["A+", "A-", "R+", "R-"], BeforeValidator(_plain_sign)]


class ConsumptionQuery(BaseModel):
    """Which consumption is wanted: an interval around a date, or the days from start to end."""

    channel: ChannelName = Field(description="Kind of energy.")
    interval: IntervalName | None = Field(
        None, description="How long the chart's period is; with `date`."
    )
    date: Date | None = Field(None, description="Any local day in the period; with `interval`.")
    period: PeriodName = Field("calendar", description="Calendar or billing months.")
    step: StepName | None = Field(
        None,
        description="How long each point is: `interval` as measured, `hour`, `day`, `month`."
        " By default a day is told by intervals, a month by days, a year by months; with `start`"
        " and `end` it must be given. It cannot be longer than the period.",
    )
    start: Date | None = Field(
        None, description="The first local day, instead of `interval` and `date`; with `end`."
    )
    end: Date | None = Field(None, description="The last local day, which belongs to the period.")
    as_known_on: Date | None = Field(
        None,
        description="As it was known at the end of this local day, with what has become of it"
        " since; not a day to come.",
    )


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
    quality: Literal["good", "estimated", "doubtful"] | None = Field(
        description="The worst of what is known in it; null = nothing known, or not yours."
    )
    hidden: bool = Field(description="It is of a time in which the account was not yours.")


class CorrectionOut(BaseModel):
    """What became of a day of a meter after the asked day; `before` null: it came only then."""

    meter_id: int
    day: Date
    at: datetime | None
    sender: str | None = Field(description="Who sent the batch that changed it.")
    batch_id: str | None
    before: float | None = Field(description="kWh or kvarh of the day.")
    after: float | None
    difference: float


class _Consumption(BaseModel):
    channel: Literal["A+", "A-", "R+", "R-"]
    interval: Literal["day", "month", "year"] | None = Field(
        description="As it was asked; null when start and end were."
    )
    date: Date | None = Field(description="As it was asked; null when start and end were.")
    step: Literal["interval", "hour", "day", "month"] = Field(description="How long a point is.")
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
    previous_date: Date | None = Field(
        description="A date to ask for the period before: the day before this one begins."
    )
    next_date: Date | None = Field(
        description="A date to ask for the period after: the day after this one ends."
    )
    as_known_on: Date | None = Field(None, description="As it was asked, if it was.")
    nothing_known: bool | None = Field(
        None, description="Nothing of the period was known on that day, though something is now."
    )
    corrections: list[CorrectionOut] | None = Field(
        None, description="What has changed after that day, by days; the first 200."
    )
    corrections_total: int | None = Field(None, description="How many there are in all.")


class ConsumptionOut(_Consumption):
    """Consumption at one meter's place over a period, by one channel."""

    meter_id: int


class UsagePointConsumptionOut(_Consumption):
    """Consumption at a usage point over a period, by one channel."""

    usage_point_id: int


class AccountConsumptionOut(_Consumption):
    """Consumption of all usage points of an account over a period, by one channel."""

    account_id: int
