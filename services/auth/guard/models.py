"""Counters of attempts and devices that have signed in before."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Index, Integer, LargeBinary, String, Uuid, func
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class AttemptCounter(Base):
    """Failures of one login, network, device or signed-in user, whether it exists or not."""

    __tablename__ = "attempt_counters"
    __table_args__ = (Index("ix_attempt_counters_last_at", "last_at"),)

    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    # SHA-256, so that what people mistype into the login field is not kept.
    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    failures: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    blocked_until: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class KnownDevice(Base):
    """A browser in which the user has signed in: strangers cannot use up its attempts."""

    __tablename__ = "known_devices"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    last_used_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
