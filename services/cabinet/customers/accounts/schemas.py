"""Shapes of accounts."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody


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
    state: Literal["open", "closed", "former"] = Field(
        description="`closed`: its contract has ended, and nobody has it since; `former`: it is"
        " another's now, or is not shown to the consumer any more."
    )
    meters_count: int = Field(description="Meters in service, not those that were replaced.")
    feed_in_only: bool = Field(description="Its meters measure nothing but energy given (A-).")


class PlaceOut(BaseModel):
    """A place of an account where meters are in service."""

    address: str
    meters_count: int


class AccountCardOut(AccountOut):
    """All that a consumer is told of an account."""

    supplier: str
    agreement_number: str | None
    agreement_start: date | None
    yours_since: date | None = Field(
        description="The supplier's local day on which the consumer came to see it."
    )
    places: list[PlaceOut] = Field(description="At most 200, by address.")
    others: list[Literal["linked", "administrator", "manager", "energy_engineer", "accountant"]] = (
        Field(description="Who else sees it today, each as one of the customer's or by a role.")
    )
    may_leave: bool = Field(description="False of who sees it by a role on the contract only.")


class LeaveIn(RequestBody):
    """How an account is given up."""

    keep_past: bool = Field(
        description="The time up to yesterday stays to be looked at, for the supplier's term."
    )
    nobody_else: bool = Field(
        default=False, description="The consumer knows that nobody else sees the account."
    )
