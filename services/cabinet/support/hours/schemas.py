"""The shapes of when the desk works."""

from datetime import date, datetime, time
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, model_validator

from services.cabinet.support.hours.rules import SHORTEST_DAY
from services.kit.lines import plain_line
from services.kit.shapes import RequestBody

MOST_EXCEPTIONS = 400


def _working_day(begins_at: time, ends_at: time) -> None:
    if begins_at.tzinfo is not None or ends_at.tzinfo is not None:
        raise ValueError("times are by the supplier's clock, without an offset")
    begins, ends = (datetime.combine(date.min, at) for at in (begins_at, ends_at))
    if ends - begins < SHORTEST_DAY:
        raise ValueError("a working day ends an hour after it begins, or later")


class DeskDayIn(RequestBody):
    """A day on which the desk works otherwise: its own times, or without them not at all."""

    day: date
    begins_at: time | None = None
    ends_at: time | None = None
    name: Annotated[str, AfterValidator(plain_line)] = Field("", max_length=100)

    @model_validator(mode="after")
    def _both_times(self) -> "DeskDayIn":
        if (self.begins_at is None) != (self.ends_at is None):
            raise ValueError("give both times, or none")
        if self.begins_at is not None and self.ends_at is not None:
            _working_day(self.begins_at, self.ends_at)
        return self


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
    exceptions: list[DeskDayIn] = Field(
        [], max_length=MOST_EXCEPTIONS, description="Holidays, and days of other times; each once."
    )

    @model_validator(mode="after")
    def _days_of_a_week(self) -> "HoursIn":
        if any(not 1 <= day <= 7 for day in self.days) or len(set(self.days)) != len(self.days):
            raise ValueError("days are 1 to 7, each once")
        _working_day(self.begins_at, self.ends_at)
        if len({one.day for one in self.exceptions}) != len(self.exceptions):
            raise ValueError("name each day once")
        return self


class DeskDayOut(BaseModel):
    """A day on which the desk works otherwise: its own times, or (null) not at all."""

    day: date
    begins_at: time | None
    ends_at: time | None
    name: str


class HoursPreviewIn(HoursIn):
    """Hours that are thought of."""

    at: datetime | None = Field(None, description="When an appeal came; null: now.")


class HoursPreviewOut(BaseModel):
    """By when an appeal would be answered with hours that are thought of."""

    at: datetime
    due_at: datetime


class HoursOut(BaseModel):
    """When the desk works, and within how many of its minutes it answers."""

    days: list[int]
    begins_at: time
    ends_at: time
    answer_minutes: int
    exceptions: list[DeskDayOut] = Field(description="By day.")
