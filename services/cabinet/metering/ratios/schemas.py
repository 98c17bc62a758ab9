"""Shapes of transformation ratios."""

from datetime import date

from pydantic import BaseModel, Field


class FormerRatioOut(BaseModel):
    """A transformation ratio that counted before another."""

    until: date = Field(description="The first day of the next one.")
    ratio: float
