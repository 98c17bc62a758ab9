"""Shapes of the batches' routes."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from services.integration.delivery.rules import BatchState


class StagedBatchOut(BaseModel):
    """A batch on its way, or what became of it; what it holds is not told."""

    id: int
    key: UUID = Field(description="Its Idempotency-Key at the systems door.")
    source_id: int
    kind: str
    lines: int
    state: BatchState
    attempts: int
    staged_at: datetime
    due_at: datetime
    finished_at: datetime | None
    last_error: str | None = Field(description="What the receiver has answered last.")
