"""What has ended before its tokens have: read from auth again and again, asked at every request.

A token is good for five minutes by itself. Sessions that were ended meanwhile, and machine clients
that were revoked, are told by auth at `/internal/revocations`; each process that judges tokens
keeps them in memory, so that a request costs one look into a dictionary (docs/decisions/0017).
"""

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError

from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.problems import Problem, Unavailable
from services.kit.settings import JudgingSettings

log = logging.getLogger(__name__)
# Processes that were started together must not ask in the same moment.
_EARLIEST = 0.8


class _Item(BaseModel):
    subject: str
    expires_at: datetime


class _Feed(BaseModel):
    items: list[_Item]
    cursor: int


class Revocations:
    """Ids of sessions and machine clients whose tokens count no more; empty in auth itself."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}
        self._cursor = 0
        self._failing = False

    def __contains__(self, subject: str) -> bool:
        return subject in self._until

    async def read(self, client: ServiceClient, auth_url: str) -> None:
        """Ask auth once for what is new; a failure is logged at its first time and no more."""
        try:
            response = await client.request(
                "GET",
                "auth",
                f"{auth_url}/internal/revocations",
                params={"after": self._cursor},
            )
            if not response.is_success:
                raise Unavailable(f"auth answers {response.status_code}.")
            feed = _Feed.model_validate_json(response.content)
        except (Problem, ValidationError) as error:
            if not self._failing:
                log.warning("revocations_not_read", extra={"reason": type(error).__name__})
            self._failing = True
            return
        if self._failing:
            log.info("revocations_read_again")
        self._failing = False
        self._take(feed)

    def _take(self, feed: _Feed) -> None:
        now = utc_now().timestamp()
        for subject in [one for one, until in self._until.items() if until <= now]:
            del self._until[subject]
        self._until |= {one.subject: one.expires_at.timestamp() for one in feed.items}
        self._cursor = feed.cursor


@asynccontextmanager
async def following(
    revocations: Revocations, settings: JudgingSettings, client: ServiceClient
) -> AsyncIterator[None]:
    """Keep the revocations up to date while the application lives; read once before it begins.

    While auth does not answer, tokens are judged by themselves: they live for five minutes.
    """
    await revocations.read(client, settings.auth_url)

    async def follow() -> None:
        while True:
            pause = settings.revocations_seconds * random.uniform(_EARLIEST, 1)  # noqa: S311
            await asyncio.sleep(pause)
            await revocations.read(client, settings.auth_url)

    task = asyncio.create_task(follow())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _revocations(request: Request) -> Revocations:
    revocations: Revocations = request.app.state.revocations
    return revocations


CurrentRevocations = Annotated[Revocations, Depends(_revocations)]
