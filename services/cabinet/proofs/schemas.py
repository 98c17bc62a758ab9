"""Shapes of what auth asks about an applicant, and of codes."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.cabinet.supplier.rules import ProofKind


class RegistryMatchIn(BaseModel):
    """What somebody who registers says of the account."""

    account_number: str = Field(max_length=64, description="As typed.")
    address_id: str = Field(max_length=64, description="`id` of `GET /api/cabinet/addresses`.")
    asked_at: datetime | None = Field(
        default=None, description="When it was said; the address's term is judged by it."
    )
    name: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=16, description="E.164.")
    serial: str | None = Field(default=None, max_length=64, description="The meter's number.")
    reading_wh: int | None = Field(default=None, ge=0, description="What the meter shows, in Wh.")
    code: str | None = Field(default=None, max_length=40, description="The code of a bill.")


class RegistryMatchOut(BaseModel):
    """What the registry says to it; for auth only."""

    account_known: bool
    number: str = Field(description="The registry's own spelling; empty when unknown.")
    matched: bool = Field(description="The account is known, and its address is that one.")
    address: str = Field(description="The address of that `id`; empty when there is none.")
    email: str | None = Field(description="The subscriber's e-mail address in the registry.")
    user_ids: list[UUID] = Field(description="Users whose the account is today.")
    former_user_ids: list[UUID] = Field(description="Users whose it was, and is no more.")
    left_user_ids: list[UUID] = Field(
        description="Those of them who have given it up themselves, while it is the same"
        " customer's."
    )
    right: list[ProofKind] = Field(description="Second proofs that fit.")
    wrong: list[ProofKind] = Field(description="Second proofs that do not.")
    name: Literal["", "match", "differs"] = Field(description="Empty when none was given.")
    phone_known: bool = Field(description="The registry has that phone for the subscriber.")


class PhoneIn(BaseModel):
    """A user's phone that is to become a login."""

    user_id: UUID
    phone: str = Field(min_length=1, max_length=16, description="E.164.")


class PhoneOut(BaseModel):
    """Whether the registry has it for an account that the user sees."""

    known: bool


class CodeOut(BaseModel):
    """A code to be printed; it is not shown again."""

    number: str
    code: str
    expires_at: datetime
