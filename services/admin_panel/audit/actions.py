"""Writing down what staff do."""

from typing import Any

from services.admin_panel.audit.models import AuditEntry
from services.kit.database import Database
from services.kit.identity import Caller
from services.kit.logs import request_id_var


async def record_change(
    database: Database,
    staff: Caller,
    action: str,
    object_kind: str,
    object_id: str,
    **details: Any,
) -> None:
    """Write a staff act down in a transaction of its own, before the act goes to its owner.

    So an act that another service carries out is in the log even when its answer is lost.
    """
    async with database.transaction() as session:
        session.add(
            AuditEntry(
                actor_id=staff.subject,
                actor_role=staff.role,
                action=action,
                object_kind=object_kind,
                object_id=object_id,
                details=details,
                request_id=request_id_var.get(),
            )
        )
