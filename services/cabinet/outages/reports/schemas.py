"""Shapes of reports."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field

from services.cabinet.outages.reports.rules import LONGEST_NOTE, Status
from services.cabinet.outages.scopes.schemas import Position
from services.kit.lines import plain_text
from services.kit.shapes import RequestBody


class ReportIn(RequestBody):
    """There is no energy at a place of yours."""

    account_id: int = Field(ge=1, le=2**31 - 1)
    since: AwareDatetime | None = Field(None, description="Null: you do not know.")
    note: Annotated[str, AfterValidator(plain_text), Field(max_length=LONGEST_NOTE)] = ""


class ReportOut(BaseModel):
    """What you have reported."""

    id: UUID
    account_id: int
    at: AwareDatetime
    since: AwareDatetime | None
    note: str
    status: Status = Field(
        description="`known`: it belongs to an outage that goes on; `over`: that, or you, said so."
    )
    outage_id: int | None


class ReportsOut(BaseModel):
    """What you have reported in the last seven days, newest first."""

    items: list[ReportOut]


class ReportedBuildingOut(BaseModel):
    """A building of which people have reported."""

    id: int
    address: str
    point: Position | None
    reports: int


class ReportGroupOut(BaseModel):
    """What was reported of one street in the last 24 hours, and is not over."""

    locality: str
    street: str | None
    reports: int = Field(description="Accounts, each once.")
    first_at: AwareDatetime
    last_at: AwareDatetime
    buildings: list[ReportedBuildingOut] = Field(description="The first 200 by address.")
    suspected: bool = Field(
        description="Ten accounts within three hours, and no outage that would explain them."
    )
    outage_id: int | None = Field(description="One that goes on and touches a house of these.")


class ReportGroupsOut(BaseModel):
    """Suspected outages first, then streets with most reports; a hundred at the most."""

    groups: list[ReportGroupOut]
