"""Shapes of notices."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.notifications.files.schemas import FileOut

NoticeKind = Literal["bell", "modal", "banner"]


class LinkOut(BaseModel):
    """A button that leads somewhere."""

    label: str
    address: str


class NoticeOut(BaseModel):
    """A notice of yours; `body` is plain text with line breaks."""

    id: UUID
    kind: NoticeKind
    subject: str
    body: str
    link: LinkOut | None
    files: list[FileOut]
    created_at: datetime
    expires_at: datetime | None = Field(description="The end of a modal's or banner's term.")
    read_at: datetime | None
    confirmed_at: datetime | None


class BannersOut(BaseModel):
    """The banners that are up now, the newest first."""

    items: list[NoticeOut]


class CountersOut(BaseModel):
    """What waits for you: in the bell, as modal windows, as banners."""

    unread: int
    modal: int
    banner: int
