"""The table of files that entries have or had."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Index, Integer, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class ContentFile(Base):
    """A version of an entry's file; which one is shown is said by the entry (`file`)."""

    __tablename__ = "content_files"
    __table_args__ = (UniqueConstraint("entry_id", "number"), Index(None, "file_key"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("content_entries.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    file_key: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    added_by: Mapped[str] = mapped_column(Text)
