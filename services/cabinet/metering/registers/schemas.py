"""Shapes of register readings."""

from datetime import date as Date  # noqa: N812
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from services.cabinet.metering.consumption.rules import IntervalName, PeriodName
from services.cabinet.metering.consumption.schemas import ChannelName
from services.cabinet.metering.ratios.schemas import FormerRatioOut
from services.cabinet.metering.registers.costing import Missing
from services.cabinet.metering.registers.rules import Origin, Remark, Zone


class RegisterReadingsQuery(BaseModel):
    """Which readings are wanted."""

    channel: ChannelName = Field(description="Kind of energy.")
    date: Date = Field(description="Any local day in the period.")
    interval: IntervalName = Field("month", description="How long the period is.")
    period: PeriodName = Field("calendar", description="Calendar or billing months.")
    as_known_on: Date | None = Field(
        None,
        description="As it was known at the end of this local day, with what has become of it"
        " since; not a day to come.",
    )
    cost: bool = Field(
        False, description="Say what was used cost as well; of A+ only, by today's prices."
    )


class ZoneReadingOut(BaseModel):
    """What one counter showed, and how far it went."""

    zone: Zone = Field(description="The code of the counter's tariff zone, or all of them.")
    value: float = Field(description="kWh or kvarh, as the counter shows it.")
    consumption: float | None = Field(
        description="kWh or kvarh since the reading before, with the transformation ratio."
    )
    since: datetime | None = Field(description="When the reading before was taken.")
    measured_consumption: float | None = Field(
        description="Since the last reading that was not computed, when it is another one."
    )
    measured_since: datetime | None
    remark: Remark | None = Field(
        description="`rollover`: it has begun anew; `below`: it shows less than before, which is"
        " asked back and counts for nothing; `shared`: the transformation ratio changed between the"
        " two readings, and each part is reckoned by its days."
    )


class RegisterReadingOut(BaseModel):
    """What the counters of a meter showed at a moment, for one kind of energy."""

    meter_id: int
    taken_at: datetime = Field(description="By the clock of its place.")
    origin: Origin = Field(
        description="The meter itself, the consumer, the supplier's inspector, or a computation."
    )
    quality: Literal["good", "estimated", "doubtful"]
    opening: bool = Field(
        description="It is from before the period, which it begins with; not in its consumption."
    )
    replaced: bool = Field(
        description="It was computed, and a later reading of the counter is lower: it does not"
        " count any more."
    )
    sums_differ: bool = Field(description="The zones do not make up the total.")
    consumption: float | None = Field(
        description="By all zones: by the total's counter, else by theirs; null = not known."
    )
    cost: int | None = Field(
        None,
        description="With `cost=true`: what `consumption` costs, in kopecks, spread evenly over the"
        " time since the reading before; null = not known, or has no price (`cost_missing`).",
    )
    zones: list[ZoneReadingOut]


class ReadMeterOut(BaseModel):
    """A meter whose readings are in the table."""

    id: int
    serial_number: str
    removed_on: Date | None
    digits: int | None = Field(description="Of its counters, before the point.")
    decimals: int | None = Field(description="And after it.")
    ratio: float = Field(description="Consumption = difference of readings × this.")
    former_ratios: list[FormerRatioOut] = Field(description="What it was before, eldest first.")


class ZoneSumOut(BaseModel):
    """What one tariff zone used in the period."""

    zone: Zone
    consumption: float


class ZoneCorrectionOut(BaseModel):
    """What a counter showed by what was known before, and after."""

    zone: Zone
    before: float | None
    after: float | None
    difference: float | None


class ReadingCorrectionOut(BaseModel):
    """What became of a reading after the asked day; without `before` it came only then."""

    meter_id: int
    taken_at: datetime
    at: datetime | None
    sender: str | None = Field(description="Who sent the batch that changed it.")
    batch_id: str | None
    zones: list[ZoneCorrectionOut]


class RegisterReadingsOut(BaseModel):
    """Readings of a period, latest first, and what was used between them."""

    channel: Literal["A+", "A-", "R+", "R-"]
    channels: list[Literal["A+", "A-", "R+", "R-"]] = Field(
        description="Kinds of energy of which there are readings."
    )
    unit: Literal["kWh", "kvarh"]
    interval: IntervalName
    period: PeriodName
    first_day: Date = Field(description="The period's first local day.")
    last_day: Date = Field(description="The period's last local day.")
    time_zone: str
    meters: list[ReadMeterOut]
    zones: list[Zone] = Field(description="Of the readings shown, in order.")
    items: list[RegisterReadingOut] = Field(
        description="A reading at the moment at which the period ends is what it ends with; it is"
        " this period's and not the next one's."
    )
    total: int = Field(description="How many readings there are in all.")
    consumption: float | None = Field(
        description="Used between the readings of the period; null = nothing is known."
    )
    consumption_by_zone: list[ZoneSumOut]
    cost: int | None = Field(
        None, description="With `cost=true`: kopecks, the sum of what is told of the readings."
    )
    cost_state: Literal["estimate"] | None = Field(
        None, description="With `cost=true`: it is no bill; null = there is no cost."
    )
    cost_complete: bool | None = Field(
        None, description="With `cost=true`: all that was used between readings is in it."
    )
    cost_missing: list[Missing] | None = Field(
        None,
        description="With `cost=true`: why something has no cost. `prices`: none is kept for some"
        " of the time; `readings`: a counter is asked back, and what others counted meanwhile is in"
        " no row; `zones`: the counters do not count by the zones of the tariff.",
    )
    since: datetime | None = Field(description="From which reading `consumption` counts.")
    until: datetime | None = Field(description="Up to which reading.")
    previous_date: Date | None = Field(description="A day to ask for the readings before.")
    next_date: Date | None = Field(description="A day to ask for the readings after.")
    as_known_on: Date | None = Field(None, description="As it was asked, if it was.")
    nothing_known: bool | None = Field(
        None, description="Nothing of the period was known on that day, though something is now."
    )
    corrections: list[ReadingCorrectionOut] | None = Field(
        None, description="What has changed after that day, by time; the first 200."
    )
    corrections_total: int | None = Field(None, description="How many there are in all.")
