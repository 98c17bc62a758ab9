"""Shapes of registration requests."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody

RequestState = Literal["waiting", "approved", "declined"]


class RegistrationOut(BaseModel):
    """A registration request."""

    id: UUID
    state: RequestState
    account_number: str
    address: str
    name: str
    email: str
    phone: str
    created_at: datetime
    waiting_because: str = Field(
        description="`no-match`, `account-taken`, `contact-taken`: why staff must look; or empty."
    )
    decided_at: datetime | None
    reason: str | None
    decided_by: str | None = Field(description="Empty when the registry decided.")


class DeclineIn(RequestBody):
    """The reason, which the applicant is told."""

    reason: str = Field(min_length=1, max_length=1000)
