"""Shapes of files on notices."""

from uuid import UUID

from pydantic import BaseModel, Field


class FileOut(BaseModel):
    """A file on a notice."""

    id: UUID
    name: str
    size: int = Field(description="Bytes.")
    media_type: str
