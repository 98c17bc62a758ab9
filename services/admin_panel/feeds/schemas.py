"""Shapes of the feeds that integration reads."""

from datetime import datetime

from pydantic import BaseModel, Field


class FeedKindOut(BaseModel):
    """How far a kind has been read."""

    kind: str
    at_end: bool
    items: int
    polled_at: datetime | None


class FeedOut(BaseModel):
    """An outside system that is read, and what is still on its way from it."""

    id: int
    name: str
    active: bool
    poll_seconds: int
    next_poll_at: datetime
    caught_up_at: datetime | None
    delivered_at: datetime | None
    staged: int = Field(description="Batches that wait for delivery.")
    refused: int = Field(description="Batches that were refused as a whole.")
    rejected_rows: int
    last_error: str | None
    cursors: list[FeedKindOut]
