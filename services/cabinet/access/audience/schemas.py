"""Shapes of an audience."""

from uuid import UUID

from pydantic import BaseModel


class AudienceOut(BaseModel):
    """Users by id; `next` is the `after` of the next page, null on the last one."""

    users: list[UUID]
    next: UUID | None
    unknown: list[str]


class OwnAccounts(BaseModel):
    """The numbers of the accounts that a user sees; none for a user who is not known."""

    user_id: UUID
    numbers: list[str]


class OwnAccountsOut(BaseModel):
    """The accounts of some users."""

    items: list[OwnAccounts]
