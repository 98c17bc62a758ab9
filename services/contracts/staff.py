"""What staff do, as the owner of the data tells it to the log of the control panel."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

# Who keeps the log.
LOG_KEEPER = "admin_panel"
# The outcome of an act that was done; of another it is the type of the problem that refused it.
DONE = "done"


def staff_acted(service: str) -> str:
    """Return the type of the event by which that service tells an act."""
    return f"{service}.staff_acted.v1"


class StaffActed(BaseModel):
    """A member of staff changed something, or was refused; admin_panel keeps it for good.

    `before` and `after` hold what has changed and nothing else. Never in here: secrets, codes,
    hashes; and no contacts or names of people, since the log outlives them.
    """

    actor_id: str
    actor_role: str
    action: str
    object_kind: str
    object_id: str
    outcome: str = DONE
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    details: dict[str, Any]
    request_id: str | None
    # Absent from a release that did not tell it: then the event's own time counts.
    at: datetime | None = None
