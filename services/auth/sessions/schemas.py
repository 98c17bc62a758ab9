"""Shapes of sessions."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field


class SessionOut(BaseModel):
    """One live session: where it was begun, when it was last seen (to five minutes)."""

    id: UUID
    browser: str = Field(description="Name and version; empty when unknown.")
    system: str = Field(description="Operating system; empty when unknown.")
    address: str
    started_at: datetime
    last_seen_at: datetime
    current: bool
