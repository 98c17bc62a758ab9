"""The table of users as notifications knows them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Boolean,
    DateTime,
    Index,
    String,
    Text,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class Recipient(Base):
    """A user as notifications knows them; kept in step by auth's events."""

    __tablename__ = "recipients"
    __table_args__ = (Index("ix_recipients_email", text("lower(email)")),)

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    user_class: Mapped[str | None] = mapped_column(String(10))
    display_name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(String(320))
    phone: Mapped[str | None] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(10))
    active: Mapped[bool] = mapped_column(Boolean, server_default="true")
    # The moment of the fact, not of its arrival: events may overtake each other.
    as_of: Mapped[datetime] = mapped_column(DateTime(timezone=True))
