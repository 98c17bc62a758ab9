"""Tables of batches taken in: the answer that each one got, the lines that it lost."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    func,
)
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


class RefusedLine(Base):
    """A line of which nothing is stored, as it came (or as it was read), cut where it is long."""

    __tablename__ = "refused_lines"

    batch: Mapped[int] = mapped_column(
        ForeignKey("intake_batches.number", ondelete="CASCADE"), primary_key=True
    )
    line: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    content: Mapped[str] = mapped_column(Text)
    cut: Mapped[bool] = mapped_column()
