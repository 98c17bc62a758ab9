"""The table of files on notices."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class NoticeFile(Base):
    """A file; without a notice it is an upload that waits for its announcement."""

    __tablename__ = "notice_files"
    __table_args__ = (
        Index(None, "notice_id"),
        Index("ix_notice_files_waiting", "uploaded_by", postgresql_where=text("notice_id IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    notice_id: Mapped[UUID | None] = mapped_column(ForeignKey("notices.id", ondelete="CASCADE"))
    # Its place among the notice's files.
    position: Mapped[int | None] = mapped_column(SmallInteger)
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    # Stored apart from the row and unpacked (EXTERNAL), so that a piece is read without the rest;
    # nothing selects it as a whole (decision 0011).
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    uploaded_by: Mapped[UUID] = mapped_column(Uuid)
    # When a virus scanner called it clean; none when nothing scans.
    scanned_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
