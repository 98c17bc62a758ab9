"""SQL of users."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.users.models import User
from services.auth.users.rules import Login


async def find_user(session: AsyncSession, user_id: UUID) -> User | None:
    """Return the user, active or not."""
    return await session.get(User, user_id)


async def find_user_by_login(session: AsyncSession, user_class: str, login: Login) -> User | None:
    """Return the user of that class whose login, phone or e-mail it is."""
    column = {"login": User.login, "phone": User.phone, "email": User.email}[login.column]
    found = await session.scalars(
        select(User).where(User.user_class == user_class, column == login.value)
    )
    return found.one_or_none()


async def lock_user(session: AsyncSession, user_id: UUID) -> None:
    """Let acts on the same user wait for each other until the commit."""
    await session.execute(select(User.id).where(User.id == user_id).with_for_update())


async def drop_claims(session: AsyncSession, number: str, *, but: UUID) -> None:
    """Let nobody but one user claim a phone any more."""
    await session.execute(
        update(User).where(User.claimed_phone == number, User.id != but).values(claimed_phone=None)
    )
