"""Shapes of the organisation; cabinet keeps it."""

from typing import Literal

from pydantic import BaseModel

from services.contracts.organisation import Organisation, OrganisationOut
from services.kit.shapes import RequestBody


class OrganisationIn(RequestBody, Organisation):
    """Who the supplier is."""


class OrganisationStateOut(OrganisationOut):
    """The saved organisation, and whether the installer has seen to it."""

    state: Literal["todo", "saved", "skipped"]


class TimeZonesOut(BaseModel):
    """IANA names of time zones."""

    items: list[str]
