"""Shapes of the staff's account list."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from services.kit.shapes import RequestBody

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


class CodeIn(RequestBody):
    """The account that a code is for."""

    account_number: str = Field(min_length=1, max_length=64, description="In any spelling.")


class CodeOut(BaseModel):
    """A code for a bill; it is not shown again."""

    number: str
    code: str
    expires_at: datetime
