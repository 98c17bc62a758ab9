"""What a user's sign-in asks for beside the password, as staff see it and take it away."""

from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, column, delete, or_, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.factors.models import RecoveryCode, SecondFactor
from services.auth.guard.models import AttemptCounter
from services.auth.guard.rules import counter_key
from services.auth.users.models import User

# The table of a subject that itself builds on this one.
_PASSKEYS = table("passkeys", column("user_id", Uuid))


async def clear_second_factors(session: AsyncSession, user_id: UUID) -> None:
    """Switch everything off: letters to new devices, authenticator, passkeys, recovery codes."""
    for kind in (SecondFactor, RecoveryCode):
        await session.execute(delete(kind).where(kind.user_id == user_id))
    await session.execute(delete(_PASSKEYS).where(_PASSKEYS.c.user_id == user_id))
    # Who has tried the lost authenticator's codes too often waits no longer.
    await session.execute(
        delete(AttemptCounter).where(
            AttemptCounter.kind == "factor", AttemptCounter.key == counter_key(str(user_id))
        )
    )


def has_second_factor() -> ColumnElement[bool]:
    """Return, for a query of users, whether anything was switched on."""
    chosen = select(SecondFactor.user_id).where(
        SecondFactor.user_id == User.id,
        or_(SecondFactor.new_device_letter, SecondFactor.totp_confirmed_at.is_not(None)),
    )
    passkeys = select(_PASSKEYS.c.user_id).where(_PASSKEYS.c.user_id == User.id)
    return or_(chosen.correlate(User).exists(), passkeys.correlate(User).exists())
