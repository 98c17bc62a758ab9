"""Shapes of what staff write."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, EmailStr, Field

from services.cabinet.content.entries.rules import (
    LONGEST_AGREEMENT,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Kind,
    plain_text,
    titled,
)
from services.kit.lines import plain_line
from services.kit.shapes import RequestBody

State = Literal["draft", "published", "changed"]
Shelf = Literal["documents", "forms"]
_Line = Annotated[str, AfterValidator(plain_line)]
_Text = Annotated[str, AfterValidator(plain_text), Field(max_length=LONGEST_TEXT)]
_Agreed = Annotated[str, AfterValidator(plain_text), Field(max_length=LONGEST_AGREEMENT)]
_Phone = Annotated[str, AfterValidator(plain_line), Field(min_length=3, max_length=40)]
_Hours = Annotated[_Line, Field(max_length=300)]
_MOST_KOPECKS = 100_000_000_00


class _Titled(RequestBody):
    """What everything has: a title in Russian, and in English where somebody has written it."""

    title: Annotated[str, AfterValidator(titled)] = Field(min_length=1, max_length=LONGEST_TITLE)
    title_en: _Line = Field("", max_length=LONGEST_TITLE)


class DocumentIn(_Titled):
    """A document; its PDF is sent by itself."""

    kind: Literal["document"]
    shelf: Shelf = Field(description="Among documents, or among forms to be filled in.")
    text: _Text = Field("", description="What it is for, in a sentence.")
    text_en: _Text = ""


class AgreementIn(_Titled):
    """A version of the user agreement."""

    kind: Literal["agreement"]
    valid_from: date = Field(description="The day from which it holds; its version is this day.")
    asks: bool = Field(
        False, description="From that day everybody has to agree to it before going on."
    )
    text: _Agreed = ""
    text_en: _Agreed = ""


class GroupIn(_Titled):
    """A group of questions."""

    kind: Literal["group"]


class QuestionIn(_Titled):
    """A question, its title, with its answer, the text."""

    kind: Literal["question"]
    group: int = Field(ge=1, le=2**31 - 1, description="The `id` of its group.")
    text: _Text = ""
    text_en: _Text = ""


class OfficeIn(_Titled):
    """Where people are received; `text` is the address."""

    kind: Literal["office"]
    text: _Text = ""
    text_en: _Text = ""
    hours: _Hours = ""
    hours_en: _Hours = ""
    phones: list[_Phone] = Field(default=[], max_length=5)
    email: EmailStr | Literal[""] = ""
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)


class ServiceIn(_Titled):
    """A service of the catalogue; its picture is sent by itself."""

    kind: Literal["service"]
    text: _Text = ""
    text_en: _Text = ""
    price_from: int | None = Field(
        None, ge=0, le=_MOST_KOPECKS, description="Kopecks; None: by agreement."
    )


EntryIn = Annotated[
    AgreementIn | DocumentIn | GroupIn | OfficeIn | QuestionIn | ServiceIn,
    Field(discriminator="kind"),
]


class ContentFieldsOut(BaseModel):
    """What one entry holds; fields of other kinds are empty."""

    title: str
    title_en: str = ""
    text: str = ""
    text_en: str = ""
    shelf: Shelf | None = None
    group: int | None = None
    valid_from: date | None = None
    asks: bool = False
    hours: str = ""
    hours_en: str = ""
    phones: list[str] = []
    email: str = ""
    latitude: float | None = None
    longitude: float | None = None
    price_from: int | None = None
    file: UUID | None = None


class ContentFileOut(BaseModel):
    """A version of an entry's file."""

    id: UUID
    number: int
    name: str
    size: int = Field(description="Bytes.")
    added_at: datetime
    added_by: str


class ContentEntryOut(BaseModel):
    """An entry as staff see it."""

    id: int
    kind: Kind
    state: State = Field(description="`changed`: published, and written further since.")
    draft: ContentFieldsOut
    live: ContentFieldsOut | None = Field(description="What everybody reads; None: nothing.")
    files: list[ContentFileOut] = Field(description="All versions, the latest first.")
    published_at: datetime | None
    changed_at: datetime
    changed_by: str


class ContentRowOut(BaseModel):
    """An entry in the list."""

    id: int
    kind: Kind
    state: State
    title: str
    title_en: str
    has_text_en: bool
    group: int | None
    shelf: Shelf | None
    valid_from: date | None
    changed_at: datetime
    changed_by: str


class ContentMoveIn(RequestBody):
    """Before which entry of its kind one is to stand; None: at the end."""

    before: int | None = Field(ge=1, le=2**31 - 1)


def draft_of(given: Any) -> dict[str, Any]:
    """Return what is kept of a body: the fields of its kind, as JSON."""
    fields: dict[str, Any] = given.model_dump(mode="json", exclude={"kind"})
    return fields
