"""Shapes of the sources' routes."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from services.integration.sources.rules import (
    KEY_PATTERN,
    LONGEST_KEY,
    LONGEST_POLL,
    LONGEST_URL,
    SHORTEST_POLL,
    source_address,
)
from services.kit.lines import plain_line
from services.kit.shapes import RequestBody

Stamps = Literal["start", "end"]
_STAMPS = "Which end of an interval its stamps name; null = its items say so themselves."


class CursorOut(BaseModel):
    """How far a kind has been read; the place itself is the source's own affair."""

    kind: str
    at_end: bool
    items: int
    polled_at: datetime | None
    newest_at: datetime | None = Field(
        description="The time of the newest data that are delivered; null for a kind without times."
    )
    age_seconds: int | None = Field(
        description="How old these data are at this moment; null for what comes only at times."
    )
    usual_seconds: int | None = Field(
        description="How old they usually become before newer come; null = not known yet."
    )
    late: bool = Field(description="They are older than is usual for this source.")


class SourceOut(BaseModel):
    """A source as staff see it, without its key."""

    id: int
    name: str
    url: str
    active: bool = Field(description="False = paused: it is not asked.")
    paused_at: datetime | None
    poll_seconds: int
    stamps: Stamps | None = Field(description=_STAMPS)
    next_poll_at: datetime
    caught_up_at: datetime | None
    delivered_at: datetime | None
    staged: int = Field(description="Batches that wait for delivery.")
    refused: int = Field(description="Batches that were refused as a whole.")
    rejected_rows: int
    running: bool = Field(description="It is being read at this moment.")
    error_code: str | None
    last_error: str | None
    late: bool = Field(description="Data of one kind at least are older than is usual.")
    etag: str = Field(description="To be sent as If-Match by who changes it.")
    cursors: list[CursorOut]


class SourceFields(RequestBody):
    """How a source is asked."""

    name: Annotated[str, AfterValidator(plain_line)] = Field(min_length=1, max_length=64)
    url: Annotated[str, AfterValidator(source_address)] = Field(
        min_length=1, max_length=LONGEST_URL
    )
    poll_seconds: int = Field(ge=SHORTEST_POLL, le=LONGEST_POLL)
    stamps: Stamps | None = Field(default=None, description=_STAMPS)
    unchecked: bool = Field(
        default=False, description="Save it though it does not answer with this address and key."
    )


class SourceIn(SourceFields):
    """A new source."""

    key: str = Field(min_length=1, max_length=LONGEST_KEY, pattern=KEY_PATTERN)


class KeyIn(RequestBody):
    """Another key of a source."""

    key: str = Field(min_length=1, max_length=LONGEST_KEY, pattern=KEY_PATTERN)
    unchecked: bool = Field(
        default=False, description="Save it though the source does not answer with it."
    )


class SourceAdded(BaseModel):
    """The source that was added."""

    id: int
