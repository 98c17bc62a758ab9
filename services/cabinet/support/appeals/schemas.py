"""Shapes of appeals, as their authors see them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from services.cabinet.support.appeals.rules import (
    LONGEST_CARD_TITLE,
    LONGEST_RATING,
    By,
    CardKind,
    SeenStatus,
    Way,
)
from services.cabinet.support.attachments.schemas import AppealFileOut
from services.cabinet.support.topics.rules import LONGEST_VALUE, MOST_FIELDS, FieldType, Kind
from services.cabinet.support.topics.schemas import TopicRefOut
from services.contracts.letters import LONGEST_TEXT, MOST_FILES
from services.kit.lines import plain_line, plain_text
from services.kit.shapes import RequestBody


def _said(text: str) -> str:
    said = plain_text(text)
    if not said:
        raise ValueError("write something")
    return said


Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_said)]
MaybeText = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(plain_text)]
FileIds = Annotated[
    list[UUID], Field(max_length=MOST_FILES, description="Of files that were uploaded before.")
]
FieldValues = Annotated[
    dict[
        Annotated[str, Field(max_length=32)],
        Annotated[str, Field(max_length=LONGEST_VALUE), AfterValidator(plain_line)],
    ],
    Field(max_length=MOST_FIELDS, description="By key, what else the topic asks for; as texts."),
]


class CardIn(RequestBody):
    """What the appeal was opened from: staff can open it."""

    kind: CardKind
    id: str = Field(min_length=1, max_length=64, description="Of the meter, event, reading, …")
    at: datetime | None = Field(None, description="The moment that is meant.")
    title: Annotated[str, AfterValidator(plain_line)] = Field(
        max_length=LONGEST_CARD_TITLE, description="As the page called it."
    )


class CardOut(BaseModel):
    """What an appeal was opened from."""

    kind: CardKind
    id: str
    at: datetime | None
    title: str


class NewAppeal(RequestBody):
    """What is asked, whoever writes it down."""

    kind: Kind
    topic_id: int = Field(ge=1, le=2_147_483_647)
    account_id: int | None = Field(None, ge=1, le=2_147_483_647)
    text: Text
    fields: FieldValues = Field(default_factory=dict)
    file_ids: FileIds = Field(default_factory=list)


class AppealIn(NewAppeal):
    """A new appeal."""

    card: CardIn | None = None


class MessageIn(RequestBody):
    """One more word on an appeal."""

    text: Text
    file_ids: FileIds = Field(default_factory=list)


class ReopenIn(RequestBody):
    """Why an appeal is not done."""

    text: Text


class RatingIn(RequestBody):
    """How the appeal was dealt with."""

    stars: int = Field(ge=1, le=5)
    text: Annotated[str, AfterValidator(plain_text)] = Field("", max_length=LONGEST_RATING)


class ReadIn(RequestBody):
    """Up to where an appeal has been read."""

    seen_at: datetime | None = Field(
        None,
        description="`updated_at` as the page showed it: what came later stays unread. Missing: all"
        " is read.",
    )


class AccountRefOut(BaseModel):
    """The account that an appeal is about."""

    id: int
    number: str
    address: str


class LastOut(BaseModel):
    """The latest message."""

    text: str = Field(description="Its first 200 characters.")
    by: Literal["consumer", "staff"]
    at: datetime


class CanOut(BaseModel):
    """What its author may do with an appeal now."""

    answer: bool
    reopen: bool
    rate: bool
    cancel: bool


class RatingOut(BaseModel):
    """How its author has rated an appeal."""

    stars: int
    text: str
    at: datetime


class AppealRefOut(BaseModel):
    """Another appeal."""

    id: UUID
    number: int


class AppealOut(BaseModel):
    """An appeal of yours."""

    id: UUID
    number: int
    kind: Kind
    topic: TopicRefOut
    account: AccountRefOut | None
    status: SeenStatus
    created_at: datetime
    updated_at: datetime = Field(description="Of the latest message or status.")
    unread: int = Field(description="Answers and changes that you have not seen.")
    last: LastOut
    can: CanOut
    reopen_until: datetime | None = Field(description="Of one that is done.")
    rating: RatingOut | None
    merged_into: AppealRefOut | None = Field(description="Where it goes on; nothing is done here.")


class AppealsOut(BaseModel):
    """A page of appeals."""

    items: list[AppealOut]
    total: int
    unread: int = Field(description="Appeals of yours with something new, on all pages.")


class MessageOut(BaseModel):
    """A message of the dialog."""

    id: int
    by: Literal["consumer", "staff"]
    text: str
    at: datetime
    files: list[AppealFileOut]
    way: Way
    from_number: int | None = Field(
        description="Of the appeal that was merged into this one, on which it was written."
    )


class StatusOut(BaseModel):
    """A status that an appeal has come into."""

    status: SeenStatus
    at: datetime
    by: By


class FieldValueOut(BaseModel):
    """What else the topic had asked for."""

    key: str
    title: str
    title_en: str
    type: FieldType
    value: str = Field(description="As it was sent; of a file its id.")
    shown: str
    shown_en: str


class AppealCardOut(AppealOut):
    """An appeal of yours with all that was written."""

    messages: list[MessageOut] = Field(description="The first one first.")
    history: list[StatusOut] = Field(description="The first one first.")
    fields: list[FieldValueOut]
    card: CardOut | None
    merged: list[AppealRefOut] = Field(description="Appeals that go on here.")


class AppealsQuery(BaseModel):
    """Which appeals are looked for."""

    archived: bool = Field(False, description="Closed ones («Архив»), else those that go on.")
    search: str = Field(
        "", max_length=200, description="Parts of the number, the topic or what was written."
    )
