"""Shapes of the token endpoint (RFC 6749 5.1, 5.2) and of clients for staff."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field

from services.auth.machines.rules import Place, Scope
from services.auth.users.rules import thing_name
from services.kit.shapes import RequestBody


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


class SecretOut(BaseModel):
    """A live secret; itself it was shown once."""

    id: UUID
    created_at: datetime
    last_used_at: datetime | None
    ends_at: datetime | None = Field(
        description="A newer one was given; until then both are good. Null = not by itself."
    )


class ClientOut(BaseModel):
    """An outside system that may send or read batches, or read feeds."""

    id: str
    name: str
    scopes: list[str]
    active: bool
    of_suite: bool = Field(description="The suite itself uses it; nothing can be changed here.")
    created_at: datetime
    last_used_at: datetime | None
    last_used_from: Place | None = Field(
        description="`here`: this machine, `inner`: a private network, `outer`: anywhere else."
    )
    ends_at: datetime | None = Field(
        description="From then on it gets no tokens; null = not until it is revoked."
    )
    revoked_at: datetime | None
    secrets: list[SecretOut]


class NewSecretOut(BaseModel):
    """Client id and secret, shown this once."""

    client_id: str
    client_secret: str


class ClientIn(RequestBody):
    """A new machine client."""

    name: Annotated[str, AfterValidator(thing_name)] = Field(min_length=1, max_length=100)
    scopes: list[Scope] = Field(min_length=1, max_length=10)
    ends_at: AwareDatetime | None = Field(
        default=None, description="From then on it gets no tokens; null = not until it is revoked."
    )


class ClientChange(RequestBody):
    """What a machine client may do, and for how long."""

    scopes: list[Scope] = Field(min_length=1, max_length=10)
    ends_at: AwareDatetime | None = Field(
        description="From then on it gets no tokens; null = not until it is revoked."
    )
