"""Tables of recovery: what was asked for, and links that were sent."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    Boolean,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Uuid,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class RecoveryRequest(Base):
    """An e-mail address somebody has asked to recover; kept a day, to count by."""

    __tablename__ = "recovery_requests"
    __table_args__ = (
        Index(
            "ix_recovery_requests_due", "created_at", postgresql_where=text("handled_at IS NULL")
        ),
        Index("ix_recovery_requests_email_created_at", "email", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    email: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2), server_default="ru")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    handled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    sent: Mapped[bool] = mapped_column(Boolean, server_default="false")


class RecoveryLink(Base):
    """A one-time link; the row goes when it is used."""

    __tablename__ = "recovery_links"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
