"""Shapes of advice: money in kopecks with VAT, energy in kWh, prices in roubles a kWh."""

from datetime import date as Date  # noqa: N812
from typing import Literal

from pydantic import BaseModel, Field

State = Literal[
    "told",
    "ended",
    "organization",
    "no-prices",
    "no-hours",
    "some-without-hours",
    "short",
    "gaps",
]


class GapOut(BaseModel):
    """A month of which hours are missing."""

    month: Date
    missing: int


class AdviceZoneOut(BaseModel):
    """What falls into a zone of a tariff."""

    zone: str = Field(examples=["T1"])
    titles: dict[str, str]
    price: float = Field(description="Of the first band.")
    total: float = Field(description="kWh of the year.")
    values: list[float] = Field(description="kWh of each month.")
    prices: list[float] = Field(
        description="What a kWh costs in each month, all bands that the account fills together."
    )


class AdviceOptionOut(BaseModel):
    """The year under one tariff, at the prices of today."""

    schedule_id: int | None = Field(
        description="null: the account's points have several tariffs now; all stay as they are."
    )
    names: list[str]
    names_en: list[str] = Field(
        description="The same in English; empty where a tariff has no English name."
    )
    present: bool = Field(description="The account has it now.")
    offered: bool = Field(description="The supplier offers it; the present one may be closed.")
    cost: int
    difference: int | None = Field(description="To the present one; less than 0: cheaper.")
    months: list[int] = Field(description="They come to `cost`.")
    zones: list[AdviceZoneOut] = Field(description="Of several tariffs none.")
    bands: bool = Field(description="The price depends on how much a month takes.")
    vat_percent: float | None
    prices_since: Date | None
    next_prices_from: Date | None = Field(description="Other prices are known from then on.")


class BreakEvenOut(BaseModel):
    """From which share of night use on two zones cost less than one, in the prices of the year."""

    single_id: int
    two_id: int
    share: float = Field(description="0-1; 0: always, 1: never.")
    own_share: float


class PaidOut(BaseModel):
    """What the same hours cost by the tariff and the prices that were in force on each."""

    cost: int
    complete: bool = Field(description="All hours that are known have a price.")
    months: list[int | None]


class MeterZonesOut(BaseModel):
    """How many zones a meter counts; null: not known."""

    serial_number: str
    zones: int | None


class AdviceOut(BaseModel):
    """Which tariff would have cost least, or why that is not told."""

    account_id: int
    state: State = Field(
        description="`told`, or why there are no sums: the contract has ended; the account is an"
        " organization's; no prices are kept of tariffs that are offered; no meter is read by the"
        " hour, or not all are; fewer than twelve months are known; more than 2 % of hours are"
        " missing."
    )
    first_day: Date = Field(description="Of the twelve whole months before this one.")
    last_day: Date
    months: list[Date]
    hours: int = Field(description="Hours of the year, of all points of the account together.")
    missing: int
    gaps: list[GapOut]
    estimated: int = Field(description="Hours that are not measured but estimated, or doubtful.")
    known_since: Date | None
    ready_on: Date | None = Field(description="When twelve whole months will be known.")
    total: float | None = Field(description="kWh of the year.")
    prices_on: Date = Field(description="Prices of this day count for all of the year.")
    options: list[AdviceOptionOut] = Field(description="The cheapest first.")
    paid: PaidOut | None
    break_even: BreakEvenOut | None
    meters: list[MeterZonesOut]
