"""Judging who acts: in the transaction of the act, so that a right taken away is gone at once."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.queries import lock_acts
from services.auth.roles.queries import read_standing
from services.auth.sessions.queries import find_live_user
from services.auth.users.models import User
from services.contracts.rights import Right
from services.kit.clock import utc_now
from services.kit.identity import Caller
from services.kit.problems import SessionEnded
from services.kit.rights import LacksRight


async def judge_actor(session: AsyncSession, staff: Caller, *rights: Right) -> User:
    """Return the member of staff who acts; user, session and role stay until the commit.

    Raises as `judge_reader`.
    """
    # Acts of staff wait for each other, changes of roles among them: two who touch one another
    # would lock crosswise.
    await lock_acts(session)
    return await _judge(session, staff, rights, locked=True)


async def judge_reader(session: AsyncSession, staff: Caller, *rights: Right) -> User:
    """Return the member of staff who looks.

    Raises SessionEnded when the session is over or the user blocked, removed or no staff;
    Forbidden when the role does not hold one of the rights at this moment.
    """
    return await _judge(session, staff, rights, locked=False)


async def _judge(
    session: AsyncSession, staff: Caller, rights: tuple[Right, ...], *, locked: bool
) -> User:
    try:
        ids = UUID(staff.subject), UUID(staff.session_id)
    except ValueError as error:
        raise SessionEnded from error
    user = await find_live_user(session, *ids, utc_now(), locked=locked)
    if user is None or user.user_class != "staff":
        raise SessionEnded
    standing = await read_standing(session, user.role)
    for right in rights:
        if right not in standing.rights:
            raise LacksRight(right)
    return user
