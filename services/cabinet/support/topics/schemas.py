"""Shapes of topics."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, model_validator

from services.cabinet.support.topics.rules import (
    KEY,
    LONGEST_TITLE,
    MOST_CHOICES,
    MOST_FIELDS,
    FieldType,
    Kind,
)
from services.kit.lines import plain_line
from services.kit.shapes import RequestBody


def _named(title: str) -> str:
    line = plain_line(title)
    if not line:
        raise ValueError("give it a name")
    return line


Title = Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE), AfterValidator(_named)]
TitleEn = Annotated[str, Field(max_length=LONGEST_TITLE), AfterValidator(plain_line)]


class ChoiceIn(RequestBody):
    """A value that may be chosen."""

    key: str = Field(pattern=KEY, description="By which it is sent and kept.")
    title: Title
    title_en: TitleEn = Field("", description="In English; empty: `title`.")


class FieldIn(RequestBody):
    """Something that a topic asks for beside the text."""

    key: str = Field(pattern=KEY, description="Of its own within the topic.")
    title: Title
    title_en: TitleEn = Field("", description="In English; empty: `title`.")
    type: FieldType
    required: bool = False
    choices: list[ChoiceIn] = Field([], max_length=MOST_CHOICES, description="Of a `choice`.")

    @model_validator(mode="after")
    def _choices_of_a_choice(self) -> "FieldIn":
        if (self.type == "choice") != bool(self.choices):
            raise ValueError("a choice has choices, and nothing else has any")
        if len({choice.key for choice in self.choices}) != len(self.choices):
            raise ValueError("each choice has a key of its own")
        return self


class TopicIn(RequestBody):
    """A topic as staff keep it."""

    title: Title
    title_en: TitleEn = Field("", description="In English; empty: `title`.")
    kinds: list[Kind] = Field(min_length=1, max_length=4, description="Of which it may be.")
    fields: list[FieldIn] = Field([], max_length=MOST_FIELDS)
    position: int = Field(0, ge=0, le=10_000, description="The lower, the earlier in lists.")
    in_use: bool = Field(True, description="Whether new appeals may be about it.")
    team_id: int | None = Field(
        None, ge=1, le=2_147_483_647, description="The desk's team that new appeals are given to."
    )

    @model_validator(mode="after")
    def _each_once(self) -> "TopicIn":
        if len(set(self.kinds)) != len(self.kinds):
            raise ValueError("name each kind once")
        if len({field.key for field in self.fields}) != len(self.fields):
            raise ValueError("each field has a key of its own")
        return self


class ChoiceOut(BaseModel):
    """A value that may be chosen."""

    key: str
    title: str
    title_en: str


class FieldOut(BaseModel):
    """Something that a topic asks for beside the text.

    A value is a text: a number with a point or a comma, a day as `YYYY-MM-DD`, the key of a choice,
    the id of a file that comes along.
    """

    key: str
    title: str
    title_en: str
    type: FieldType
    required: bool
    choices: list[ChoiceOut]


class TopicOut(BaseModel):
    """What an appeal may be about."""

    id: int
    title: str
    title_en: str
    kinds: list[Kind]
    fields: list[FieldOut]


class StaffTopicOut(TopicOut):
    """A topic as staff keep it."""

    position: int
    in_use: bool
    team_id: int | None
    appeals: int = Field(description="How many are about it; one with none can be deleted.")


class StaffTopicsOut(BaseModel):
    """All topics in their order."""

    items: list[StaffTopicOut]


class TopicRefOut(BaseModel):
    """What an appeal is about."""

    id: int
    title: str
    title_en: str
