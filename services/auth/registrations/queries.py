"""SQL of registration requests."""

from typing import Any, Literal
from uuid import UUID

from sqlalchemy import func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.registrations.models import RegistrationRequest
from services.auth.users.models import User
from services.kit.database import Connection
from services.kit.pagination import PageRequest

LEASE_SECONDS = 15.0
_CLAIM = """
UPDATE registration_requests SET due_at = now() + make_interval(secs => $1),
    attempts = attempts + 1
WHERE id = (
    SELECT id FROM registration_requests WHERE state = 'received' AND due_at <= now()
    ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, account_number, address_id, attempts
"""


async def claim_received(connection: Connection) -> Any:
    """Take the request that is due longest, for the lease; None when none is."""
    return await connection.fetchrow(_CLAIM, LEASE_SECONDS)


async def put_back(connection: Connection, request_id: UUID, seconds: float) -> None:
    """Look at a request again after so many seconds."""
    await connection.execute(
        "UPDATE registration_requests SET due_at = now() + make_interval(secs => $2)"
        " WHERE id = $1 AND state = 'received'",
        request_id,
        seconds,
    )


async def find_request(session: AsyncSession, request_id: UUID) -> RegistrationRequest | None:
    """Return a request that has been looked at, locked until the transaction ends."""
    return await session.get(RegistrationRequest, request_id, with_for_update=True)


async def lock_account(session: AsyncSession, account_number: str) -> None:
    """Let only one decision about an account go on at a time."""
    await session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('registration ' || :number, 0))"),
        {"number": account_number},
    )


async def list_owners(session: AsyncSession, account_number: str) -> list[UUID]:
    """Return users made for the account here; cabinet may not know of them yet."""
    found = await session.scalars(
        select(RegistrationRequest.user_id).where(
            RegistrationRequest.account_number == account_number,
            RegistrationRequest.state == "approved",
            RegistrationRequest.user_id.is_not(None),
        )
    )
    return [user_id for user_id in found if user_id is not None]


async def list_contact_owners(session: AsyncSession, email: str, phone: str) -> list[User]:
    """Return consumers who have that e-mail address or phone."""
    found = await session.scalars(
        select(User).where(
            User.user_class == "consumer", or_(User.email == email, User.phone == phone)
        )
    )
    return list(found)


async def list_users(session: AsyncSession, user_ids: list[UUID]) -> list[User]:
    """Return the users of these ids."""
    return list(await session.scalars(select(User).where(User.id.in_(user_ids))))


async def list_requests(
    session: AsyncSession,
    state: Literal["waiting", "approved", "declined"] | None,
    page: PageRequest,
) -> tuple[list[RegistrationRequest], int]:
    """Return a page of the requests, newest first, and how many there are."""
    seen = RegistrationRequest.state != "received"
    condition = RegistrationRequest.state == state if state else seen
    total = await session.scalar(
        select(func.count()).select_from(RegistrationRequest).where(condition)
    )
    rows = await session.scalars(
        select(RegistrationRequest)
        .where(condition)
        .order_by(RegistrationRequest.created_at.desc(), RegistrationRequest.id)
        .limit(page.limit)
        .offset(page.offset)
    )
    return list(rows), total or 0
