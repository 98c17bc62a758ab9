"""Table of batches taken in, with the answer that each one got."""

from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, Identity, Index, Integer, LargeBinary, String, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base


class IntakeBatch(Base):
    """One committed batch; readings point at it by `number`."""

    __tablename__ = "intake_batches"
    __table_args__ = (Index(None, "received_at"),)

    number: Mapped[int] = mapped_column(Integer, Identity(always=True), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(32))
    source: Mapped[str] = mapped_column(String(128))
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    accepted: Mapped[int] = mapped_column(Integer, server_default="0")
    rejected: Mapped[int] = mapped_column(Integer, server_default="0")
    errors: Mapped[list[Any]] = mapped_column(JSONB, server_default="[]")
    # Lines that are stored in part.
    notes: Mapped[list[Any]] = mapped_column(JSONB, server_default="[]")
