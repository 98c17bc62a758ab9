"""Shapes of a house's balance; energy in kWh with up to 3 decimals."""

from datetime import date as Date  # noqa: N812
from typing import Literal

from pydantic import BaseModel, Field

By = Literal["profile", "readings"]
Misfit = Literal["jump", "standstill", "reversed-zones", "backwards"]
Withheld = Literal["few-units", "no-house-meter", "not-by-hours", "not-arrived"]


class BalanceQuery(BaseModel):
    """Of which month."""

    month: Date | None = Field(
        None,
        description="A day of it; left out: the latest of which the balance is known, else the"
        " last that is over.",
    )


class HouseHoursQuery(BaseModel):
    """Of which day."""

    day: Date = Field(description="A local day.")


class BalanceHouseOut(BaseModel):
    """A house, and how it is called."""

    id: int
    address: str
    locality: str
    street: str | None
    house: str | None


class BalanceUnitsOut(BaseModel):
    """How many flats a sum is of."""

    total: int = Field(description="Meters of flats that stood there in the month.")
    answered: int = Field(description="Those in the sum; what the others used is in no sum.")
    by_profile: int = Field(description="Of these by the days of their profiles, of whole months.")
    by_readings: int = Field(description="Of these by what lies between readings.")
    spread: int = Field(
        description="Of these by an equal part of several months, between which none was read."
    )


class BalanceMonthOut(BaseModel):
    """What came into a house in a month, what its flats used, and what lies between."""

    month: Date = Field(description="Its first day.")
    house: float | None = Field(description="null: a common meter is missing, or there is none.")
    units_used: float | None = Field(description="null: no flat's use is known.")
    difference: float | None = Field(
        description="Common needs, losses, and what flats used that have not answered; below 0"
        " where flats used more."
    )
    difference_percent: float | None = Field(description="Of what came in, to one decimal.")
    house_by: By | None
    units: BalanceUnitsOut


class CommonMeterOut(BaseModel):
    """A common meter of the house in the month."""

    serial_number: str
    ratio: float = Field(description="On the month's last day.")
    used: float | None = Field(description="With the ratio of each of its days.")
    by: By | None
    kind: Misfit | None = Field(description="What does not fit.")


class MisfitOut(BaseModel):
    """A flat whose meter does not fit, and how: never how much."""

    flat: str | None
    kind: Misfit


class BalanceOut(BaseModel):
    """A house's balance by months, and of one of them more."""

    house: BalanceHouseOut
    first_month: Date = Field(description="The first that may be asked for.")
    last_month: Date = Field(description="The running month.")
    month: Date = Field(description="Of which is told more.")
    months: list[BalanceMonthOut] = Field(
        description="Twelve, the eldest first; fewer in the beginning."
    )
    meters: list[CommonMeterOut]
    misfits: list[MisfitOut] = Field(description="In the order of the flats.")
    read_from: Date | None = Field(
        description="The first day on which flats were read at the end of the month's time."
    )
    read_to: Date | None = Field(description="The last such day.")
    least_units: int = Field(description="Fewer flats than that tell nothing by the hour.")
    hours_withheld: Withheld | None = Field(
        description="Why there are no hours in the month; null: they may be asked for."
    )


class HouseHourOut(BaseModel):
    """An hour of a house's day."""

    start: str = Field(description="ISO 8601 with offset.")
    house: float
    units: float


class HouseHoursOut(BaseModel):
    """A house by the hours of a day; none where something is missing, or where it told of one."""

    day: Date
    units: int = Field(description="Flats whose meters stood there.")
    least_units: int
    withheld: Withheld | None = Field(description="Why there are none.")
    hours: list[HouseHourOut]
