"""Shapes of files that staff ask for."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.cabinet.exports.rules import State


class ExportJobOut(BaseModel):
    """A file that you have asked for."""

    id: UUID
    kind: str = Field(description="What it is of.")
    format: Literal["xlsx", "csv"]
    name: str
    state: State
    total: int | None = Field(description="Rows it will have; null until that is known.")
    done: int = Field(description="Rows that are written.")
    size: int | None = Field(description="Bytes, once it is ready.")
    asked_at: datetime
    ends_at: datetime = Field(description="Until when it can be fetched.")


class ExportJobsOut(BaseModel):
    """Your files of the last day, the latest first."""

    items: list[ExportJobOut]
