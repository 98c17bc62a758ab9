"""Shapes of users."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.kit.shapes import RequestBody


class UserOut(BaseModel):
    """The signed-in user."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    user_class: Literal["consumer", "staff"]
    login: str
    display_name: str
    email: str | None
    phone: str | None = Field(description="A login, like the e-mail address.")
    claimed_phone: str | None = Field(description="Not proved to be the user's: no login.")
    role: Literal["administrator", "operator", "viewer"] | None
    language: Literal["ru", "en"]
    must_change_password: bool
    must_set_second_factor: bool = Field(
        description="Before anything else but a demanded change of the password."
    )
    minimum_password_length: int


class LanguageIn(RequestBody):
    """The language of pages and letters."""

    language: Literal["ru", "en"]


class ConsumerOut(BaseModel):
    """Whether a user is one of the consumers."""

    known: bool
