"""Shapes of letters as staff see them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

LetterState = Literal["waiting", "sending", "sent", "abandoned", "expired"]


class LetterCountersOut(BaseModel):
    """How many letters wait for staff."""

    abandoned: int = Field(description="Given up after the last try.")


class LetterOut(BaseModel):
    """A letter's way; never its words, which may be secret."""

    id: UUID
    user_id: UUID
    address: str
    template: str
    language: Literal["ru", "en"]
    state: LetterState
    attempts: int
    created_at: datetime
    sent_at: datetime | None
    due_at: datetime
    expires_at: datetime | None = Field(description="The end of its term; it is not sent later.")
    last_error: str | None
