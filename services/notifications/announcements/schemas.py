"""Shapes of announcements."""

import re
import unicodedata
from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from services.kit.shapes import RequestBody
from services.notifications.files.rules import MOST_FILES
from services.notifications.files.schemas import FileOut

_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d([.,]\d{1,6})?)?([Zz]|[+-]\d\d:?\d\d)?", re.ASCII
)
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


AnnouncementState = Literal["scheduled", "published", "withdrawn", "expired"]


def _as_text(given: object) -> object:
    # A number is no time: -1 would be a moment of 1969.
    if isinstance(given, str) and not _TIME.fullmatch(given):
        raise ValueError("not a date and time of ISO 8601")
    if given is not None and not isinstance(given, (str, datetime)):
        raise ValueError("a time is a text, as 2026-11-28T10:00+06:00")
    return given


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("not a time zone of the IANA list") from error
    return name


Time = Annotated[
    datetime,
    BeforeValidator(_as_text),
    Field(
        description="With an offset, or without one by the clock of `time_zone`.",
        examples=["2026-11-28T10:00", "2026-11-28T10:00+06:00"],
    ),
]


class AnnouncementIn(_Strict):
    """What is told to whom, where it shows, and when."""

    kind: Literal["bell", "modal", "banner"]
    subject: str = Field(min_length=1, max_length=200)
    body: str = Field(min_length=1, max_length=10_000)
    link: Link | None = None
    audience: Audience
    publish_at: Time | None = Field(default=None, description="None = at once.")
    expires_at: Time | None = Field(
        default=None, description="The end of the term; a banner must have one."
    )
    time_zone: Annotated[str, AfterValidator(_known_zone)] | None = Field(
        default=None, max_length=64, description="IANA, for times without an offset."
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
        named = (self.publish_at, self.expires_at)
        if self.time_zone is None and any(at is not None and at.tzinfo is None for at in named):
            raise ValueError("a time without offset needs time_zone")
        if len(set(self.files)) < len(self.files):
            raise ValueError("files names one twice")
        return self


class LetterPreviewOut(BaseModel):
    """The letter as it will look."""

    subject: str
    html: str
    text: str


class PreviewOut(BaseModel):
    """Whom an announcement would reach now, and when, by the supplier's clock."""

    recipients: int
    letters: int
    unknown_accounts: list[str]
    letter: LetterPreviewOut | None
    time_zone: str = Field(description="The supplier's, IANA.")
    publish_at: datetime | None = Field(description="None = at once.")
    expires_at: datetime | None


class AnnouncementOut(BaseModel):
    """An announcement; `recipients` and `letters` are known once it is published.

    `expired`: its term was over before it could go out, and nobody has got it.
    """

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
    expired_letters: int = Field(description="Those of the letters that did not go in the term.")
