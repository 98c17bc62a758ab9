"""Shapes of users and staff."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

Role = Literal["administrator", "operator", "viewer"]


class UserOut(BaseModel):
    """A consumer or a member of staff."""

    id: str
    user_class: Literal["consumer", "staff"]
    login: str | None
    display_name: str
    email: str | None
    phone: str | None
    role: Role | None
    active: bool
    must_change_password: bool = Field(description="Has not signed in with an own password yet.")
    created_at: datetime
    last_seen_at: datetime | None


class StaffIn(BaseModel):
    """A new member of staff; the invitation goes to the address."""

    login: str = Field(min_length=2, max_length=64, pattern=r"^\s*[A-Za-z0-9][A-Za-z0-9._-]+\s*$")
    display_name: str = Field(min_length=1, max_length=200)
    role: Role
    email: str = Field(min_length=3, max_length=254)
    language: Literal["ru", "en"] = "ru"
