"""Shapes of accounts."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field


class AccountOut(BaseModel):
    """A consumer's account: one of his own today, or one of former times (`ongoing` false).

    Everything is as of the consumer's own time: who the customer was, where, and until when.
    """

    id: int
    number: str
    customer_name: str
    address: str
    building_type: Literal["apartment", "house", "other"] | None
    contract_start: date | None
    contract_end: date | None = Field(description="The last day that is yours, if there is one.")
    ongoing: bool = Field(description="It is yours today; else only its past is, to look at.")
    kept_until: date | None = Field(description="Until when that past can be looked at.")
    meters_count: int = Field(description="Meters in service, not those that were replaced.")
