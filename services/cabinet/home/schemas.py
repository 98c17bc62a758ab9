"""Shapes of the main page."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from services.cabinet.customers.accounts.schemas import AccountOut
from services.cabinet.metering.diagnostics.schemas import MeterEventOut
from services.cabinet.metering.meters.schemas import MeterOut

Section = Literal["home", "account", "readings", "diagnostics", "support"]


class DiagnosticsOut(BaseModel):
    """Events of the last year by severity, and the latest of them."""

    total: int
    critical: int
    warning: int
    info: int
    latest: list[MeterEventOut]


class SinceOut(BaseModel):
    """From when on something counts as new in each section."""

    account: datetime
    readings: datetime
    diagnostics: datetime


class SectionCountersOut(BaseModel):
    """What is new in each section since your last look; nothing before your very first."""

    home: int = Field(description="1 until you look at the main page or a section.")
    account: int = Field(description="Accounts that you have come to see.")
    readings: int = Field(description="Meters with new readings.")
    diagnostics: int = Field(description="Meter events that have arrived.")
    support: int
    since: SinceOut


class OverviewOut(BaseModel):
    """The main page in one answer."""

    customer_name: str
    accounts: list[AccountOut]
    meters: list[MeterOut]
    diagnostics: DiagnosticsOut
    counters: SectionCountersOut
