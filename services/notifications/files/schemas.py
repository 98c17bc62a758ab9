"""Shapes of files on notices."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field


class FileOut(BaseModel):
    """A file on a notice."""

    id: UUID
    name: str
    size: int = Field(description="Bytes.")
    media_type: str
    scanned_at: datetime | None = Field(
        description="When a virus scanner called it clean; null: none has looked at it."
    )
