"""Shapes of the answer to a batch."""

from pydantic import BaseModel, Field


class RowErrorOut(BaseModel):
    """What there is to say of a line."""

    line: int = Field(description="Counted from 1.")
    field: str | None
    code: str
    reason: str


class BatchAnswerOut(BaseModel):
    """What became of a batch; of each list the first 1000 lines, all are counted."""

    batch_id: str
    kind: str
    accepted: int
    rejected: int
    errors: list[RowErrorOut] = Field(description="Lines of which nothing is stored.")
    notes: list[RowErrorOut] = Field(description="Lines that are stored in part.")
