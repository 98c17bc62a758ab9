"""The queue of letters."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class Letter(Base):
    """A letter in the queue, and afterwards the record that it was sent."""

    __tablename__ = "letters"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'abandoned', 'expired')", name="state"
        ),
        Index(
            "ix_letters_due",
            "rank",
            "due_at",
            postgresql_where=text("state IN ('waiting', 'sending')"),
        ),
        Index(
            "ix_letters_term",
            "expires_at",
            postgresql_where=text("state = 'waiting' AND expires_at IS NOT NULL"),
        ),
        Index("ix_letters_expired", "notice_id", postgresql_where=text("state = 'expired'")),
        Index("ix_letters_address_sent_at", "address", "sent_at"),
        Index("ix_letters_abandoned", "created_at", postgresql_where=text("state = 'abandoned'")),
    )

    # The id of the event that caused the letter; the left part of its Message-ID.
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    user_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    address: Mapped[str] = mapped_column(String(320))
    template: Mapped[str] = mapped_column(String(50))
    language: Mapped[str] = mapped_column(String(2))
    parameters: Mapped[dict[str, Any]] = mapped_column(JSONB)
    state: Mapped[str] = mapped_column(String(10), server_default="waiting")
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    # While waiting: not before; while being sent: the end of the worker's lease.
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_error: Mapped[str | None] = mapped_column(Text)
    # Afterwards what it says holds no more, and it is not sent.
    expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Of its template (`letters/rules.py`): lower goes first.
    rank: Mapped[int] = mapped_column(SmallInteger, server_default="2")
    # An announcement's words are the notice's.
    notice_id: Mapped[UUID | None] = mapped_column(ForeignKey("notices.id"), index=True)
    # With it the reader stops advertising, without signing in (RFC 8058).
    unsubscribe_token: Mapped[UUID | None] = mapped_column(Uuid, unique=True)
