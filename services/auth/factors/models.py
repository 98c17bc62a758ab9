"""What a user asks for beside the password."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, DateTime, ForeignKey, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class SecondFactor(Base):
    """A user's choices; no row is the same as everything off."""

    __tablename__ = "second_factors"

    user_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    new_device_letter: Mapped[bool] = mapped_column(Boolean, server_default="false")
    # Sealed for auth itself (kit/sealing.py): who reads a backup must not be able to compute codes.
    totp_secret: Mapped[str | None] = mapped_column(String(500))
    totp_confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # The last time step whose code was taken: a code counts once.
    totp_last_step: Mapped[int] = mapped_column(BigInteger, server_default="0")


class RecoveryCode(Base):
    """A code for the day when the phone is lost; SHA-256, since it is 50 random bits and slow
    to be tried at the door."""

    __tablename__ = "recovery_codes"

    user_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    code_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
