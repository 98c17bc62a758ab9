"""Machine clients and their secrets."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ARRAY, Boolean, DateTime, ForeignKey, LargeBinary, String, Uuid, func
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base


class MachineClient(Base):
    """A system that gets tokens by client credentials."""

    __tablename__ = "machine_clients"

    client_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String(64)))
    active: Mapped[bool] = mapped_column(Boolean, server_default="true")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    last_used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # The kind of place alone: an address would tell whoever reads this how to reach the system.
    last_used_from: Mapped[str | None] = mapped_column(String(8))
    # When it gets no tokens any more; None = not until it is revoked.
    ends_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class MachineClientSecret(Base):
    """A live secret; two at a time let a client change over without a break."""

    __tablename__ = "machine_client_secrets"

    # SHA-256 is enough: the secret is 256 random bits, not a word that one could guess.
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    # What staff call it by.
    id: Mapped[UUID] = mapped_column(
        Uuid, unique=True, default=uuid4, server_default=func.gen_random_uuid()
    )
    client_id: Mapped[str] = mapped_column(
        String(64), ForeignKey("machine_clients.client_id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    last_used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Set when a newer one is given: both are good for a day.
    ends_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
