"""Shapes of files of appeals."""

from uuid import UUID

from pydantic import BaseModel, Field


class AppealFileOut(BaseModel):
    """A file of an appeal."""

    id: UUID
    name: str
    media_type: str
    size: int = Field(description="Bytes, as it is kept.")
    picture: bool = Field(description="Whether `?small=true` gives a small picture of it.")
