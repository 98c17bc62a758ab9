"""Shapes of what was done with one's data."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class ActOut(BaseModel):
    """Something that was done with your data; alike acts of an hour are told as one."""

    at: datetime = Field(description="The last of them.")
    times: int
    by: Literal["administrator", "operator", "viewer", "system", "other"] = Field(
        description="In which role; names are not told."
    )
    act: str = Field(description="As the reference of staff acts names it.")
    account_number: str | None = Field(description="Which account it was about, if one.")
    reason: str | None = Field(description="Why, where it was said for you to read.")


class DeliveryOut(BaseModel):
    """What a system has handed in about you last."""

    sender: str
    kind: Literal["interval-profiles", "register-readings", "meter-events"]
    at: datetime


class DeliveriesOut(BaseModel):
    """What systems hand in about your meters; by sender and kind the last time."""

    items: list[DeliveryOut]
