"""Handlers of other services' events: what staff did at their doors."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from services.admin_panel.audit.actions import DONE
from services.admin_panel.audit.models import AuditEntry
from services.contracts.notifications import STAFF_ACTED, StaffActed
from services.kit.events import Event, Handler


async def on_staff_acted(session: AsyncSession, event: Event) -> None:
    """Write a staff act down, at the time when it happened."""
    data = StaffActed.model_validate(event.data)
    session.add(AuditEntry(at=event.occurred_at, outcome=DONE, **data.model_dump()))


HANDLERS: Mapping[str, Handler] = {STAFF_ACTED: on_staff_acted}
