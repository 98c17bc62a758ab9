"""Events that auth publishes."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

USER_REGISTERED = "auth.user_registered.v1"
USER_CHANGED = "auth.user_changed.v1"
PASSWORD_CHANGED = "auth.password_changed.v1"  # noqa: S105


class UserRegistered(BaseModel):
    """A user has come to be; consumers come with the accounts that they may see."""

    user_id: UUID
    user_class: Literal["consumer", "staff"]
    display_name: str
    email: str | None
    phone: str | None
    language: str
    account_numbers: list[str]


class UserChanged(BaseModel):
    """What may have changed of a user, as it is now."""

    user_id: UUID
    display_name: str
    email: str | None
    phone: str | None
    language: str
    active: bool


class PasswordChanged(BaseModel):
    """A user's password was changed; the letter goes to the address of that moment."""

    user_id: UUID
    email: str | None
    display_name: str
    language: str
    changed_at: datetime
