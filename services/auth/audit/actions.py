"""Recording what concerns security."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.models import SecurityEvent
from services.kit.client_info import ClientInfo


def record(
    session: AsyncSession,
    kind: str,
    *,
    client: ClientInfo | None = None,
    user_id: UUID | None = None,
    session_id: UUID | None = None,
    client_id: str | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Add a security event to the running transaction; `data` holds no secret and no contact."""
    session.add(
        SecurityEvent(
            kind=kind,
            user_id=user_id,
            session_id=session_id,
            client_id=client_id,
            address=client.address if client else "",
            user_agent=client.user_agent if client else "",
            data=data or {},
        )
    )
