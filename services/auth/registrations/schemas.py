"""Shapes of registration."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, EmailStr, Field, field_validator

from services.auth.human.schemas import HumanIn
from services.auth.registrations.rules import (
    LONGEST_ADDRESS_ID,
    LONGEST_CODE,
    LONGEST_REASON,
    LONGEST_SERIAL,
    LONGEST_VERSION,
)
from services.auth.users.rules import LONGEST_NAME, one_line, person_name
from services.contracts.account_numbers import TypedNumber
from services.kit.shapes import RequestBody


class Accepted(BaseModel):
    """The same words whatever comes of it."""


class AccountClaimIn(RequestBody):
    """What somebody says of an account; `address_id` is of `GET /api/cabinet/addresses`."""

    account_number: TypedNumber = Field(description="As printed; spaces and dashes do not count.")
    address_id: str = Field(min_length=1, max_length=LONGEST_ADDRESS_ID)
    serial: str | None = Field(
        default=None, max_length=LONGEST_SERIAL, description="The meter's serial number."
    )
    reading_kwh: float | None = Field(
        default=None,
        ge=0,
        le=100_000_000,
        allow_inf_nan=False,
        description="What the meter shows, over all tariff zones.",
    )
    code: str | None = Field(default=None, max_length=LONGEST_CODE, description="A bill's code.")

    @field_validator("address_id")
    @classmethod
    def _address(cls, text: str) -> str:
        return one_line(text)

    @field_validator("serial", "code")
    @classmethod
    def _proof(cls, text: str | None) -> str | None:
        return one_line(text) if text and text.strip() else None

    def proofs(self) -> dict[str, Any]:
        """Return the second proofs that were given, as cabinet is asked about them."""
        reading_wh = None if self.reading_kwh is None else round(self.reading_kwh * 1000)
        said = {"serial": self.serial, "reading_wh": reading_wh, "code": self.code}
        return {kind: value for kind, value in said.items() if value is not None}


class RegistrationIn(AccountClaimIn):
    """What somebody who registers says."""

    name: str = Field(default="", max_length=LONGEST_NAME)
    email: EmailStr = Field(max_length=254)
    phone: str = Field(min_length=1, max_length=40)
    consent: Literal[True]
    consent_version: str = Field(min_length=1, max_length=LONGEST_VERSION)
    human: HumanIn
    language: Literal["ru", "en"] = "ru"

    @field_validator("phone", "consent_version")
    @classmethod
    def _one_line(cls, text: str) -> str:
        return one_line(text)

    @field_validator("name")
    @classmethod
    def _name(cls, text: str) -> str:
        return person_name(text) if text.strip() else ""


class RegistrationOut(BaseModel):
    """A registration request."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    state: Literal["waiting", "approved", "declined", "expired"]
    account_number: str
    address: str
    name: str
    name_check: Literal["", "match", "differs"] = Field(
        description="With the registry's name; empty when none was given."
    )
    asker_id: UUID | None = Field(
        description="The consumer who asks for one more account; empty of who registers."
    )
    email: str
    phone: str
    phone_known: bool = Field(description="The registry has that phone for the subscriber.")
    created_at: datetime
    tries: int = Field(description="How often this person has asked for this account.")
    last_tried_at: datetime
    proof: Literal["none", "right", "wrong"] = Field(
        description="The second proof: a meter's number, a reading or a code."
    )
    mismatches: int = Field(
        description="Attempts at this account that did not fit, in the last 7 days."
    )
    networks: int = Field(description="From so many networks.")
    looks_like_guessing: bool
    waiting_because: Literal[
        "",
        "no-match",
        "account-taken",
        "contact-taken",
        "wrong-proof",
        "no-proof",
        "guessing",
        "name-differs",
        "taken-away",
        "policy",
    ] = Field(description="Why staff must look.")
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

    reason: str = Field(min_length=1, max_length=LONGEST_REASON)
