"""Shapes of an audience."""

from uuid import UUID

from pydantic import BaseModel


class AudienceOut(BaseModel):
    """Users by id; `next` is the `after` of the next page, null on the last one."""

    users: list[UUID]
    next: UUID | None
    unknown: list[str]
