"""Changes of e-mail addresses that wait for their code, and how many were asked for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    String,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class EmailChange(Base):
    """The address that a user wants, and the code that was sent there; one at a time."""

    __tablename__ = "email_changes"

    user_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    new_email: Mapped[str] = mapped_column(String(254))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    sent_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    tries: Mapped[int] = mapped_column(Integer, server_default="0")
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class EmailCodeRequest(Base):
    """One wish for another address, for an hour: counted by who asks and by whose mailbox it is."""

    __tablename__ = "email_code_requests"
    __table_args__ = (
        Index("ix_email_code_requests_user_id_at", "user_id", "at"),
        Index("ix_email_code_requests_email_key_at", "email_key", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(Uuid, ForeignKey("users.id", ondelete="CASCADE"))
    # SHA-256: addresses of strangers are not kept.
    email_key: Mapped[bytes] = mapped_column(LargeBinary)
    # Whether a letter went: none goes to an address that somebody has, nor beyond the limit.
    sent: Mapped[bool] = mapped_column(Boolean)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
