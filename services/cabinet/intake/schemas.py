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


class RefusedLineOut(BaseModel):
    """A line of which nothing is stored."""

    line: int = Field(description="Counted from 1.")
    content: str = Field(description="As it came, or as it was read; at most 2000 bytes.")
    cut: bool = Field(description="It was longer.")


class RefusedLinesOut(BaseModel):
    """The refused lines of a batch that are kept: of the first 1000, for 90 days."""

    items: list[RefusedLineOut]
