"""What was done to a consumer's data: the question that cabinet asks the keeper of the log."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

_Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
_Action = Annotated[str, Field(max_length=64, pattern=r"^[a-z_]+$")]
MOST_OBJECTS = 1000


class ActedOn(BaseModel):
    """One thing as the log names it, the acts that count, and the time that is the asker's."""

    kind: Literal["user", "account", "customer", "meter"]
    id: _Id
    actions: list[_Action] = Field(min_length=1, max_length=100)
    since: datetime | None = None
    until: datetime | None = Field(None, description="Exclusive.")


class ActsIn(BaseModel):
    """Which acts are wanted: done ones on any of these things, the newest first."""

    objects: list[ActedOn] = Field(min_length=1, max_length=MOST_OBJECTS)
    limit: int = Field(ge=1, le=200)
    offset: int = Field(ge=0, le=10_000_000)


class DoneAct(BaseModel):
    """Acts of one kind on one thing by one role within an hour."""

    at: datetime = Field(description="The last of them.")
    times: int
    actor_role: str
    action: str
    object_kind: str
    object_id: str
    reason: str | None = Field(None, description="As it was given with the act, if it was.")


class DoneActs(BaseModel):
    """A page of acts, and how many there are in all."""

    items: list[DoneAct]
    total: int
