"""Whom a member of staff may touch."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.actors.rules import ADMINISTRATORS, OPERATORS
from services.auth.errors import LastAdministrator, OwnAccount
from services.auth.staff.queries import count_administrators
from services.auth.staff.schemas import UserClass
from services.auth.users.models import User
from services.kit.identity import Caller
from services.kit.problems import NotFound

_ROLES = {"consumer": OPERATORS, "staff": ADMINISTRATORS}


async def touchable(
    session: AsyncSession,
    user_class: UserClass,
    user_id: UUID,
    staff: Caller,
    *,
    even_oneself: bool = False,
) -> User:
    """Return the user of that class, locked, if the actor may change them.

    Consumers are touched by operators, staff by administrators alone. Raises SessionEnded and
    Forbidden as `judge_actor`, NotFound, OwnAccount.
    """
    actor = await judge_actor(session, staff, *_ROLES[user_class])
    user = await session.get(User, user_id, with_for_update=True)
    if user is None or user.user_class != user_class:
        raise NotFound
    if user.id == actor.id and not even_oneself:
        raise OwnAccount
    return user


async def spare_last_administrator(session: AsyncSession, user: User) -> None:
    """Raise LastAdministrator when nobody else could administer."""
    if user.role == "administrator" and await count_administrators(session, but=user.id) == 0:
        raise LastAdministrator
