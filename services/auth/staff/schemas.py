"""Shapes of what staff do to users."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from services.auth.actors.schemas import ActorIn
from services.auth.users.rules import LONGEST_NAME, person_name, staff_email, staff_login


class ListedUserOut(BaseModel):
    """A user as staff see them."""

    id: UUID
    user_class: Literal["consumer", "staff"]
    login: str | None
    display_name: str
    email: str | None
    phone: str | None
    claimed_phone: str | None = None
    role: Literal["administrator", "operator", "viewer"] | None
    active: bool
    must_change_password: bool
    created_at: datetime
    last_seen_at: datetime | None = None
    second_factor: bool = False


class StaffIn(ActorIn):
    """A new member of staff."""

    login: Annotated[str, AfterValidator(staff_login)] = Field(min_length=2, max_length=64)
    display_name: Annotated[str, AfterValidator(person_name)] = Field(
        min_length=1, max_length=LONGEST_NAME
    )
    role: Literal["administrator", "operator", "viewer"]
    email: Annotated[str, AfterValidator(staff_email)] = Field(min_length=3, max_length=254)
    language: Literal["ru", "en"] = "ru"
