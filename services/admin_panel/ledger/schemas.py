"""Shapes of the ledger."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

BatchState = Literal["in_progress", "done", "failed"]


class LineError(BaseModel):
    """Why a line was rejected, or stored in part."""

    line: int = Field(description="Number of the line, from 1.")
    field: str | None = Field(description="The field that does not fit, where it is one.")
    code: str = Field(description="Decide by this; it does not change.")
    reason: str = Field(description="The same in plain English.")


class BatchOut(BaseModel):
    """A batch in the ledger."""

    batch_id: UUID
    sender: str
    kind: str
    received_at: datetime
    finished_at: datetime | None
    state: BatchState
    accepted: int
    rejected: int
    detail: str | None = Field(description="Code of what went wrong with the whole batch.")


class BatchDetailOut(BatchOut):
    """A batch with what was said of its lines, the first 1000 of each list."""

    errors: list[LineError] = Field(description="Rejected lines.")
    notes: list[LineError] = Field(description="Lines that are stored in part.")


class SenderOut(BaseModel):
    """A sender and its last batch."""

    sender: str
    last_batch: BatchOut | None
