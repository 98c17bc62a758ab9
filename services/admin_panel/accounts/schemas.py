"""Shapes of the staff's account list."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Sort = Literal["number", "-number", "customer", "address"]


class CustomerRef(BaseModel):
    """Whose account it is."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    name: str
    kind: Literal["individual", "organization"]


class MeterRef(BaseModel):
    """A meter of the account."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    serial_number: str


class AdminAccountOut(BaseModel):
    """An account as staff see it."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    number: str
    customer: CustomerRef
    meters: list[MeterRef]
    address: str | None
    email: str | None
