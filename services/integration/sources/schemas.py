"""Shapes of the sources' routes."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class CursorOut(BaseModel):
    """How far a kind has been read; the place itself is the source's own affair."""

    kind: str
    at_end: bool
    items: int
    polled_at: datetime | None


class SourceOut(BaseModel):
    """A source as staff see it, without its key."""

    id: int
    name: str
    url: str
    active: bool
    poll_seconds: int
    stamps: Literal["start", "end"] | None = Field(
        description="Which end of an interval its stamps name; null = its items say so themselves."
    )
    next_poll_at: datetime
    caught_up_at: datetime | None
    delivered_at: datetime | None
    staged: int = Field(description="Batches that wait for delivery.")
    refused: int = Field(description="Batches that were refused as a whole.")
    rejected_rows: int
    last_error: str | None
    cursors: list[CursorOut]
