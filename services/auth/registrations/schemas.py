"""Shapes of registration."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, EmailStr, Field, field_validator

from services.auth.actors.schemas import ActorIn
from services.auth.human.schemas import HumanIn
from services.auth.registrations.rules import (
    LONGEST_ACCOUNT_NUMBER,
    LONGEST_ADDRESS_ID,
    LONGEST_REASON,
    LONGEST_VERSION,
)
from services.auth.users.rules import LONGEST_NAME
from services.kit.shapes import RequestBody


class Accepted(BaseModel):
    """The same words whatever comes of it."""


class RegistrationIn(RequestBody):
    """What somebody who registers says; `address_id` is of `GET /api/cabinet/addresses`."""

    account_number: str = Field(min_length=1, max_length=LONGEST_ACCOUNT_NUMBER)
    address_id: str = Field(min_length=1, max_length=LONGEST_ADDRESS_ID)
    name: str = Field(default="", max_length=LONGEST_NAME)
    email: EmailStr = Field(max_length=254)
    phone: str = Field(min_length=1, max_length=40)
    consent: Literal[True]
    consent_version: str = Field(min_length=1, max_length=LONGEST_VERSION)
    human: HumanIn
    language: Literal["ru", "en"] = "ru"

    @field_validator("account_number", "address_id", "name", "phone", "consent_version")
    @classmethod
    def _one_line(cls, text: str) -> str:
        if not text.isprintable():
            raise ValueError("no line breaks or control characters")
        return text.strip()


class RegistrationOut(BaseModel):
    """A registration request as staff see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    state: Literal["waiting", "approved", "declined"]
    account_number: str
    address: str
    name: str
    email: str
    phone: str
    created_at: datetime
    waiting_because: Literal["", "no-match", "account-taken", "contact-taken"]
    decided_at: datetime | None
    reason: str | None
    decided_by: str | None = Field(description="Empty when the registry decided.")


class DeclineIn(ActorIn):
    """Who declines, and what the applicant is told."""

    reason: str = Field(min_length=1, max_length=LONGEST_REASON)
