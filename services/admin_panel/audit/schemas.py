"""Shapes of the audit log for the control panel."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field


class SettingsActOut(BaseModel):
    """A change of the supplier's settings: what differs, as it was and as it was from then on."""

    at: datetime
    actor_id: str
    actor_role: str
    action: str = Field(description="As the reference of staff acts names it.")
    before: dict[str, Any]
    after: dict[str, Any]


class SettingsActsOut(BaseModel):
    """The last changes, the newest first."""

    items: list[SettingsActOut]
