"""Shapes of signing in."""

from pydantic import BaseModel, Field, SecretStr


class SignInIn(BaseModel):
    """Phone or e-mail of a consumer, login of staff."""

    login: str = Field(min_length=1, max_length=254)
    password: SecretStr = Field(min_length=1, max_length=1024)
