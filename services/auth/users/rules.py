"""What a login is: phone in E.164, e-mail in lower case, a staff member's name."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

import phonenumbers

LONGEST_NAME = 200
Column = Literal["login", "phone", "email"]


@dataclass(frozen=True, slots=True)
class Login:
    """Where to look for a login, and its one spelling."""

    column: Column
    value: str


def normal_phone(text: str, region: str) -> str | None:
    """Return a phone number as E.164 whatever its spelling, or None when it is none."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normal_email(text: str) -> str:
    """Return an e-mail address in lower case and one Unicode form."""
    return unicodedata.normalize("NFC", text.strip()).lower()


def login_of(user_class: str, text: str, region: str) -> Login | None:
    """Return how a sign-in's login is looked up; None when nobody can have such a login."""
    text = text.strip()
    if not text or not text.isprintable():
        return None
    if user_class == "staff":
        return Login("login", text.lower())
    if "@" in text:
        return Login("email", normal_email(text))
    phone = normal_phone(text, region)
    return Login("phone", phone) if phone else None
