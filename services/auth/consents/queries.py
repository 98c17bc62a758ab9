"""SQL of questions to whoever sees an account."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.consents.models import AccountConsent
from services.auth.registrations.models import RegistrationRequest
from services.auth.users.models import User


class Asked(NamedTuple):
    """A question that is open: the request, who is asked, and who asks."""

    request: RegistrationRequest
    holder_id: UUID
    asker: User


_OPEN = (
    select(RegistrationRequest, AccountConsent.user_id, User)
    .join(AccountConsent, AccountConsent.request_id == RegistrationRequest.id)
    .join(User, User.id == RegistrationRequest.asker_id)
    .where(RegistrationRequest.state == "asked", User.active)
)


async def list_open(session: AsyncSession, holder_id: UUID, now: datetime) -> list[Asked]:
    """Return what a user is asked and nobody has answered, the eldest first."""
    found = await session.execute(
        _OPEN.where(AccountConsent.user_id == holder_id, RegistrationRequest.asked_until > now)
        .order_by(RegistrationRequest.created_at)
        .limit(100)
    )
    return [Asked(*row) for row in found]


async def find_open(
    session: AsyncSession, request_id: UUID, holder_id: UUID, now: datetime, *, lock: bool = False
) -> Asked | None:
    """Return an open question to a user; with `lock` its request is his until the commit."""
    statement = _OPEN.where(
        RegistrationRequest.id == request_id,
        AccountConsent.user_id == holder_id,
        RegistrationRequest.asked_until > now,
    )
    if lock:
        # What another transaction has changed meanwhile is read anew.
        statement = statement.with_for_update(of=RegistrationRequest).execution_options(
            populate_existing=True
        )
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else Asked(*row)


async def find_by_link(session: AsyncSession, token_hash: bytes, now: datetime) -> Asked | None:
    """Return the open question that a letter's link is about."""
    found = await session.execute(
        _OPEN.where(AccountConsent.token_hash == token_hash, RegistrationRequest.asked_until > now)
    )
    row = found.one_or_none()
    return None if row is None else Asked(*row)


async def drop_questions(session: AsyncSession, request_id: UUID) -> None:
    """Forget whom a request was put to, and the links that went to them."""
    await session.execute(delete(AccountConsent).where(AccountConsent.request_id == request_id))


async def was_asked(
    session: AsyncSession, asker_id: UUID, account_number: str, since: datetime
) -> bool:
    """Return whether an account's users were asked for the same consumer lately."""
    found = await session.scalar(
        select(AccountConsent.request_id)
        .join(RegistrationRequest, RegistrationRequest.id == AccountConsent.request_id)
        .where(
            RegistrationRequest.asker_id == asker_id,
            RegistrationRequest.account_number == account_number,
            AccountConsent.asked_at > since,
        )
        .limit(1)
    )
    return found is not None
