"""Shapes of the form of an appeal, and of its draft."""

from datetime import datetime

from pydantic import BaseModel, Field

from services.cabinet.support.appeals.schemas import (
    AccountRefOut,
    CardIn,
    CardOut,
    FieldValues,
    FileIds,
    MaybeText,
)
from services.cabinet.support.attachments.schemas import AppealFileOut
from services.cabinet.support.topics.rules import Kind
from services.cabinet.support.topics.schemas import TopicOut
from services.kit.shapes import RequestBody


class KindOut(BaseModel):
    """A kind of appeals."""

    kind: Kind
    title: str
    title_en: str


class LimitsOut(BaseModel):
    """How much one message holds."""

    text: int = Field(description="Characters.")
    files: int
    file_bytes: int
    types: list[str] = Field(description="Media types that are taken.")


class DraftIn(RequestBody):
    """The whole of an appeal that is being written."""

    kind: Kind | None = None
    topic_id: int | None = Field(None, ge=1, le=2_147_483_647)
    account_id: int | None = Field(None, ge=1, le=2_147_483_647)
    text: MaybeText = ""
    fields: FieldValues = Field(default_factory=dict)
    file_ids: FileIds = Field(default_factory=list)
    card: CardIn | None = None


class DraftOut(BaseModel):
    """An appeal that you have begun to write."""

    kind: Kind | None
    topic_id: int | None
    account_id: int | None
    text: str
    fields: dict[str, str]
    files: list[AppealFileOut]
    card: CardOut | None
    saved_at: datetime
    kept_until: datetime


class AppealFormOut(BaseModel):
    """What a new appeal may be."""

    kinds: list[KindOut]
    topics: list[TopicOut] = Field(description="Those in use, in their order.")
    accounts: list[AccountRefOut] = Field(description="Yours of today.")
    limits: LimitsOut
    draft: DraftOut | None
