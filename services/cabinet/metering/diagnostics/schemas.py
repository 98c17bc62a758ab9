"""Shapes of what meters report."""

from datetime import date, datetime

from pydantic import AwareDatetime, BaseModel, Field

from services.cabinet.metering.diagnostics.dictionary import ENTRIES, Kind, Severity
from services.kit.pagination import Page
from services.kit.shapes import RequestBody


class NoticedOut(BaseModel):
    """Something that a meter noticed, whichever meter it is."""

    occurred_at: datetime = Field(description="By the clock at the usage point, with its offset.")
    received_at: datetime = Field(description="When it arrived, which may be much later.")
    severity: Severity
    code: str
    text: str | None = Field(description="What the supplier says of it.")
    entry: str | None = Field(
        description="What the code means in the dictionary of events; null = it does not know.",
        json_schema_extra={"anyOf": [{"enum": list(ENTRIES), "type": "string"}, {"type": "null"}]},
    )
    kind: Kind = Field(description="By the dictionary; `other` is of codes that it does not know.")


class MeterEventOut(NoticedOut):
    """Something that one of your meters noticed."""

    meter_id: int
    meter_name: str


class ListedEventOut(MeterEventOut):
    """An event in the list of all your meters'."""

    time_zone: str = Field(description="IANA zone of the place, for its clock's name.")
    new: bool = Field(description="It has come since your last look, and you have not marked it.")


class SeverityCountsOut(BaseModel):
    """How many events there are of each severity."""

    critical: int
    warning: int
    info: int


class KindCountOut(BaseModel):
    """How many events there are of a kind."""

    kind: Kind
    count: int


class EventPageOut(Page[ListedEventOut]):
    """A page of a month's events, and what each other choice would show of the month."""

    new: int = Field(description="How many of the `total` are new.")
    severities: SeverityCountsOut = Field(description="Of the chosen kinds.")
    kinds: list[KindCountOut] = Field(description="Of the chosen severities; none that is empty.")
    month: date = Field(description="First day of the month that is shown.")
    previous_month: date | None = Field(description="The next earlier one with such events.")
    next_month: date | None = Field(description="The next later one with such events.")
    as_of: datetime = Field(description="To mark as seen no more than what was there by now.")


class StaffEventPageOut(Page[NoticedOut]):
    """A page of what a meter noticed in a month."""

    time_zone: str = Field(description="IANA zone of the place, by whose clock the month is.")
    month: date = Field(description="First day of the month that is shown.")
    previous_month: date | None = Field(description="The next earlier one with events.")
    next_month: date | None = Field(description="The next later one with events.")


class EventIn(RequestBody):
    """Which event is meant."""

    meter_id: int = Field(ge=0, le=2_147_483_647)
    occurred_at: AwareDatetime
    code: str = Field(min_length=1, max_length=64)
