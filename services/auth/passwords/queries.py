"""SQL of passwords."""

from datetime import datetime

from sqlalchemy import CursorResult, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.users.models import User


async def replace_hash(
    session: AsyncSession, user: User, new_hash: str, now: datetime, *, must_change: bool
) -> bool:
    """Put the new hash in the place of the very one that was checked; False when it is gone."""
    done = await session.execute(
        update(User)
        .where(User.id == user.id, User.password_hash == user.password_hash, User.active)
        .values(
            password_hash=new_hash,
            must_change_password=must_change,
            password_changed_at=now,
            temporary_hash=None,
            temporary_expires_at=None,
        )
        .execution_options(synchronize_session=False)
    )
    assert isinstance(done, CursorResult)
    return bool(done.rowcount)
