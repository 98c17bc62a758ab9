"""Shapes of recovery."""

from typing import Literal

from pydantic import BaseModel, EmailStr, Field, SecretStr

from services.auth.human.schemas import HumanIn
from services.kit.shapes import RequestBody


class RecoveryIn(RequestBody):
    """The e-mail address of somebody who cannot sign in."""

    email: EmailStr = Field(max_length=254)
    human: HumanIn
    language: Literal["ru", "en"] = "ru"


class RecoveryAccepted(BaseModel):
    """The same words whether the address is known or not."""


class RecoveryConfirmIn(RequestBody):
    """The token of a one-time link, and the password to have from now on."""

    token: str = Field(min_length=1, max_length=100)
    new_password: SecretStr = Field(min_length=1, max_length=1024)
