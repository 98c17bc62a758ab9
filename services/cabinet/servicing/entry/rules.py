"""Who looks at what an organisation has handed in."""

from typing import NamedTuple
from uuid import UUID


class Looker(NamedTuple):
    """An organisation, and the session of that of its people who looks; None: an unknown one."""

    organization_id: int
    session_id: UUID | None
