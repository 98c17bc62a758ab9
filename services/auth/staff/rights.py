"""Whom a member of staff may touch."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.actors.schemas import ActorIn
from services.auth.administration.queries import count_administrators
from services.auth.errors import LastAdministrator, OwnAccount
from services.auth.users.models import User
from services.kit.problems import Forbidden, NotFound


async def touchable(
    session: AsyncSession, user_id: UUID, by: ActorIn, *, even_oneself: bool = False
) -> User:
    """Return the user, locked, if the actor may change them.

    Raises NotFound; SessionEnded and Forbidden as `judge_actor`, and Forbidden when a member of
    staff is not touched by an administrator; OwnAccount.
    """
    actor = await judge_actor(session, by, "administrator", "operator")
    user = await session.get(User, user_id, with_for_update=True)
    if user is None:
        raise NotFound
    if user.id == by.actor and not even_oneself:
        raise OwnAccount
    if user.user_class == "staff" and actor.role != "administrator":
        raise Forbidden("Only administrators change staff.")
    return user


async def spare_last_administrator(session: AsyncSession, user: User) -> None:
    """Raise LastAdministrator when nobody else could administer."""
    if user.role == "administrator" and await count_administrators(session, but=user.id) == 0:
        raise LastAdministrator
