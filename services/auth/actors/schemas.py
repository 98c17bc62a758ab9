"""Shapes of who acts."""

from pydantic import BaseModel


class ActorOut(BaseModel):
    """What somebody is at this moment: a role of staff, or nothing."""

    role: str | None
