"""The table of registration requests."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base
from services.auth.registrations.rules import (
    LONGEST_ACCOUNT_NUMBER,
    LONGEST_ADDRESS_ID,
    LONGEST_VERSION,
)
from services.auth.users.rules import LONGEST_NAME


class RegistrationRequest(Base):
    """What a visitor asked for: `received` until the worker has looked, then decided or waiting."""

    __tablename__ = "registration_requests"
    __table_args__ = (
        CheckConstraint("state IN ('received', 'waiting', 'approved', 'declined')", name="state"),
        CheckConstraint("language IN ('ru', 'en')", name="language"),
        Index(
            "ix_registration_requests_due",
            "due_at",
            postgresql_where=text("state = 'received'"),
        ),
        Index("ix_registration_requests_state_created_at", "state", "created_at"),
        Index("ix_registration_requests_account_number", "account_number"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    state: Mapped[str] = mapped_column(String(10), server_default="received")
    account_number: Mapped[str] = mapped_column(String(LONGEST_ACCOUNT_NUMBER))
    address_id: Mapped[str] = mapped_column(String(LONGEST_ADDRESS_ID))
    # As cabinet writes it; empty while cabinet has not been asked, or when it knows no such one.
    address: Mapped[str] = mapped_column(Text, server_default="")
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), server_default="")
    email: Mapped[str] = mapped_column(String(254))
    phone: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(2), server_default="ru")
    # The version of the agreement that was accepted, when and from where.
    consent_version: Mapped[str] = mapped_column(String(LONGEST_VERSION))
    consent_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    consent_from: Mapped[str] = mapped_column(String(45), server_default="")
    # Why staff must look: no-match, account-taken, contact-taken.
    waiting_because: Mapped[str] = mapped_column(String(20), server_default="")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Empty when the registry decided.
    decided_by: Mapped[str | None] = mapped_column(String(LONGEST_NAME))
    reason: Mapped[str | None] = mapped_column(Text)
    user_id: Mapped[UUID | None] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
