"""The supplier as an organisation: what the installer says of it and cabinet keeps."""

import re
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

# Weights of the check digits of an INN: the tenth of a legal entity, the last two of a person.
_WEIGHTS = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_OF_ENTITY, _OF_PERSON = 10, 12


def is_inn(text: str) -> bool:
    """Say whether a text is a taxpayer's number: 10 or 12 digits whose check digits fit.

    Order of the Federal Tax Service of 29.06.2012 No. ММВ-7-6/435@.
    """
    if not re.fullmatch(r"[0-9]+", text) or len(text) not in (_OF_ENTITY, _OF_PERSON):
        return False
    digits = [int(digit) for digit in text]
    checked = (9,) if len(text) == _OF_ENTITY else (10, 11)
    # All zeros would fit, and is nobody's.
    return any(digits) and all(digits[at] == _check_digit(digits[:at]) for at in checked)


def _check_digit(digits: list[int]) -> int:
    weights = _WEIGHTS[-len(digits) :]
    return sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 % 10


def is_time_zone(name: str) -> bool:
    """Say whether there is such an IANA time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _inn(text: str) -> str:
    if text and not is_inn(text):
        raise PydanticCustomError("not-an-inn", "An INN has 10 or 12 digits, the last ones check.")
    return text


def _zone(name: str) -> str:
    if not is_time_zone(name):
        raise PydanticCustomError("no-such-time-zone", "There is no such IANA time zone.")
    return name


# One line of what people read; nothing that a page or letter could take for more.
_LINE = r"^[^\x00-\x1f\x7f<>]*$"
Line = Annotated[str, Field(max_length=120, pattern=_LINE)]
Address = Annotated[str, Field(max_length=300, pattern=_LINE)]
Inn = Annotated[str, Field(max_length=12), AfterValidator(_inn)]


class Organisation(BaseModel):
    """Who the supplier is; empty texts are not known, or the same as the one before."""

    name: str = Field(
        min_length=1,
        max_length=200,
        pattern=r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$",
    )
    inn: Inn = Field(default="", description="10 digits of a legal entity, 12 of a person.")
    legal_address: Address = ""
    postal_address: Address = Field(default="", description="Empty: the legal one.")
    phone: str = Field(default="", max_length=40, pattern=r"^[0-9+() \-]*$")
    hours: Line = Field(default="", description="When somebody answers there.")
    hours_en: Line = Field(default="", description="The same in English; empty: `hours` do.")
    color: str = Field(pattern=r"^#[0-9a-fA-F]{6}$")
    time_zone: Annotated[str, AfterValidator(_zone)] = Field(max_length=64)


class OrganisationOut(Organisation):
    """The same as it is kept, and where its logo is (None: nowhere)."""

    logo: str | None = Field(default=None, description="The picture as a data address.")


class KnownOrganisation(BaseModel):
    """What a service that writes in the supplier's name knows of it."""

    name: str
    time_zone: str
    color: str
    phone: str
    hours: str
    hours_en: str
