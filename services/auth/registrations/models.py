"""The table of registration requests."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base
from services.auth.registrations.rules import (
    LONGEST_ADDRESS_ID,
    LONGEST_VERSION,
)
from services.auth.users.rules import LONGEST_NAME
from services.contracts.account_numbers import LONGEST_ACCOUNT_NUMBER


class RegistrationRequest(Base):
    """What somebody asked for: `received` until the worker has looked, then decided or waiting.

    A consumer who is signed in asks for one more account (`asker_id`): decided at once, `asked`
    until whoever sees the account has answered or `asked_until` is over, or waiting for staff.
    """

    __tablename__ = "registration_requests"
    __table_args__ = (
        CheckConstraint(
            "state IN ('received', 'waiting', 'approved', 'declined', 'expired', 'asked',"
            " 'refused', 'withdrawn')",
            name="state",
        ),
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
    # The version of the agreement that was accepted, when and from where; who is signed in has
    # accepted it before, and the version is empty.
    consent_version: Mapped[str] = mapped_column(String(LONGEST_VERSION))
    consent_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    consent_from: Mapped[str] = mapped_column(String(45), server_default="")
    # Nobody of a visitor's; a consumer who is removed takes his requests with him.
    asker_id: Mapped[UUID | None] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    asked_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Second proofs as given (serial, reading_wh, code); gone when they have been judged.
    proofs: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    # What the registry said to them: none, right or wrong; to the address, the name, the phone.
    proof: Mapped[str] = mapped_column(String(8), server_default="none")
    matched: Mapped[bool] = mapped_column(Boolean, server_default="false")
    name_check: Mapped[str] = mapped_column(String(8), server_default="")
    phone_known: Mapped[bool] = mapped_column(Boolean, server_default="false")
    # The same person asks again for the same account: one request, its tries counted.
    tries: Mapped[int] = mapped_column(Integer, server_default="1")
    last_tried_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    network_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    # Why staff must look: see `rules.waiting_because`.
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


class RegistrationAttempt(Base):
    """An attempt to register, as it is counted; contacts and network only as SHA-256.

    Of a consumer who is signed in the user takes the phone's place: see `rules.person_keys`.
    """

    __tablename__ = "registration_attempts"
    __table_args__ = (
        Index("ix_registration_attempts_account", "account_key", "made_at"),
        Index("ix_registration_attempts_email", "email_hash", "made_at"),
        Index("ix_registration_attempts_phone", "phone_hash", "made_at"),
        Index("ix_registration_attempts_network", "network_hash", "made_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    account_key: Mapped[str] = mapped_column(String(LONGEST_ACCOUNT_NUMBER))
    email_hash: Mapped[bytes] = mapped_column(LargeBinary)
    phone_hash: Mapped[bytes] = mapped_column(LargeBinary)
    network_hash: Mapped[bytes] = mapped_column(LargeBinary)
    # The address or every second proof given was wrong.
    mismatch: Mapped[bool] = mapped_column(Boolean)


class GuessingWarning(Base):
    """When the guessing at an account was told last: once a day is enough."""

    __tablename__ = "guessing_warnings"

    account_key: Mapped[str] = mapped_column(String(LONGEST_ACCOUNT_NUMBER), primary_key=True)
    told_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
