"""The table of files of appeals; their bytes are kit's files."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
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
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class AppealFile(Base):
    """A file of a message; without one it is an upload that waits, a day or as long as a draft."""

    __tablename__ = "appeal_files"
    __table_args__ = (
        CheckConstraint("side IN ('consumer', 'staff')", name="side"),
        Index(None, "message_id"),
        Index(
            "ix_appeal_files_waiting", "uploaded_by", postgresql_where=text("message_id IS NULL")
        ),
        Index(None, "key"),
        Index(None, "small_key", postgresql_where=text("small_key IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    message_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("appeal_messages.id", ondelete="CASCADE")
    )
    position: Mapped[int | None] = mapped_column(SmallInteger)
    side: Mapped[str] = mapped_column(String(8))
    uploaded_by: Mapped[UUID] = mapped_column(Uuid)
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    key: Mapped[str] = mapped_column(Text)
    # A small picture of a picture.
    small_key: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
