"""What staff do here goes to admin_panel's audit log, with the act's own transaction."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.notifications import STAFF_ACTED, StaffActed
from services.kit.events import publish
from services.kit.identity import Caller
from services.kit.logs import request_id_var
from services.notifications.events import SUBSCRIBERS


async def record_act(
    session: AsyncSession,
    staff: Caller,
    action: str,
    object_kind: str,
    object_id: str,
    **details: str | int | bool,
) -> None:
    """Tell admin_panel what a member of staff has done; an act that fails tells nothing."""
    await publish(
        session,
        SUBSCRIBERS,
        STAFF_ACTED,
        StaffActed(
            actor_id=staff.subject,
            actor_role=staff.role,
            action=action,
            object_kind=object_kind,
            object_id=object_id,
            details=details,
            request_id=request_id_var.get() or None,
        ),
    )
