"""Shapes of readings that an organisation hands in by hand."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, Field

from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.submissions.entry.schemas import SubmissionIn, SubmissionOut


class ServedSubmissionIn(SubmissionIn):
    """What the counters of a meter of a served house show."""

    meter_id: int = Field(ge=1, le=2_147_483_647)
    base: UUID | None = Field(
        default=None,
        description="The submission of somebody else that you have seen (`standing.submission_id`)"
        " and whose place this takes; null: none.",
    )


class HandedInOut(SubmissionOut):
    """A reading that the organisation has handed in, and of which meter."""

    scope: Scope
    address: str
    flat: str | None
    serial_number: str
    ratio: float
    by: str = Field(description="Who of the organisation did it; empty: he acts for it no more.")
    this_session: bool
    deletable: bool = Field(description="It counts, and was handed in in this session.")


class HandedInPageOut(BaseModel):
    """What the organisation has handed in in this window, or while none is open in the last one.

    The latest first. `of_session`: how many of them in this session, `refused`: how many were
    refused and are still lacking; of what was asked for with `refused`, they are all.
    """

    items: list[HandedInOut]
    total: int
    of_session: int
    refused: int
    today: date = Field(description="By the supplier's clock.")
