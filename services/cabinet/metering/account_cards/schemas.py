"""Shapes of the cards of accounts and subscribers."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from services.cabinet.edits.rules import ObjectKind
from services.cabinet.edits.schemas import Reason
from services.contracts.account_numbers import TypedNumber
from services.contracts.batches.values import Day, Inn, Key, Short, Words
from services.kit.shapes import RequestBody

BuildingType = Literal["apartment", "house", "other"]
CustomerKind = Literal["individual", "organization"]


class AddressIn(RequestBody):
    """An address in parts; one that the registry knows is used again, in whatever letters."""

    region: Words | None = None
    locality: Words = Field(description="Town or village.")
    street: Words | None = None
    house: Short | None = None
    flat: Short | None = None


class AddressPartsOut(BaseModel):
    """An address in parts, and the whole of it in words."""

    region: str | None
    locality: str
    street: str | None
    house: str | None
    flat: str | None
    text: str


class DifferenceOut(BaseModel):
    """A field that staff have set and a system has told otherwise since."""

    kind: ObjectKind
    field: str
    ours: str | None = Field(description="The value of staff, in words.")
    told: str | None = Field(description="The system's latest value, in words.")
    state: Literal["differs", "replaced"] = Field(
        description="`differs`: ours stands until somebody decides; `replaced`: the system's does."
    )
    editor: str
    edited_at: datetime
    told_at: datetime
    source: str | None = Field(description="Who has told it.")
    batch_id: str | None


class CustomerOnCardOut(BaseModel):
    """The subscriber of an account."""

    id: int
    name: str
    kind: CustomerKind


class StaffAccountCardOut(BaseModel):
    """An account's card (manual 000, figure 37)."""

    id: int
    number: str
    customer: CustomerOnCardOut
    agreement_number: str | None
    address: AddressPartsOut | None
    building_type: BuildingType | None
    contract_start: date | None
    contract_end: date | None
    differences: list[DifferenceOut]


class AccountFieldsIn(RequestBody):
    """What staff write of an account beside its number."""

    address: AddressIn | None
    building_type: BuildingType | None = Field(description="Of the whole house.")
    contract_start: Day | None
    contract_end: Day | None


class AccountChangeIn(AccountFieldsIn):
    """What staff may change of an account; its number is what everybody knows it by, and stays."""

    reason: Reason


class CustomerIn(RequestBody):
    """A subscriber as staff write him."""

    kind: CustomerKind
    name: Words
    email: Words | None = None
    phone: Short | None = None
    inn: Inn | None = None


class CustomerChangeIn(CustomerIn):
    """What staff change of a subscriber, and why."""

    reason: Reason


class NewCustomerIn(CustomerIn):
    """A subscriber whom the registry does not know yet."""

    key: Key | None = Field(
        default=None,
        description="The key that the billing system has of him, so that its batches mean him.",
    )


class NewAccountIn(AccountFieldsIn):
    """A new account: of a subscriber who is there (`customer_id`), or of a new one."""

    number: TypedNumber
    customer_id: int | None = Field(default=None, ge=1, le=2_147_483_647)
    customer: NewCustomerIn | None = None


class AccountOfCustomerOut(BaseModel):
    """An account on its subscriber's card."""

    id: int
    number: str
    address: str
    contract_start: date | None
    contract_end: date | None


class MeterOfCustomerOut(BaseModel):
    """A meter in service on its subscriber's card."""

    id: int
    serial_number: str
    model: str | None
    account_number: str
    address: str
    tariff: str | None
    installed_on: date | None


class CustomerCardOut(BaseModel):
    """A subscriber's card (manual 000, figure 38): himself, his accounts and their meters."""

    id: int
    key: str = Field(description="What systems know him by.")
    kind: CustomerKind
    name: str
    email: str | None
    phone: str | None
    inn: str | None
    accounts: list[AccountOfCustomerOut] = Field(description="The first 200, by number.")
    accounts_total: int
    meters: list[MeterOfCustomerOut] = Field(description="The first 200, in service.")
    meters_total: int
    differences: list[DifferenceOut]


class DecisionIn(RequestBody):
    """What staff decide of a difference."""

    kind: ObjectKind
    field: str = Field(min_length=1, max_length=32)
    choice: Literal["system", "staff"] = Field(
        description="`system`: its value goes in; `staff`: ours stays, and the same told again is"
        " no difference any more."
    )


class ChangeOut(BaseModel):
    """A change of the card by staff that is known still."""

    field: str
    at: datetime
    editor: str


class PartsOut(BaseModel):
    """Names that the registry knows, at most 20."""

    items: list[str] = Field(max_length=20)


def as_words(value: Any) -> str | None:
    """Return a stored value of an edit as a card shows it."""
    return None if value is None else str(value)
