"""What a user's second factor, or the lack of one, means for sessions and passwords."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.errors import LastFactor
from services.auth.factors.queries import has_second_factor
from services.auth.passwords.rules import shortest_password
from services.auth.users.models import User
from services.kit.tokens import PASSWORD_CHANGE, SECOND_FACTOR_SETUP


@dataclass(frozen=True, slots=True)
class Standing:
    """How long a password must be, and what the user must do before anything else."""

    shortest_password: int
    # As in access tokens: `password_change`, `second_factor_setup`, or empty.
    restricted: str


async def find_standing(session: AsyncSession, user: User, *, mandatory: bool) -> Standing:
    """Return what the user may do at present.

    `mandatory`: members of staff must have a second factor. An e-mail address is one, since
    their new devices are then confirmed by letter. The password is changed first.
    """
    return standing_of(user, has_factor=await has_second_factor(session, user), mandatory=mandatory)


def standing_of(user: User, *, has_factor: bool, mandatory: bool) -> Standing:
    """Return the same of a user of whom it is known whether a second factor is switched on."""
    restricted = ""
    if user.must_change_password:
        restricted = PASSWORD_CHANGE
    elif mandatory and user.user_class == "staff" and not (has_factor or user.email):
        restricted = SECOND_FACTOR_SETUP
    return Standing(shortest_password(second_factor=has_factor), restricted)


async def keep_guarded(session: AsyncSession, user: User, *, mandatory: bool) -> None:
    """Refuse what has just been switched off in this transaction if it was the user's last factor.

    Raises LastFactor. Such acts of one user wait for each other, so that two of them at a time
    cannot each believe in the other's factor.
    """
    await session.execute(select(User.id).where(User.id == user.id).with_for_update())
    standing = await find_standing(session, user, mandatory=mandatory)
    if standing.restricted == SECOND_FACTOR_SETUP:
        raise LastFactor
