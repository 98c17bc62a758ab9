"""The table of announcements."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class Announcement(Base):
    """Whom a notice of the staff's is for and when it goes out; its words are the notice's."""

    __tablename__ = "announcements"
    __table_args__ = (
        CheckConstraint(
            "state IN ('scheduled', 'published', 'withdrawn', 'expired')", name="state"
        ),
        Index("ix_announcements_due", "due_at", postgresql_where=text("state = 'scheduled'")),
        Index(None, "created_at"),
    )

    id: Mapped[UUID] = mapped_column(ForeignKey("notices.id"), primary_key=True)
    audience: Mapped[dict[str, Any]] = mapped_column(JSONB)
    letter: Mapped[bool] = mapped_column(Boolean)
    # Goes only to those who have agreed to advertising.
    advertising: Mapped[bool] = mapped_column(Boolean)
    state: Mapped[str] = mapped_column(String(10), server_default="scheduled")
    publish_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # Not before publish_at; while a worker has it, the end of its lease.
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    created_by: Mapped[UUID] = mapped_column(Uuid)
    author: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    recipients: Mapped[int | None] = mapped_column(Integer)
    letters: Mapped[int | None] = mapped_column(Integer)
