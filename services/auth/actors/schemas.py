"""Shapes of who acts."""

from pydantic import BaseModel


class ActorOut(BaseModel):
    """What somebody is at this moment: a role of staff and what it holds, or nothing."""

    role: str | None
    rights: list[str]
