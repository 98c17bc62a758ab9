"""Staff who look."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor, judge_reader
from services.contracts.rights import Right
from services.kit.database import Session
from services.kit.identity import Caller
from services.kit.rights import may


def reads(right: Right) -> Callable[..., Awaitable[Caller]]:
    """Make a dependency: who looks by that right, of the token and of this moment.

    auth reads no revocations, since it can look at the session itself.
    """
    by_token = may(right)

    async def dependency(staff: Annotated[Caller, Depends(by_token)], session: Session) -> Caller:
        await judge_reader(session, staff, right)
        return staff

    return dependency


# Of the events that have not arrived at other services (kit's `outbox.py`).
OutboxReader = Annotated[Caller, Depends(reads("integration:see"))]


async def judge_sender(session: AsyncSession, staff: Caller) -> None:
    """Judge who sends events again; raises as `judge_actor`."""
    await judge_actor(session, staff, "integration:operate")
