"""What a user asks for beside the password; a passkey also stands in its place."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, Boolean, DateTime, ForeignKey, LargeBinary, String, Uuid, func
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base
from services.auth.factors.rules import LONGEST_PASSKEY_NAME


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


class Passkey(Base):
    """A public key whose private half a user's device, keychain or security key keeps."""

    __tablename__ = "passkeys"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    user_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    # COSE, as the authenticator gave it.
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    # Grows with each use of a key bound to one device; stays 0 for keys that are synchronized.
    sign_count: Mapped[int] = mapped_column(BigInteger)
    transports: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    name: Mapped[str] = mapped_column(String(LONGEST_PASSKEY_NAME))
    backed_up: Mapped[bool] = mapped_column(Boolean)
    # The authenticator's make; all zeros when it does not tell.
    aaguid: Mapped[UUID] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    last_used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
