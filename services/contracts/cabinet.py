"""Events that cabinet publishes."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

ACCESS_ENDED = "cabinet.access_ended.v1"
ACCESS_BEGUN = "cabinet.access_begun.v1"
ACCOUNT_GIVEN = "cabinet.account_given.v1"
ACCOUNT_PASSED_ON = "cabinet.account_passed_on.v1"
SUPPLIER_CHANGED = "cabinet.supplier_changed.v1"


class AccessEnded(BaseModel):
    """A user's time with an account has an end; days are the supplier's local ones.

    `last_day` is None when nothing is seen any more; until `kept_until` the time before stays.
    """

    user_id: UUID
    account_ending: str
    reason: Literal["passed-on", "contract-ended", "taken"]
    last_day: date | None
    kept_until: date | None


class AccessBegun(BaseModel):
    """An account became that of a user's customer, from `first_day` on (None = from ever).

    `visible` tells whether the user sees it; else staff have to give it to him.
    """

    user_id: UUID
    account_ending: str
    first_day: date | None
    visible: bool


class AccountGiven(BaseModel):
    """Staff have let a consumer see one more account.

    Known for it before: the users who see it (`known_users`), and the registry's e-mail address.
    """

    user_id: UUID
    account_ending: str
    known_users: list[UUID]
    known_email: str | None
    given_at: datetime


class AccountPassedOn(BaseModel):
    """A batch has given an account to another customer; customers are the supplier's own keys."""

    source: str
    batch_id: str
    account_number: str
    former_customer: str
    customer: str
    last_day: date | None
    first_day: date | None
    users: int


class SupplierChanged(BaseModel):
    """Who the supplier is from now on: its name, and the IANA time zone of its clock."""

    name: str
    time_zone: str
