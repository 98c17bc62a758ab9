"""Shapes of consents to the agreement."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody


class ConsentIn(RequestBody):
    """The version that was read and agreed to."""

    version: date = Field(description="The day from which it holds (`valid_from`).")


class AgreementConsentOut(BaseModel):
    """A version that you agreed to."""

    version: date
    agreed_at: datetime
    way: Literal["registration", "cabinet"] = Field(description="Where you agreed.")


class AgreementConsentsOut(BaseModel):
    """What you agreed to, the latest version first."""

    items: list[AgreementConsentOut]


class VersionCountOut(BaseModel):
    """How many users have agreed to a version, and to no later one."""

    version: date | None = Field(description="None: nothing is known of their consent.")
    users: int
    latest_at: datetime | None


class CustomerConsentsOut(BaseModel):
    """Who of those who see a subscriber's accounts agreed to what, counted."""

    in_force: date | None = Field(description="The version that holds today.")
    items: list[VersionCountOut]
