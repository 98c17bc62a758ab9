"""Shapes of what one's own past tells."""

from datetime import date as Date  # noqa: N812
from typing import Literal

from pydantic import BaseModel, Field

from services.cabinet.metering.consumption.schemas import ChannelName


class InsightQuery(BaseModel):
    """Which energy is looked at."""

    channel: ChannelName = Field("A+", description="Kind of energy.")


class UnusualDaysQuery(InsightQuery):
    """Which energy, and of which days."""

    start: Date = Field(description="First local day.")
    end: Date = Field(description="Last local day; a year is the longest.")


class ForecastOut(BaseModel):
    """How this month will end, if days go on as they went."""

    month: Date = Field(description="Its first day.")
    as_of: Date = Field(description="The first local day of which not all is known.")
    so_far: float = Field(description="What is known of the month.")
    expected: float = Field(description="The whole month.")
    low: float = Field(description="It ends above that, and below `high`, about 8 times of 10.")
    high: float
    tried: int = Field(description="Former months that were forecast as of the same day.")
    inside: int = Field(description="How many of them ended between low and high.")


class UnusualDayOut(BaseModel):
    """A day unlike the days of its kind in the eight weeks before."""

    day: Date
    value: float
    usual: float = Field(description="The middle one of these.")
    usual_low: float
    usual_high: float
    more: bool = Field(description="It was more than usual; else less.")


class UnusualDaysOut(BaseModel):
    """Unusual ones of days, the eldest first; energy in kWh or kvarh with up to 3 decimals."""

    meter_id: int
    channel: Literal["A+", "A-", "R+", "R-"]
    unit: Literal["kWh", "kvarh"]
    items: list[UnusualDayOut]


class AccountUnusualDaysOut(BaseModel):
    """The same of an account: days of all its places together, of which each is known whole."""

    account_id: int
    channel: Literal["A+", "A-", "R+", "R-"]
    unit: Literal["kWh", "kvarh"]
    items: list[UnusualDayOut]


class InsightOut(BaseModel):
    """What the place's own past tells; energy in kWh or kvarh with up to 3 decimals."""

    meter_id: int
    channel: Literal["A+", "A-", "R+", "R-"]
    unit: Literal["kWh", "kvarh"]
    last_day: Date | None = Field(description="The last day that is known whole.")
    forecast: ForecastOut | None
    unforecast: Literal["little-known", "no-news"] | None = Field(
        description="Why there is no forecast: too few whole days, or none of late."
    )
    unusual: list[UnusualDayOut] = Field(description="Of the last twelve months, newest first.")
    typical: list[list[float | None]] | None = Field(
        description="The middle value of each hour, Monday first; null with less than two weeks."
    )
    typical_days: int = Field(description="From how many days of the last eight weeks.")
