"""Writing down who the users are."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.auth import UserChanged, UserRegistered
from services.kit.database import Connection
from services.notifications.recipients.models import Recipient

_ACTIVE = """
SELECT user_id, display_name, email, language FROM recipients
WHERE user_id = ANY($1::uuid[]) AND active
"""


class Reader(NamedTuple):
    """A user who may be told something, where there are many of them."""

    user_id: UUID
    display_name: str
    email: str | None
    language: str


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


async def list_active(connection: Connection, users: Sequence[UUID]) -> list[Reader]:
    """Return those of these users who are known and may sign in."""
    return [Reader(*row) for row in await connection.fetch(_ACTIVE, list(users))]
