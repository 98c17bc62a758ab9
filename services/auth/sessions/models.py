"""Sessions and their chain of refresh tokens."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import DateTime, ForeignKey, Index, LargeBinary, String, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class UserSession(Base):
    """One sign-in on one device; also the family that its refresh tokens belong to."""

    __tablename__ = "sessions"
    __table_args__ = (
        Index("ix_sessions_live", "user_id", postgresql_where=text("ended_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    user_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    last_used_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # signed_out, ended_elsewhere, reuse, password_changed, user_inactive, factor_set, …
    end_reason: Mapped[str | None] = mapped_column(String(20))
    user_agent: Mapped[str] = mapped_column(String(300), server_default="")
    address: Mapped[str] = mapped_column(String(45), server_default="")
    # The browser's device token, so that ending the session forgets the device as well.
    device_hash: Mapped[bytes | None] = mapped_column(LargeBinary)


class RefreshToken(Base):
    """One link of the chain: used once, then replaced by the token that its salt yields."""

    __tablename__ = "refresh_tokens"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    session_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    issued_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # With the token itself (which only its holder has) it gives the next one: see rules.py.
    successor_salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    # Since when another one stands in its place, which was made because this one seemed lost.
    replaced_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
