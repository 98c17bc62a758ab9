"""Shapes of passwords that somebody who is signed in gives."""

from pydantic import Field, SecretStr

from services.kit.shapes import RequestBody


class PasswordChangeIn(RequestBody):
    """The current password and the new one."""

    current_password: SecretStr = Field(min_length=1, max_length=1024)
    new_password: SecretStr = Field(min_length=1, max_length=1024)


class PasswordIn(RequestBody):
    """The caller's password, since the act touches what guards the sign-in."""

    password: SecretStr = Field(min_length=1, max_length=1024)
