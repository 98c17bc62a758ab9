"""Tables of notices and of who has them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, Text, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class Notice(Base):
    """What a notice says; one row however many people have it."""

    __tablename__ = "notices"
    __table_args__ = (CheckConstraint("kind IN ('bell', 'modal', 'banner')", name="kind"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    link_label: Mapped[str | None] = mapped_column(Text)
    link_address: Mapped[str | None] = mapped_column(Text)
    # Afterwards a modal or banner that nobody has settled stands in the bell only.
    expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class NoticeReceipt(Base):
    """A user has a notice; `read_at` also when a banner was closed or a modal confirmed."""

    __tablename__ = "notice_receipts"
    __table_args__ = (
        Index("ix_notice_receipts_unread", "user_id", postgresql_where=text("read_at IS NULL")),
        Index(None, "notice_id"),
    )

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    notice_id: Mapped[UUID] = mapped_column(
        ForeignKey("notices.id", ondelete="CASCADE"), primary_key=True
    )
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    read_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
