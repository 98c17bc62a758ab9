"""Shapes of the token endpoint (RFC 6749 5.1, 5.2)."""

from typing import Literal

from pydantic import BaseModel


class TokenOut(BaseModel):
    """An access token for the systems door."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105
    expires_in: int
    scope: str


class TokenErrorOut(BaseModel):
    """Why there is no token."""

    error: Literal["invalid_request", "invalid_client", "invalid_scope", "unsupported_grant_type"]
    error_description: str
