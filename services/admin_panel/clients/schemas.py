"""Shapes of machine clients."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody


class SecretOut(BaseModel):
    """A live secret; itself it was shown once."""

    id: str
    created_at: datetime
    last_used_at: datetime | None


class ClientOut(BaseModel):
    """An outside system that may send or read batches."""

    id: str
    name: str
    scopes: list[str]
    active: bool
    of_suite: bool = Field(description="The suite itself uses it; nothing can be changed here.")
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None
    secrets: list[SecretOut]


class ClientIn(RequestBody):
    """A new machine client."""

    name: str = Field(min_length=1, max_length=100)
    scopes: list[Literal["batches:write", "batches:read"]] = Field(min_length=1, max_length=10)


class NewSecretOut(BaseModel):
    """Client id and secret, shown this once."""

    client_id: str
    client_secret: str
