"""Shapes of signing in."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field, SecretStr

from services.auth.passkeys.schemas import AssertionIn
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


class AttemptIn(RequestBody):
    """The sign-in that waits for its second factor."""

    attempt_id: UUID


class ConfirmIn(RequestBody):
    """A code of one of the methods; `recovery` stands in for an authenticator or a passkey.

    With `totp` a recovery code will do as well.
    """

    attempt_id: UUID
    method: Literal["letter", "totp", "recovery"]
    code: str = Field(min_length=1, max_length=40)
    remember_device: bool


class PasskeySignInIn(RequestBody):
    """A passkey in the place of login and password."""

    credential: AssertionIn


class PasskeyConfirmIn(AttemptIn):
    """A passkey as the second step of a sign-in."""

    credential: AssertionIn
    remember_device: bool
