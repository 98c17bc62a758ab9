"""Shapes of a user's accounts as staff see them."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from services.contracts.account_numbers import TypedNumber
from services.kit.shapes import RequestBody


class LinkOut(BaseModel):
    """An account of a user's, and what he sees of it.

    `present`: it is his; `former`: his own past only, up to `last_day`; `none`: nothing;
    `waiting`: the registry does not know the account yet.
    """

    number: str
    access: Literal["present", "former", "none", "waiting"]
    customer_name: str | None = None
    address: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    linked_at: datetime | None = None
    taken_at: datetime | None = Field(default=None, description="When staff took it away.")


class LinksOut(BaseModel):
    """All accounts of a user, by number."""

    items: list[LinkOut]


class GiveIn(RequestBody):
    """One more account for a consumer."""

    account_number: TypedNumber


class TakeIn(RequestBody):
    """Which account is taken away, and what stays."""

    account_number: str = Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$")
    last_day: date | None = Field(
        description="Up to and including this day the past stays to be looked at; null: nothing."
    )
