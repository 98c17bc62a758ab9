"""Judging who acts: in the transaction of the act, so that a right taken away is gone at once."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.schemas import ActorIn
from services.auth.sessions.queries import find_live_user
from services.auth.users.models import User
from services.kit.clock import utc_now
from services.kit.problems import Forbidden, SessionEnded


async def judge_actor(session: AsyncSession, by: ActorIn, *roles: str) -> User:
    """Return the member of staff who acts; user and session stay as they are until the commit.

    Raises SessionEnded when the session is over or the user blocked, removed or no staff;
    Forbidden when the present role is none of `roles`.
    """
    # Acts of staff wait for each other: two who touch one another would lock crosswise.
    await session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('acts of staff', 0))")
    )
    user = await find_live_user(session, by.actor, by.actor_session, utc_now(), locked=True)
    if user is None or user.user_class != "staff":
        raise SessionEnded
    if user.role not in roles:
        raise Forbidden
    return user
