"""Acts that link users to accounts, from auth's events."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.links import queries
from services.cabinet.lines.queries import lock_registry
from services.contracts.auth import UserDeleted, UserRegistered
from services.kit.database import plain_of


async def link_registered_user(session: AsyncSession, event: UserRegistered) -> None:
    """Let a new consumer see his accounts; those not known yet are linked when they come."""
    if event.user_class != "consumer" or not event.account_numbers:
        return
    # An account that comes at this moment is not missed.
    await lock_registry(await plain_of(session))
    numbers = [number[:64] for number in event.account_numbers]
    await queries.link_accounts(session, event.user_id, numbers)


async def forget_user(session: AsyncSession, event: UserDeleted) -> None:
    """Take all accounts and roles from a user who was removed, also what is still awaited."""
    await lock_registry(await plain_of(session))
    await queries.forget_user(session, event.user_id)
