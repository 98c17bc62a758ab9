"""The letter that invites a colleague."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.events import publish
from services.auth.users.models import User
from services.contracts.auth import StaffInvited
from services.kit.sealing import seal


async def tell_invited(
    session: AsyncSession,
    user: User,
    keys_dir: Path,
    password: str,
    expires_at: datetime,
    *,
    again: bool,
) -> None:
    """Send a colleague their login and a temporary password; `again`: a former one is void."""
    assert user.email is not None
    assert user.login is not None
    await publish(
        session,
        StaffInvited(
            user_id=user.id,
            email=user.email,
            display_name=user.display_name,
            language=user.language,
            login=user.login,
            sealed_password=seal(keys_dir, "notifications", password, context=user.email),
            expires_at=expires_at,
            again=again,
        ),
    )
