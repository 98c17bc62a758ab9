"""Shapes of the runs' route."""

from datetime import datetime

from pydantic import BaseModel, Field

from services.integration.runs.rules import Outcome


class RunOut(BaseModel):
    """One asking of a source."""

    id: int
    source_id: int
    source: str = Field(description="The source's name.")
    began_at: datetime
    ended_at: datetime | None
    asked_by: str | None = Field(description="A member of staff; null = the clock.")
    pages: int
    items: int
    rejected: int = Field(description="Rows that could not be converted.")
    outcome: Outcome = Field(
        description="`stopped`: the source was paused or changed meanwhile; `broken`: the process"
        " that read it ended, and the next run went on from there."
    )
    error_code: str | None
    error: str | None
