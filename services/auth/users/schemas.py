"""Shapes of users."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.contracts.rights import Right
from services.kit.shapes import RequestBody


class RoleNamesOut(BaseModel):
    """How a role is called, as typed."""

    ru: str
    en: str


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
    role: str | None = Field(description="Of staff: the key of their role.")
    role_names: RoleNamesOut | None = Field(
        None, description="Of a role that somebody made; built-in ones are known by their key."
    )
    rights: list[Right] = Field([], description="Of staff: what the role holds at this moment.")
    language: Literal["ru", "en"]
    must_change_password: bool
    must_set_second_factor: bool = Field(
        description="Before anything else but a demanded change of the password."
    )
    second_factor_offered: bool = Field(
        description="Has none, and is advised to set one up: a consumer if the supplier wants it,"
        " staff of whom none is demanded always."
    )
    minimum_password_length: int


class LanguageIn(RequestBody):
    """The language of pages and letters."""

    language: Literal["ru", "en"]


class ConsumerOut(BaseModel):
    """Whether a user is one of the consumers."""

    known: bool
