"""SQL of the staff's lists of users."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.factors.queries import HAS_FACTOR
from services.auth.sessions.models import UserSession
from services.auth.staff.role_schemas import HolderOut
from services.auth.staff.schemas import ColleagueNameOut, ListedUserOut, UserClass
from services.auth.users.models import User
from services.kit.pagination import Page, PageRequest

_MOST_NAMES = 200


async def list_users(
    session: AsyncSession,
    user_class: UserClass,
    search: str,
    active: bool | None,
    page: PageRequest,
) -> Page[ListedUserOut]:
    """Return one page of users with their last sign of life, newest first."""
    wanted = User.user_class == user_class
    if active is not None:
        wanted = and_(wanted, User.active.is_(active))
    for word in search.split():
        part = word.lower()
        digits = "".join(letter for letter in word if letter.isdecimal())
        fits = [
            func.lower(User.display_name).contains(part, autoescape=True),
            User.email.contains(part, autoescape=True),
            User.login.contains(part, autoescape=True),
        ]
        if digits:
            fits += [User.phone.contains(digits), User.claimed_phone.contains(digits)]
        wanted = and_(wanted, or_(*fits))
    last_seen = (
        select(func.max(UserSession.last_used_at))
        .where(UserSession.user_id == User.id)
        .correlate(User)
        .scalar_subquery()
        .label("last_seen_at")
    )
    found = await session.execute(
        select(
            User.id,
            User.user_class,
            User.login,
            User.display_name,
            User.email,
            User.phone,
            User.claimed_phone,
            User.role,
            User.active,
            User.must_change_password,
            User.created_at,
            last_seen,
            HAS_FACTOR.label("second_factor"),
        )
        .where(wanted)
        .order_by(User.created_at.desc(), User.id)
        .limit(page.limit)
        .offset(page.offset)
    )
    total = await session.scalar(select(func.count()).select_from(User).where(wanted))
    items = [ListedUserOut.model_validate(row, from_attributes=True) for row in found.all()]
    return Page(items=items, total=total or 0)


async def read_holders(session: AsyncSession) -> dict[str, int]:
    """Return how many hold each role that anybody holds, blocked ones among them."""
    found = await session.execute(
        select(User.role, func.count()).where(User.role.is_not(None)).group_by(User.role)
    )
    return {role: held for role, held in found if role is not None}


async def list_holders(session: AsyncSession, key: str) -> list[HolderOut]:
    """Return who holds a role, by name."""
    found = await session.execute(
        select(User.id, User.display_name, User.active)
        .where(User.role == key)
        .order_by(User.display_name, User.id)
        .limit(_MOST_NAMES)
    )
    return [HolderOut.model_validate(row, from_attributes=True) for row in found]


async def list_names(session: AsyncSession, givers: Sequence[str]) -> list[ColleagueNameOut]:
    """Return active members of staff by name; `givers` are the roles that give roles."""
    found = await session.execute(
        select(User.id, User.display_name, User.role.in_(givers).label("gives_rights"))
        .where(User.user_class == "staff", User.active)
        .order_by(User.display_name, User.id)
        .limit(_MOST_NAMES)
    )
    return [ColleagueNameOut.model_validate(row, from_attributes=True) for row in found]


async def count_active(
    session: AsyncSession, roles: Sequence[str], *, but: UUID | None = None
) -> int:
    """Return how many others of these roles may sign in; they stay locked until the commit."""
    found = await session.execute(
        select(User.id)
        .where(User.role.in_(roles), User.active, User.id.is_distinct_from(but))
        .order_by(User.id)
        .with_for_update()
    )
    return len(found.all())


async def delete_user(session: AsyncSession, user_id: UUID) -> None:
    """Remove a user with all that hangs on the row."""
    await session.execute(delete(User).where(User.id == user_id))
