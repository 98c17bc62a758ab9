"""Shapes of the routes of what was refused."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from services.integration.delivery.rules import Stage


class RejectedRowOut(BaseModel):
    """A row that did not fit; what it holds is looked at one by one."""

    id: int
    kind: str
    stage: Stage = Field(description="While it was read, or by the receiver.")
    batch_key: UUID | None
    field: str | None
    code: str
    reason: str
    rejected_at: datetime


class RejectedRowDetail(RejectedRowOut):
    """A rejected row with its first 4000 signs."""

    row: str


class ReasonOut(BaseModel):
    """A reason, and how many rows of a source have it."""

    code: str
    kind: str
    stage: Stage
    rows: int
    last_at: datetime


class ReasonsOut(BaseModel):
    """Why rows of a source were rejected, the commonest first."""

    items: list[ReasonOut]


class Restaged(BaseModel):
    """How many refused batches are sent again."""

    batches: int
