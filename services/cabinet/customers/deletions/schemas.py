"""Shapes of what staff delete and bring back."""

from datetime import datetime

from pydantic import BaseModel, Field, model_validator

from services.cabinet.customers.deletions.rules import MOST_AT_ONCE
from services.cabinet.edits.schemas import Reason
from services.kit.shapes import RequestBody

_KEY_MOST = 2_147_483_647


class DeletionIn(RequestBody):
    """What is chosen: accounts, or subscribers with all accounts of theirs; not both."""

    accounts: list[int] = Field(default_factory=list, max_length=MOST_AT_ONCE)
    customers: list[int] = Field(default_factory=list, max_length=MOST_AT_ONCE)

    @model_validator(mode="after")
    def _one_kind(self) -> "DeletionIn":
        if bool(self.accounts) == bool(self.customers):
            raise ValueError("Name accounts or customers.")
        if any(not 0 < key <= _KEY_MOST for key in (*self.accounts, *self.customers)):
            raise ValueError("A key is out of range.")
        return self


class ReasonedDeletionIn(DeletionIn):
    """What is deleted, and why."""

    reason: Reason


class DeletionPlanOut(BaseModel):
    """What would happen; its ETag is named by the deletion, so that it is what happens."""

    accounts: int = Field(description="Accounts that disappear from lists and cabinets.")
    customers: int = Field(description="Subscribers who disappear with them.")
    open_contracts: int = Field(description="Accounts among them whose contract goes on today.")
    meters: int = Field(description="Meters in service; they stay, with all their readings.")
    measured_meters: int = Field(description="Meters among them that have readings.")
    users: int = Field(description="Users who see an account of them today and will not.")
    numbers: list[str] = Field(description="The first accounts, by number.", max_length=10)
    restorable_days: int = Field(description="How long all of it can be brought back.")


class DeletionDoneOut(BaseModel):
    """What was deleted, to be brought back by its id."""

    id: int
    accounts: int
    customers: int
    restorable_until: datetime


class DeletionOut(BaseModel):
    """Something that can be brought back."""

    id: int
    deleted_at: datetime
    deleter: str = Field(description="The member of staff, as called then.")
    restored_at: datetime | None
    restorable_until: datetime
    accounts: int
    customers: int
    numbers: list[str] = Field(description="The first five accounts.")
