"""Shapes of teams."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, model_validator

from services.cabinet.support.replies.schemas import PersonOut
from services.kit.lines import plain_line
from services.kit.shapes import RequestBody

LONGEST_NAME = 60
MOST_MEMBERS = 200


def _named(name: str) -> str:
    line = plain_line(name)
    if not line:
        raise ValueError("give it a name")
    return line


class MemberIn(RequestBody):
    """A member of staff, as the list of staff has him."""

    id: UUID
    name: Annotated[str, AfterValidator(plain_line)] = Field("", max_length=200)


class TeamIn(RequestBody):
    """A team as staff keep it."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(_named)]
    members: list[MemberIn] = Field([], max_length=MOST_MEMBERS)

    @model_validator(mode="after")
    def _each_once(self) -> "TeamIn":
        if len({one.id for one in self.members}) != len(self.members):
            raise ValueError("name each member once")
        return self


class TeamOut(BaseModel):
    """A team of the desk."""

    id: int
    name: str
    members: list[PersonOut] = Field(description="By name.")
    mine: bool = Field(description="Whether you are of it.")
    appeals: int = Field(description="Of its appeals those that go on.")
    topics: int = Field(description="Topics whose new appeals are given to it.")


class TeamsOut(BaseModel):
    """All teams by name."""

    items: list[TeamOut]
