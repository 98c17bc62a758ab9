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


class ShownQuery(BaseModel):
    """Which points are wanted: of an interval around a date, or of the days from start to end."""

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


class ConsumptionQuery(ShownQuery):
    """Which consumption is wanted, and what beside it."""

    as_known_on: Date | None = Field(
        None,
        description="As it was known at the end of this local day, with what has become of it"
        " since; not a day to come.",
    )
    cost: bool = Field(
        False,
        description="Say what each point costs as well; of A+ only, by the prices that are kept"
        " now. With `as_known_on` bands are filled by what was known of the account on that day.",
    )
    points: Literal["rows", "columns"] = Field(
        "rows",
        description="`columns` tells the same of intervals, hours and days in a twentieth of the"
        " bytes: `points` is empty then, `columns` has the numbers.",
    )
    zones: bool = Field(
        False, description="Say how much fell into each tariff zone as well; of A+ only."
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
    cost: int | None = Field(
        None,
        description="With `cost=true`: what it costs, in kopecks; null = nothing known of it, or"
        " the supplier keeps no prices for some of it.",
    )


class RunOut(BaseModel):
    """Points one right after another, all by one offset of the clock."""

    start: datetime = Field(description="Where the first of them begins, with the offset of all.")
    count: int


class OddPointsOut(BaseModel):
    """The points of which something is known, but not all of it or not for sure; columns again."""

    at: list[int] = Field(description="Which points, counted from 0.")
    complete: list[bool]
    estimated: list[int | None] = Field(description="Wh or varh, as of `estimated` of a point.")
    doubtful: list[int | None] = Field(description="Wh or varh, as of `doubtful` of a point.")


class ConsumptionColumnsOut(BaseModel):
    """What `points` tell of intervals, hours and days, column by column; point by point in order.

    A point ends where the next one begins, the last one at `end`; it is of the local day on which
    it begins. Points of days are those from `first_day` on, one after the other.
    """

    minutes: int = Field(
        description="How long each point is; of days 1440, also where a clock is changed."
    )
    runs: list[RunOut] = Field(
        description="Where points begin: one entry, or more over the year where a clock is changed."
    )
    values: list[int | None] = Field(description="Wh or varh; null = nothing known.")
    odd: OddPointsOut
    hidden: list[tuple[int, int]] = Field(
        description="Points of a time that was not yours: the first of them, and the one after the"
        " last. Nothing else of which nothing is known is complete."
    )
    costs: list[int | None] | None = Field(
        description="With `cost=true`: kopecks, as `cost` of points; null = no prices at all."
    )


class ZoneConsumptionOut(BaseModel):
    """What of the points fell into one tariff zone."""

    zone: str = Field(description="The zone's code in its tariff, `T1` for one.")
    titles: dict[str, str] = Field(description="What the tariff calls it, by language.")
    values: list[float | None] = Field(description="kWh of each of `points`; null = unknown.")
    total: float | None


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
    columns: ConsumptionColumnsOut | None = Field(
        None, description="With `points=columns`: the points; `points` is empty then."
    )
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
    cost: int | None = Field(
        None,
        description="With `cost=true`: kopecks, the exact sum of what the points cost; null = the"
        " supplier keeps no prices for this time.",
    )
    cost_state: Literal["estimate"] | None = Field(
        None,
        description="`estimate`: by the tariff in force on each hour, whatever the bill will say."
        " Of bands of consumption the price is the effective one of the account's month, of a"
        " running month by what has been used so far.",
    )
    cost_complete: bool | None = Field(
        None, description="Whether nothing is missing in it, and all of it has a price."
    )
    zones: list[ZoneConsumptionOut] | None = Field(
        None,
        description="With `zones=true`: the zones of the tariffs that were in force, in the order"
        " of their codes. What has no tariff is in none of them.",
    )


class ConsumptionOut(_Consumption):
    """Consumption at one meter's place over a period, by one channel."""

    meter_id: int


class UsagePointConsumptionOut(_Consumption):
    """Consumption at a usage point over a period, by one channel."""

    usage_point_id: int


class AccountConsumptionOut(_Consumption):
    """Consumption of all usage points of an account over a period, by one channel."""

    account_id: int
