"""The table of who reads feeds, and how far each has come; their items are other tables' rows."""

from datetime import datetime

from sqlalchemy import BigInteger, DateTime, String, func
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class FeedReader(Base):
    """A machine client that reads a feed; `place` is the last one that it has acknowledged."""

    __tablename__ = "feed_readers"

    feed: Mapped[str] = mapped_column(String(32), primary_key=True)
    client_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    place: Mapped[int] = mapped_column(BigInteger, server_default="0")
    acknowledged_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
