"""Writing down who the users are."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.auth import UserChanged, UserRegistered
from services.notifications.recipients.models import Recipient


async def keep_recipient(
    session: AsyncSession,
    data: UserRegistered | UserChanged,
    as_of: datetime,
    *,
    active: bool,
    user_class: str | None = None,
) -> None:
    """Know a user as told at that moment, unless something newer is known; the class stays."""
    statement = insert(Recipient).values(
        user_id=data.user_id,
        user_class=user_class,
        display_name=data.display_name,
        email=data.email,
        phone=data.phone,
        language=data.language,
        active=active,
        as_of=as_of,
    )
    new = statement.excluded
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[Recipient.user_id],
            set_={
                "user_class": func.coalesce(new.user_class, Recipient.user_class),
                "display_name": new.display_name,
                "email": new.email,
                "phone": new.phone,
                "language": new.language,
                "active": new.active,
                "as_of": new.as_of,
            },
            where=Recipient.as_of <= new.as_of,
        )
    )


async def list_active(session: AsyncSession, users: Sequence[UUID]) -> list[Recipient]:
    """Return those of these users who are known and may sign in."""
    statement = select(Recipient).where(Recipient.user_id.in_(users), Recipient.active)
    return list(await session.scalars(statement))
