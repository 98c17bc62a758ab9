"""Asking auth, which owns the users, whether there is a consumer."""

from uuid import UUID

import httpx
from pydantic import BaseModel, ValidationError

from services.kit.client import ServiceClient
from services.kit.problems import NotFound, Unavailable


class _Consumer(BaseModel):
    known: bool


async def require_consumer(client: ServiceClient, auth_url: str, user_id: UUID) -> None:
    """Raise NotFound when there is no such consumer, Unavailable while auth does not answer."""
    response = await client.request("GET", "auth", f"{auth_url}/internal/consumers/{user_id}")
    if response.status_code != httpx.codes.OK:
        raise Unavailable("auth cannot answer now.")
    try:
        known = _Consumer.model_validate_json(response.content).known
    except ValidationError as error:
        raise Unavailable("auth answers in a shape that is not known here.") from error
    if not known:
        raise NotFound("There is no such consumer.")
