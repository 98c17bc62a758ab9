"""Shapes of what meters report."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class MeterEventOut(BaseModel):
    """Something that a meter noticed."""

    meter_id: int
    meter_name: str
    occurred_at: datetime = Field(description="By the clock at the usage point, with its offset.")
    received_at: datetime = Field(description="When it arrived, which may be much later.")
    severity: Literal["critical", "warning", "info"]
    code: str
    text: str | None
