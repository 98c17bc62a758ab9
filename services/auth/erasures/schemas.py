"""Shapes of erasures."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field


class ErasureStartedOut(BaseModel):
    """An erasure that has begun."""

    id: UUID


class ErasurePartOut(BaseModel):
    """What a service has erased."""

    service: str
    done_at: datetime | None = Field(description="None: it has not answered yet.")
    counts: dict[str, int] = Field(description="Rows, by what they were.")


class ErasureOut(BaseModel):
    """An erasure; of the consumer nothing but his id is known any more."""

    id: UUID
    user_id: UUID
    asked_at: datetime
    asked_by: UUID = Field(description="The member of staff.")
    parts: list[ErasurePartOut]


class ErasuresOut(BaseModel):
    """The last erasures, the newest first."""

    items: list[ErasureOut]
