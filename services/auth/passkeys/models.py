"""The table of passkeys."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, Boolean, DateTime, ForeignKey, LargeBinary, String, Uuid, func
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base
from services.auth.passkeys.rules import LONGEST_NAME


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
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    backed_up: Mapped[bool] = mapped_column(Boolean)
    # The authenticator's make; all zeros when it does not tell.
    aaguid: Mapped[UUID] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    last_used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
