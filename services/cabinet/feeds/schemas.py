"""Shapes of feeds, as the systems door and staff see them."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody


class FeedPageOut(BaseModel):
    """A page of a feed; `cursor` is the place after its last item."""

    items: list[dict[str, Any]]
    cursor: str
    more: bool


class AcknowledgeIn(RequestBody):
    """What a machine client has stored for good."""

    client_id: str = Field(min_length=1, max_length=64)
    name: str = Field(max_length=100)
    cursor: str = Field(max_length=200)


class AcknowledgedOut(BaseModel):
    """How many items a client has not acknowledged yet."""

    waiting: int


class FeedReaderOut(BaseModel):
    """How far an outside system is with a feed."""

    feed: str
    client_id: str
    name: str
    asked_at: datetime
    acknowledged_at: datetime | None
    waiting: int = Field(description="Items that it has not acknowledged.")
    waiting_since: datetime | None = Field(description="Since when the eldest of them waits.")
