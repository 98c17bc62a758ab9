"""Shapes of the analytics: tiles, what they were counted from, and how they are arranged."""

from datetime import date, datetime

from pydantic import BaseModel, Field, model_validator

from services.admin_panel.analytics.machine import MachineFigures
from services.admin_panel.analytics.rules import Reason, State, SubjectName, TileName
from services.contracts.figures import (
    AppealsFigures,
    CollectionFigures,
    Count,
    CustomersFigures,
    LettersFigures,
    MetersFigures,
    OutagesFigures,
    RegistrationsFigures,
    SourcesFigures,
    SubmissionsFigures,
)
from services.kit.shapes import RequestBody


class FiguresOut(BaseModel):
    """The last figures of each subject; null: never counted yet."""

    outages: OutagesFigures | None
    appeals: AppealsFigures | None
    submissions: SubmissionsFigures | None
    registrations: RegistrationsFigures | None
    letters: LettersFigures | None
    sources: SourcesFigures | None
    customers: CustomersFigures | None
    meters: MetersFigures | None
    collection: CollectionFigures | None
    machine: MachineFigures | None


class CollectionDayOut(BaseModel):
    """The collection of a day, as it was counted last on it."""

    day: date
    figures: CollectionFigures


class CollectionDaysOut(BaseModel):
    """Days of the collection, the latest first; one that nobody counted is not among them."""

    days: list[CollectionDayOut]


class TileOut(BaseModel):
    """A tile: how it stands, and its days.

    A day's value is a part of a whole, or (whole null) a plain number; null: nothing is known.
    """

    name: TileName
    subject: SubjectName
    state: State
    reasons: list[Reason] = Field(description="Why it is not well, the worst first.")
    counted_at: datetime | None
    failing_since: datetime | None = Field(
        description="Since when its owner does not answer; the figures are the last that it gave."
    )
    parts: list[int | None] = Field(description="A value per day from `first_day` to `day`.")
    wholes: list[int | None]


class RoundOut(BaseModel):
    """How the counting goes on."""

    begun_at: datetime | None
    done_at: datetime | None
    awaited: bool = Field(description="It goes on now, or was asked for and has not begun.")
    wait_seconds: Count = Field(description="Until it may be asked for again.")


class ArrangementOut(BaseModel):
    """How you have arranged the tiles; both empty: as they come."""

    order: list[TileName]
    hidden: list[TileName]


class AnalyticsOut(BaseModel):
    """All of the page."""

    day: date = Field(description="Today, by the supplier's clock.")
    first_day: date = Field(description="Of the days of all tiles.")
    round: RoundOut
    arrangement: ArrangementOut
    tiles: list[TileOut] = Field(description="In their usual order.")
    figures: FiguresOut


class ArrangementIn(RequestBody):
    """Tiles in order, each once, and which are not shown; both empty: as they come."""

    order: list[TileName] = Field(max_length=12)
    hidden: list[TileName] = Field(max_length=12)

    @model_validator(mode="after")
    def _each_once(self) -> "ArrangementIn":
        for names in (self.order, self.hidden):
            if len(set(names)) != len(names):
                raise ValueError("Name each tile once.")
        return self
