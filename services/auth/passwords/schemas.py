"""Shapes of password changes."""

from pydantic import BaseModel, Field, SecretStr


class PasswordChangeIn(BaseModel):
    """The current password and the new one."""

    current_password: SecretStr = Field(min_length=1, max_length=1024)
    new_password: SecretStr = Field(min_length=1, max_length=1024)
