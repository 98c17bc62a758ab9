"""Shapes of announcements."""

import re
import unicodedata
from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator, model_validator

from services.kit.shapes import RequestBody
from services.notifications.files.rules import MOST_FILES
from services.notifications.files.schemas import FileOut

_ADDRESS = re.compile(r"(https?://[^\s/@\\]+(/[^\s\\]*)?|/(?![/\\])[^\s\\]*)")


class _Strict(RequestBody):
    model_config = ConfigDict(str_strip_whitespace=True)


def _harmless(words: str, *, lines: bool) -> str:
    allowed = {"\n"} if lines else set()
    words = words.replace("\r\n", "\n")
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in allowed for c in words):
        raise ValueError("control characters are not taken")
    return words


class Everybody(_Strict):
    """All consumers."""

    kind: Literal["all"]


class Town(_Strict):
    """The consumers with an account in a town or village, as the registry spells it."""

    kind: Literal["town"]
    town: str = Field(min_length=1, max_length=200)


class Accounts(_Strict):
    """The consumers who see these accounts."""

    kind: Literal["accounts"]
    numbers: list[Annotated[str, Field(min_length=1, max_length=64)]] = Field(
        min_length=1, max_length=1000
    )


Audience = Annotated[Everybody | Town | Accounts, Field(discriminator="kind")]


class Link(_Strict):
    """A button: `address` is `https://…`, `http://…` or a path of the cabinet, `/…`."""

    label: str = Field(min_length=1, max_length=60)
    address: str = Field(min_length=1, max_length=2000)

    @field_validator("address")
    @classmethod
    def _leads_somewhere(cls, address: str) -> str:
        if not _ADDRESS.fullmatch(address):
            raise ValueError("neither https://…, http://… nor a path of the cabinet")
        return address


AnnouncementState = Literal["scheduled", "published", "withdrawn"]


class AnnouncementIn(_Strict):
    """What is told to whom, where it shows, and when."""

    kind: Literal["bell", "modal", "banner"]
    subject: str = Field(min_length=1, max_length=200)
    body: str = Field(min_length=1, max_length=10_000)
    link: Link | None = None
    audience: Audience
    publish_at: AwareDatetime | None = Field(default=None, description="None = at once.")
    expires_at: AwareDatetime | None = Field(
        default=None, description="The end of the term; a banner must have one."
    )
    letter: bool = Field(default=False, description="Goes by e-mail as well.")
    advertising: bool = Field(default=False, description="Only to those who agreed to it.")
    files: list[UUID] = Field(
        default_factory=list, max_length=MOST_FILES, description="Uploads of yours, in this order."
    )

    @field_validator("subject")
    @classmethod
    def _one_line(cls, subject: str) -> str:
        return _harmless(subject, lines=False)

    @field_validator("body")
    @classmethod
    def _lines(cls, body: str) -> str:
        return _harmless(body, lines=True)

    @model_validator(mode="after")
    def _has_a_term(self) -> Self:
        if self.kind == "banner" and self.expires_at is None:
            raise ValueError("a banner needs expires_at")
        if len(set(self.files)) < len(self.files):
            raise ValueError("files names one twice")
        if self.expires_at and self.publish_at and self.expires_at <= self.publish_at:
            raise ValueError("expires_at must come after publish_at")
        return self


class LetterPreviewOut(BaseModel):
    """The letter as it will look."""

    subject: str
    html: str
    text: str


class PreviewOut(BaseModel):
    """Whom an announcement would reach now."""

    recipients: int
    letters: int
    unknown_accounts: list[str]
    letter: LetterPreviewOut | None


class AnnouncementOut(BaseModel):
    """An announcement; `recipients` and `letters` are known once it is published."""

    id: UUID
    kind: Literal["bell", "modal", "banner"]
    subject: str
    body: str
    link: Link | None
    files: list[FileOut]
    audience: Audience
    letter: bool
    advertising: bool
    state: AnnouncementState
    publish_at: datetime
    expires_at: datetime | None
    author: str
    created_at: datetime
    published_at: datetime | None
    recipients: int | None
    letters: int | None
