"""Figures that owners count for the analytics of the control panel, each as of one moment.

A figure is a plain count; shares are made of two of them by who shows them.
"""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

Count = Annotated[int, Field(ge=0)]
# Of a list that names things (towns, makers, sources): the first ones, by what its field says.
MOST_NAMED = 12
# Towns are looked at day by day afterwards: few suppliers have more.
MOST_TOWNS = 200


class Figures(BaseModel):
    """What was counted, and when: by the clock of the database that counted."""

    at: datetime


class ClockFigures(Figures):
    """By whose clock days are counted."""

    time_zone: str = Field(max_length=64)


class CustomersFigures(Figures):
    """Subscribers with accounts that are not deleted; registered is whose account somebody sees."""

    customers: Count
    registered: Count
    accounts: Count
    accounts_without_user: Count


class MakerFigures(BaseModel):
    """Meters in service of one maker; an empty name: of an unknown one."""

    name: str
    meters: Count


class MetersFigures(Figures):
    """Meters in service: by maker (the most first), by load, by their next verification."""

    meters: Count
    makers: list[MakerFigures] = Field(max_length=MOST_NAMED)
    other_makers: Count = Field(description="Meters of all makers that are not named.")
    connected: Count
    limited: Count
    disconnected: Count
    load_unknown: Count
    verification_overdue: Count
    verification_soon: Count
    verification_valid: Count
    verification_unknown: Count


class TownFigures(BaseModel):
    """Meters under control in one town; an empty name: of an unknown one."""

    name: str
    controlled: Count
    arrived: Count


class CollectionFigures(Figures):
    """Meters in service that are read from afar, and those whose day has arrived.

    Arrived is a meter whose register reading at the beginning of today, or all of whose yesterday's
    profile, is stored: by the clock of its place.
    """

    controlled: Count
    arrived: Count
    by_hand: Count = Field(description="Meters in service that are not read from afar.")
    towns: list[TownFigures] = Field(max_length=MOST_TOWNS, description="The most missing first.")
    other_towns: TownFigures = Field(description="All towns that are not named, together.")


class AppealsFigures(Figures):
    """Appeals of each status; overdue are those whose first answer is late."""

    draft: Count
    new: Count
    in_work: Count
    done: Count
    cancelled: Count
    overdue: Count


class SubmissionsFigures(Figures):
    """Readings handed in by hand since the window opened that is open, or was last."""

    opens_on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    closes_on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    open: bool
    meters: Count = Field(description="Of which a reading counts.")
    on_its_way: Count
    accepted: Count
    refused: Count


class OutagesFigures(Figures):
    """Outages going on now, and those to come."""

    emergency: Count
    planned: Count
    overdue: Count = Field(description="Of those now: longer than was said.")
    accounts: Count = Field(description="Accounts that those now touch.")
    to_come: Count


class RegistrationsFigures(Figures):
    """Requests for registration: those that wait for staff, and what became of all others."""

    waiting: Count
    oldest_waiting: datetime | None
    approved: Count
    declined: Count
    expired: Count


class LettersFigures(Figures):
    """Letters that could not be delivered, and those on their way."""

    abandoned: Count
    oldest_abandoned: datetime | None
    waiting: Count


class SourceFigures(BaseModel):
    """How an active source is doing; `behind_seconds`: since it was read to its end."""

    id: int
    name: str
    failing: bool
    behind_seconds: Count | None = Field(description="Null: it was never read to its end.")
    poll_seconds: Count


class SourcesFigures(Figures):
    """Active sources, the worst first, and batches that wait or were refused."""

    active: Count
    failing: Count
    staged: Count
    refused: Count
    sources: list[SourceFigures] = Field(max_length=MOST_NAMED)
