"""The shape of when the desk works."""

from datetime import date, datetime, time

from pydantic import BaseModel, Field, model_validator

from services.cabinet.support.hours.rules import SHORTEST_DAY
from services.kit.shapes import RequestBody


class HoursIn(RequestBody):
    """When the desk works, by the supplier's clock, and within how long it answers."""

    days: list[int] = Field(
        min_length=1, max_length=7, description="ISO days of the week: 1 is Monday, 7 Sunday."
    )
    begins_at: time
    ends_at: time
    answer_minutes: int = Field(
        ge=5, le=20_000, description="Working minutes within which the first answer is due."
    )

    @model_validator(mode="after")
    def _days_of_a_week(self) -> "HoursIn":
        if any(not 1 <= day <= 7 for day in self.days) or len(set(self.days)) != len(self.days):
            raise ValueError("days are 1 to 7, each once")
        if self.begins_at.tzinfo is not None or self.ends_at.tzinfo is not None:
            raise ValueError("times are by the supplier's clock, without an offset")
        begins, ends = (datetime.combine(date.min, at) for at in (self.begins_at, self.ends_at))
        if ends - begins < SHORTEST_DAY:
            raise ValueError("a working day ends an hour after it begins, or later")
        return self


class HoursOut(BaseModel):
    """When the desk works, and within how many of its minutes it answers."""

    days: list[int]
    begins_at: time
    ends_at: time
    answer_minutes: int
