"""Shapes of what guards the sign-in."""

from pydantic import BaseModel, Field

from services.auth.passwords.schemas import PasswordIn
from services.kit.shapes import RequestBody


class SecurityOut(BaseModel):
    """What guards the caller's sign-in."""

    new_device_letter: bool
    totp: bool
    recovery_codes_left: int
    minimum_password_length: int
    mandatory: bool = Field(
        description="A second factor is demanded: by letter, where there is an e-mail address."
    )


class SecurityIn(PasswordIn):
    """Whether new devices are confirmed by a letter; needs the password."""

    new_device_letter: bool


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
