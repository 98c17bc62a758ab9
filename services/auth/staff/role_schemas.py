"""Shapes of staff roles."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from services.auth.roles.rules import LONGEST_DESCRIPTION, LONGEST_NAME
from services.auth.users.rules import one_line
from services.contracts.rights import RIGHTS, Right
from services.kit.shapes import RequestBody


def _line_or_none(text: str) -> str:
    return one_line(text) if text.strip() else ""


_Name = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=LONGEST_NAME)]


class RoleOut(BaseModel):
    """A role of staff."""

    key: str
    name_ru: str
    name_en: str | None
    description: str
    rights: list[Right]
    built_in: bool = Field(description="There from the start; not changed, only copied.")
    version: int = Field(description="Tokens of a former one count no more.")


class ListedRoleOut(RoleOut):
    """A role in the list."""

    holders: int = Field(description="How many have it, blocked ones among them.")


class RolesOut(BaseModel):
    """All roles: built-in ones first, then by name; at most fifty."""

    items: list[ListedRoleOut]
    needs: dict[Right, list[Right]] = Field(
        description="What a right brings with it; of others nothing."
    )


class HolderOut(BaseModel):
    """Who has a role."""

    id: UUID
    display_name: str
    active: bool


class RoleCardOut(RoleOut):
    """A role with who has it, by name; at most two hundred of them."""

    holders: list[HolderOut]


class RoleIn(RequestBody):
    """A role as it shall be; what its rights need is added (to change is to see)."""

    name_ru: _Name
    name_en: _Name | None = None
    description: Annotated[str, AfterValidator(_line_or_none)] = Field(
        "", max_length=LONGEST_DESCRIPTION
    )
    rights: list[Right] = Field(min_length=1, max_length=len(RIGHTS))
