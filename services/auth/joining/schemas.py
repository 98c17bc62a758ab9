"""Shapes of a consumer's requests for accounts."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.auth.registrations.schemas import AccountClaimIn


class AccountRequestIn(AccountClaimIn):
    """Which account a consumer wants to see as well, and what shows that he may."""


class AccountRequestOut(BaseModel):
    """A consumer's request, and what has become of it."""

    id: UUID
    account_number: str = Field(description="As typed, without separators.")
    state: Literal["added", "asked", "waiting", "refused", "declined", "withdrawn", "expired"] = (
        Field(
            description="`asked`: whoever sees the account is asked until `asked_until`;"
            " `waiting`: the supplier's staff look at it; `refused` by who was asked, `declined`"
            " by staff."
        )
    )
    created_at: datetime
    asked_until: datetime | None
    decided_at: datetime | None
    reason: str | None = Field(description="What staff say when they decline.")
