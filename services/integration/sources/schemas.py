"""Shapes of the sources' routes."""

from datetime import datetime

from pydantic import BaseModel


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
    next_poll_at: datetime
    caught_up_at: datetime | None
    delivered_at: datetime | None
    staged: int
    refused: int
    rejected_rows: int
    last_error: str | None
    cursors: list[CursorOut]
