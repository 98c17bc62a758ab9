"""Shapes of the second factor."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field, SecretStr

from services.kit.shapes import RequestBody

_PASSWORD = Field(min_length=1, max_length=1024)


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


class SecurityOut(BaseModel):
    """What guards the caller's sign-in."""

    new_device_letter: bool
    totp: bool
    recovery_codes_left: int
    minimum_password_length: int
    mandatory: bool = Field(
        description="A second factor is demanded: by letter, where there is an e-mail address."
    )


class SecurityIn(RequestBody):
    """Whether new devices are confirmed by a letter; needs the password."""

    new_device_letter: bool
    password: SecretStr = _PASSWORD


class PasswordIn(RequestBody):
    """The caller's password, since the act touches what guards the sign-in."""

    password: SecretStr = _PASSWORD


class TotpOut(BaseModel):
    """A new authenticator's secret, shown this once: as text, as `otpauth:` and as a picture."""

    secret: str
    uri: str
    qr_svg: str


class CodeIn(RequestBody):
    """A code of the new authenticator."""

    code: str = Field(min_length=1, max_length=40)


class RecoveryCodesOut(BaseModel):
    """Ten codes, shown this once; each counts once."""

    recovery_codes: list[str]
