"""Shapes of users and staff."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody

Role = Literal["administrator", "operator", "viewer"]


class UserOut(BaseModel):
    """A consumer or a member of staff."""

    id: str
    user_class: Literal["consumer", "staff"]
    login: str | None
    display_name: str
    email: str | None
    phone: str | None
    claimed_phone: str | None = Field(
        default=None, description="Not proved to be theirs: no login. Setting it as `phone` does."
    )
    role: Role | None
    active: bool
    must_change_password: bool = Field(description="Has not signed in with an own password yet.")
    created_at: datetime
    last_seen_at: datetime | None
    second_factor: bool = Field(description="Something beside the password is switched on.")


class StaffIn(RequestBody):
    """A new member of staff; the invitation goes to the address."""

    login: str = Field(min_length=2, max_length=64, pattern=r"^\s*[A-Za-z0-9][A-Za-z0-9._-]+\s*$")
    display_name: str = Field(min_length=1, max_length=200)
    role: Role
    email: str = Field(min_length=3, max_length=254)
    language: Literal["ru", "en"] = "ru"


AccountNumber = Annotated[str, Field(min_length=1, max_length=64)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Email = Annotated[str, Field(min_length=3, max_length=254)]
Phone = Annotated[str, Field(min_length=1, max_length=40, description="In any spelling.")]


class ConsumerIn(RequestBody):
    """A consumer whom staff know; a letter brings a temporary password of 72 hours."""

    account_numbers: list[AccountNumber] = Field(min_length=1, max_length=20)
    display_name: Name
    email: Email
    phone: Phone | None = None
    language: Literal["ru", "en"] = "ru"


class ConsumerChangeIn(RequestBody):
    """A consumer as he is from now on; an e-mail address is changed, never removed."""

    display_name: Name
    email: Email | None = None
    phone: Phone | None = None


class AccountIn(RequestBody):
    """One more account for a consumer."""

    account_number: AccountNumber


class StaffChangeIn(RequestBody):
    """A member of staff as they are from now on; an e-mail address is never removed."""

    display_name: Name
    email: Email | None = None
    role: Role
