"""Shapes of staff's list of accounts."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field


class CustomerRefOut(BaseModel):
    """The subscriber of an account."""

    id: int
    name: str
    kind: Literal["individual", "organization"]


class MeterRefOut(BaseModel):
    """A meter of an account, in service."""

    id: int
    serial_number: str
    model: str | None


class StaffAccountOut(BaseModel):
    """An account as staff see it in the list."""

    id: int
    number: str
    customer: CustomerRefOut
    meters: list[MeterRefOut]
    address: str
    email: str | None
    contract_start: date | None
    contract_end: date | None
    tariffs: list[str]
    users: int = Field(description="Who are linked to it as its subscriber's people.")
    differs: bool = Field(description="A system differs from staff, and nobody has decided.")


class ChosenAccountOut(BaseModel):
    """An account that is chosen with all that were found."""

    id: int
    number: str
    customer_id: int


class ChosenAccountsOut(BaseModel):
    """The first 2 000 of what was found, in its order."""

    items: list[ChosenAccountOut]
    total: int


class TariffRefOut(BaseModel):
    """A tariff schedule to filter by."""

    id: int
    name: str


class FilterChoicesOut(BaseModel):
    """What accounts can be filtered by: towns and tariffs that some account has, at most 500."""

    localities: list[str]
    tariffs: list[TariffRefOut]
