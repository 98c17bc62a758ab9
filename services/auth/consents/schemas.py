"""Shapes of questions to whoever sees an account."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody


class ConsentOut(BaseModel):
    """Somebody asks to see an account of yours."""

    id: UUID = Field(description="The request's.")
    account_ending: str = Field(description="The end of the account's number.")
    asker_name: str = Field(description="As he calls himself; empty when he does not.")
    asker_email: str = Field(description="Masked; empty when there is none.")
    asked_at: datetime
    asked_until: datetime = Field(description="Then the supplier's staff decide.")


class AnswerIn(RequestBody):
    """What whoever was asked says."""

    agree: bool


class LinkIn(RequestBody):
    """The token of a letter's link."""

    token: str = Field(min_length=1, max_length=100)


class LinkAnswerIn(LinkIn):
    """The token of a letter's link, and what its reader says."""

    agree: bool
