"""Agreeing to the agreement, while registering and in the cabinet."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.content.consents import queries
from services.cabinet.content_errors import AgreementOther
from services.contracts.auth import UserDeleted, UserRegistered
from services.kit.database import plain_of


async def agree(session: AsyncSession, user_id: UUID, version: date) -> None:
    """Note that a user agrees to the version in force; again it stays as it was.

    Raises AgreementOther when another version holds: nobody agrees to what he has not read.
    """
    connection = await plain_of(session)
    if await queries.find_in_force(connection) != version:
        raise AgreementOther
    await queries.add_consent(connection, user_id, version, None, "cabinet")


async def keep_registered(session: AsyncSession, data: UserRegistered) -> None:
    """Note what a new consumer agreed to while registering, as auth has it."""
    if data.consent_at is None:
        return
    try:
        version = date.fromisoformat(data.consent_version)
    except ValueError:
        # Registered by something that names its versions otherwise; auth keeps it.
        return
    connection = await plain_of(session)
    # Whoever registers writes down what he has read: what never held is no consent.
    if await queries.has_held(connection, version):
        await queries.add_consent(
            connection, data.user_id, version, data.consent_at, "registration"
        )


async def forget_user(session: AsyncSession, data: UserDeleted) -> None:
    """Forget the consents of a user who was removed."""
    await queries.forget_user(await plain_of(session), data.user_id)
