"""Looking users up."""

from uuid import UUID

from sqlalchemy import select
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
