"""Shapes of the answer to a batch."""

from pydantic import BaseModel, Field


class RowErrorOut(BaseModel):
    """A rejected line."""

    line: int = Field(description="Counted from 1.")
    field: str | None
    code: str
    reason: str


class BatchAnswerOut(BaseModel):
    """What became of a batch; the first 1000 rejected lines are listed, all are counted."""

    batch_id: str
    kind: str
    accepted: int
    rejected: int
    errors: list[RowErrorOut]
