"""The consumer whom staff give accounts, or take them from."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from services.cabinet.access.consumers import require_consumer
from services.cabinet.deps import CurrentSettings


async def _consumer_known(request: Request, user_id: UUID, settings: CurrentSettings) -> UUID:
    await require_consumer(request.app.state.client, settings.auth_url, user_id)
    return user_id


# The path's `user_id`, once auth has said that there is such a consumer.
KnownConsumer = Annotated[UUID, Depends(_consumer_known)]
