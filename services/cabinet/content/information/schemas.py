"""Shapes of «Информация»."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.cabinet.content.entries.schemas import Shelf


class _TextOut(BaseModel):
    """Words in Russian, and in English where somebody has written them (else empty)."""

    id: int
    title: str
    title_en: str
    text: str
    text_en: str


class PublishedDocumentOut(_TextOut):
    """A document; its PDF is at `…/information/documents/{id}/file`."""

    shelf: Shelf
    size: int = Field(description="Bytes.")
    added_at: datetime
    version: int


class PublishedQuestionOut(_TextOut):
    """A question (title) with its answer (text)."""


class QuestionGroupOut(BaseModel):
    """A group of questions."""

    id: int
    title: str
    title_en: str
    questions: list[PublishedQuestionOut]


class PublishedOfficeOut(_TextOut):
    """An office; `text` is its address."""

    hours: str
    hours_en: str
    phones: list[str]
    email: str
    latitude: float | None
    longitude: float | None


class PublishedServiceOut(_TextOut):
    """A service that can be ordered."""

    price_from: int | None = Field(description="Kopecks; None: by agreement.")
    picture: UUID | None = Field(description="At `…/information/pictures/{picture}`.")


class AgreementOut(_TextOut):
    """The user agreement in force; its version is `valid_from`."""

    valid_from: date


class AgreementVersionOut(BaseModel):
    """A version of the agreement, in force, past or to come."""

    id: int
    valid_from: date


class PublishedOut(BaseModel):
    """Everything that is published, in the order that staff have given it."""

    documents: list[PublishedDocumentOut]
    groups: list[QuestionGroupOut]
    contacts: list[PublishedOfficeOut]
    services: list[PublishedServiceOut]
    agreement: AgreementOut | None
    agreements: list[AgreementVersionOut]


class FoundContentOut(BaseModel):
    """Something in which the words were found, and where."""

    kind: Literal["document", "office", "question", "service"]
    id: int
    title: str
    title_en: str
    excerpt: str
    excerpt_en: str


class InformationSearchOut(BaseModel):
    """The best twenty, the best first."""

    items: list[FoundContentOut]
