"""Shapes of signing in."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field, SecretStr

from services.kit.shapes import RequestBody


class SignInIn(RequestBody):
    """Phone or e-mail of a consumer, login of staff."""

    login: str = Field(min_length=1, max_length=254)
    password: SecretStr = Field(min_length=1, max_length=1024)


class SecondFactorAsk(BaseModel):
    """How the sign-in may be confirmed, within ten minutes."""

    attempt_id: UUID
    methods: list[Literal["letter", "totp", "passkey"]]
    masked_email: str | None = Field(description="Where a letter would go: i***@example.org.")


class SecondFactorOut(BaseModel):
    """The password was right; a new device must be confirmed."""

    second_factor: SecondFactorAsk


class SessionOut(BaseModel):
    """One live session: where it was begun, when it was last seen (to five minutes)."""

    id: UUID
    browser: str = Field(description="Name and version; empty when unknown.")
    system: str = Field(description="Operating system; empty when unknown.")
    address: str
    started_at: datetime
    last_seen_at: datetime
    current: bool
