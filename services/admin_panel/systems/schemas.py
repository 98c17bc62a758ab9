"""Shapes of the systems door's answers."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from services.admin_panel.ledger.schemas import LineError
from services.kit.shapes import RequestBody

WIRE_LIMIT = 16 * 1024 * 1024
LIMITS = (
    "At most 16 MiB on the wire, 128 MiB unpacked, 100 000 lines, 64 KiB a line;"
    " nothing of a larger batch is stored."
)


class BatchAnswer(BaseModel):
    """What cabinet answers to a batch."""

    accepted: int
    rejected: int
    errors: list[LineError] = Field(description="Lines of which nothing is stored.")
    # A cabinet of the release before says nothing of it.
    notes: list[LineError] = Field(
        default_factory=list,
        description="Lines that are stored in part: values of intervals that have not begun are"
        " left out (`not-yet`).",
    )


class BatchAnswerOut(BatchAnswer):
    """What became of a batch: good lines are stored, the others listed (the first 1000).

    `notes` lists lines that are stored in part; they count as accepted.
    """

    batch_id: UUID


class FeedAnswer(BaseModel):
    """A page of a feed."""

    items: list[dict[str, Any]]
    cursor: str = Field(description="Ask with it for the next page, now or later.")
    more: bool = Field(description="More items wait after this page.")


class AcknowledgeIn(RequestBody):
    """How far everything is stored with you."""

    cursor: str = Field(min_length=1, max_length=200, description="`cursor` of a page.")


class AcknowledgedOut(BaseModel):
    """What you have not acknowledged yet."""

    waiting: int = Field(description="Items.")
