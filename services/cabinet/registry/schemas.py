"""Shapes of accounts and meters."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field


class AccountOut(BaseModel):
    """A consumer's account."""

    id: int
    number: str
    customer_name: str
    address: str
    building_type: Literal["apartment", "house", "other"] | None
    contract_start: date | None
    contract_end: date | None
    meters_count: int


class MeterOut(BaseModel):
    """A meter of a consumer's, with what it has measured."""

    id: int
    serial_number: str
    name: str = Field(description="The usage point's name in the cabinet, else the model.")
    model: str | None
    manufacturer: str | None
    account_id: int
    account_number: str
    address: str
    connection_state: Literal["connected", "disconnected", "limited"] | None
    channels: list[Literal["A+", "A-", "R+", "R-"]]
    first_day: date | None
    last_day: date | None
    time_zone: str


class CustomerRefOut(BaseModel):
    """The subscriber of an account."""

    id: int
    name: str
    kind: Literal["individual", "organization"]


class MeterRefOut(BaseModel):
    """A meter of an account."""

    id: int
    serial_number: str


class StaffAccountOut(BaseModel):
    """An account as staff see it in the list."""

    id: int
    number: str
    customer: CustomerRefOut
    meters: list[MeterRefOut]
    address: str
    email: str | None
