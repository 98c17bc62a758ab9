"""Shapes of registration requests."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody

RequestState = Literal["waiting", "approved", "declined", "expired"]


class RegistrationOut(BaseModel):
    """A registration request."""

    id: UUID
    state: RequestState
    account_number: str
    address: str
    name: str
    name_check: Literal["", "match", "differs"] = Field(
        default="", description="With the registry's name; empty when none was given."
    )
    email: str
    phone: str
    phone_known: bool = Field(
        default=False, description="The registry has that phone for the subscriber."
    )
    created_at: datetime
    tries: int = Field(default=1, description="How often this person has asked for this account.")
    last_tried_at: datetime | None = None
    proof: Literal["none", "right", "wrong"] = Field(
        default="none", description="The second proof: a meter's number, a reading or a code."
    )
    mismatches: int = Field(
        default=0, description="Attempts at this account that did not fit, in the last 7 days."
    )
    networks: int = Field(default=0, description="From so many networks.")
    looks_like_guessing: bool = False
    waiting_because: str = Field(
        description="`no-match`, `account-taken`, `contact-taken`, `wrong-proof`, `no-proof`,"
        " `guessing`, `name-differs`: why staff must look; or empty."
    )
    decided_at: datetime | None
    reason: str | None
    decided_by: str | None = Field(description="Empty when the registry decided.")


class ApproveIn(RequestBody):
    """What staff have made sure of."""

    confirm_phone: bool = Field(
        default=False, description="The phone is the applicant's: one may sign in by it."
    )


class DeclineIn(RequestBody):
    """The reason, which the applicant is told."""

    reason: str = Field(min_length=1, max_length=1000)
