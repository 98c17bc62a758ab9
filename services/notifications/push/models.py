"""Tables of Web Push: whose browsers get it, and the queue."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.base import Base


class PushDevice(Base):
    """A browser that its user wants pushes in; who knows its endpoint can reach it."""

    __tablename__ = "push_devices"
    __table_args__ = (Index(None, "user_id", "created_at"), Index(None, "session_id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    user_id: Mapped[UUID] = mapped_column(Uuid)
    # With it the pushes end: whoever ends the session of a lost phone means them as well.
    session_id: Mapped[UUID | None] = mapped_column(Uuid)
    # One browser has one user: another one's sign-in there makes a new row.
    endpoint: Mapped[str] = mapped_column(Text, unique=True)
    # The browser's public key (an uncompressed P-256 point) and secret of RFC 8291.
    p256dh: Mapped[bytes] = mapped_column(LargeBinary)
    auth: Mapped[bytes] = mapped_column(LargeBinary)
    browser: Mapped[str] = mapped_column(String(50))
    system: Mapped[str] = mapped_column(String(50))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class EndedSession(Base):
    """A session that has ended, kept while one of its access tokens may still be good."""

    __tablename__ = "ended_sessions"

    session_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    ended_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class Push(Base):
    """A notice on its way to a device, and afterwards the record of it."""

    __tablename__ = "pushes"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'expired', 'abandoned')", name="state"
        ),
        UniqueConstraint("device_id", "notice_id"),
        Index("ix_pushes_due", "due_at", postgresql_where=text("state IN ('waiting', 'sending')")),
        Index(None, "notice_id"),
        Index(None, "created_at"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    device_id: Mapped[UUID] = mapped_column(ForeignKey("push_devices.id", ondelete="CASCADE"))
    notice_id: Mapped[UUID] = mapped_column(ForeignKey("notices.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(10), server_default="waiting")
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    # While waiting: not before; while being sent: the end of the worker's lease.
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    # Afterwards it is no news any more.
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # Characters of the notice's text; fewer after a push service has called it too large.
    longest_body: Mapped[int] = mapped_column(Integer, server_default="400")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_error: Mapped[str | None] = mapped_column(Text)
