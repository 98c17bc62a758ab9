"""The consumer whom staff give accounts; auth, which owns the users, is asked whether he is."""

from typing import Annotated
from uuid import UUID

import httpx
from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError

from services.cabinet.deps import CurrentSettings
from services.kit.client import ServiceClient
from services.kit.problems import NotFound, Unavailable


class _Consumer(BaseModel):
    known: bool


async def _consumer_known(request: Request, user_id: UUID, settings: CurrentSettings) -> UUID:
    """Return the id; raises NotFound without such a consumer, Unavailable without an answer."""
    client: ServiceClient = request.app.state.client
    address = f"{settings.auth_url}/internal/consumers/{user_id}"
    response = await client.request("GET", "auth", address)
    if response.status_code != httpx.codes.OK:
        raise Unavailable("auth cannot answer now.")
    try:
        known = _Consumer.model_validate_json(response.content).known
    except ValidationError as error:
        raise Unavailable("auth answers in a shape that is not known here.") from error
    if not known:
        raise NotFound("There is no such consumer.")
    return user_id


# The path's `user_id`, once auth has said that there is such a consumer.
KnownConsumer = Annotated[UUID, Depends(_consumer_known)]
