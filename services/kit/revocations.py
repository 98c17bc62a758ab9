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
# Before a session's id: it goes on, but tokens that expire by then count no more. Its next token
# says what the session may do from now on.
RENEWED = "renew:"


class _Item(BaseModel):
    subject: str
    expires_at: datetime


class _Feed(BaseModel):
    items: list[_Item]
    cursor: int


class Revocations:
    """Sessions, clients and states of roles whose tokens count no more; empty in auth itself."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}
        self._cursor = 0
        self._failing = False

    def __contains__(self, subject: str) -> bool:
        return subject in self._until

    def cover(self, subject: str, expires_at: float) -> bool:
        """Return whether a token of the session or client, which expires then, counts no more."""
        until = self._until
        return subject in until or expires_at <= until.get(RENEWED + subject, 0.0)

    async def read(self, client: ServiceClient, auth_url: str) -> None:
        """Ask auth once for what is new; a failure is logged at its first time and no more."""
        try:
            feed = await self._fetch(client, auth_url)
        except Exception as error:
            # Whatever it is: who stopped asking would take ended sessions for good ones for ever.
            if not self._failing:
                known = isinstance(error, Problem | ValidationError)
                extra = {"reason": type(error).__name__}
                log.warning("revocations_not_read", exc_info=not known, extra=extra)
            self._failing = True
            return
        if self._failing:
            log.info("revocations_read_again")
        self._failing = False
        self._take(feed)

    async def _fetch(self, client: ServiceClient, auth_url: str) -> _Feed:
        url, cursor = f"{auth_url}/internal/revocations", {"after": self._cursor}
        response = await client.request("GET", "auth", url, params=cursor)
        if not response.is_success:
            raise Unavailable(f"auth answers {response.status_code}.")
        return _Feed.model_validate_json(response.content)

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
