"""Shapes of the outages that touch oneself."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, Field

from services.cabinet.outages.outages.rules import Kind
from services.cabinet.outages.outages.schemas import UpdateOut


class OwnPlaceOut(BaseModel):
    """A place of yours that it touches."""

    account_id: int
    number: str
    address: str


class OwnOutageOut(BaseModel):
    """An outage that touches you."""

    id: int
    kind: Kind
    status: Literal["planned", "current", "ended", "cancelled"]
    starts_at: AwareDatetime
    expected_end_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    overdue: bool = Field(description="It goes on, and should have ended.")
    cause: str | None
    places: list[OwnPlaceOut] = Field(description="Of yours, a hundred at the most.")
    updates: list[UpdateOut] = Field(description="Newest first.")


class OwnOutagesOut(BaseModel):
    """Outages that touch you: current ones, planned ones, then those that are over."""

    items: list[OwnOutageOut]
