"""Events that notifications publishes."""

from pydantic import BaseModel

STAFF_ACTED = "notifications.staff_acted.v1"


class StaffActed(BaseModel):
    """A member of staff changed something here; admin_panel keeps it in the audit log."""

    actor_id: str
    actor_role: str
    action: str
    object_kind: str
    object_id: str
    details: dict[str, str | int | bool]
    request_id: str | None
