"""Shapes of users that staff add or edit."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from services.auth.actors.schemas import ActorIn
from services.auth.users.rules import LONGEST_NAME, one_line, person_name, staff_email
from services.contracts.account_numbers import TypedNumber

MOST_ACCOUNTS = 20
Name = Annotated[str, AfterValidator(person_name), Field(min_length=1, max_length=LONGEST_NAME)]
Email = Annotated[str, AfterValidator(staff_email), Field(min_length=3, max_length=254)]
# What is a phone number depends on the region, hence on the settings: see `actions`.
Phone = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=40)]
# Also a name from before names were looked at, as long as it is not changed.
KnownName = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=LONGEST_NAME)]


class ConsumerIn(ActorIn):
    """A consumer whom staff know: the accounts are theirs."""

    account_numbers: list[TypedNumber] = Field(min_length=1, max_length=MOST_ACCOUNTS)
    display_name: Name
    email: Email
    phone: Phone | None = None
    language: Literal["ru", "en"] = "ru"


class ConsumerChangeIn(ActorIn):
    """A consumer as he is from now on."""

    display_name: KnownName
    email: Email | None = None
    phone: Phone | None = None


class AccountIn(ActorIn):
    """One more account for a consumer."""

    account_number: TypedNumber


class StaffChangeIn(ActorIn):
    """A member of staff as they are from now on."""

    display_name: KnownName
    email: Email | None = None
    role: Literal["administrator", "operator", "viewer"]
