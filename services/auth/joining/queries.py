"""SQL of a consumer's requests for accounts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.registrations.models import RegistrationRequest
from services.kit.pagination import PageRequest


async def list_own(
    session: AsyncSession, asker_id: UUID, decided_since: datetime, page: PageRequest
) -> tuple[list[RegistrationRequest], int]:
    """Return a page of a consumer's requests, open or decided lately, newest first."""
    mine = (
        RegistrationRequest.asker_id == asker_id,
        func.coalesce(RegistrationRequest.decided_at, func.now()) > decided_since,
    )
    total = await session.scalar(select(func.count()).select_from(RegistrationRequest).where(*mine))
    found = await session.scalars(
        select(RegistrationRequest)
        .where(*mine)
        .order_by(RegistrationRequest.created_at.desc(), RegistrationRequest.id)
        .limit(page.limit)
        .offset(page.offset)
    )
    return list(found), total or 0
