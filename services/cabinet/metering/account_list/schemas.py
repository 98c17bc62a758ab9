"""Shapes of staff's list of accounts."""

from typing import Literal

from pydantic import BaseModel


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
