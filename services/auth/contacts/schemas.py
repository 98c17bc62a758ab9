"""Shapes of changing e-mail address and phone."""

from pydantic import Field

from services.auth.passwords.schemas import PasswordIn
from services.kit.shapes import RequestBody


class EmailChangeIn(PasswordIn):
    """The address wanted; needs the password."""

    new_email: str = Field(min_length=3, max_length=254)


class EmailCodeIn(RequestBody):
    """The five digits of the letter."""

    code: str = Field(min_length=1, max_length=20)


class PhoneIn(PasswordIn):
    """A phone number in any usual spelling; needs the password."""

    phone: str = Field(min_length=1, max_length=40)
