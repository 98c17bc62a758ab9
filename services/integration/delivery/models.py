"""Tables of batches on their way, and of rows that were refused."""

from datetime import datetime
from typing import Any
from uuid import UUID

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

from services.integration.base import Base


class StagedBatch(Base):
    """A batch of records: `staged` until answered, then `delivered` or `refused` as a whole."""

    __tablename__ = "staged_batches"
    __table_args__ = (
        CheckConstraint("state IN ('staged', 'delivered', 'refused')", name="state"),
        Index(
            "ix_staged_batches_waiting",
            "source_id",
            "id",
            postgresql_where=text("state = 'staged'"),
        ),
        Index("ix_staged_batches_refused", "source_id", postgresql_where=text("state = 'refused'")),
        Index("ix_staged_batches_finished_at", "finished_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    # The Idempotency-Key: the same at each try.
    key: Mapped[UUID] = mapped_column(Uuid, unique=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(32))
    # Gzip NDJSON; dropped after the acknowledgement.
    payload: Mapped[bytes | None] = mapped_column(LargeBinary)
    lines: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(10), server_default="staged")
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    staged_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # The time of its newest data, and whether the kind was read to its end with it.
    newest_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last: Mapped[bool] = mapped_column(Boolean, server_default="false")
    cursor_after: Mapped[str | None] = mapped_column(Text)
    last_error: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONB)


class RejectedRow(Base):
    """A row that could not be converted, or that the receiver has rejected, with the reason."""

    __tablename__ = "rejected_rows"
    __table_args__ = (
        CheckConstraint("stage IN ('conversion', 'delivery')", name="stage"),
        Index("ix_rejected_rows_source_id_id", "source_id", "id"),
        Index("ix_rejected_rows_source_id_code", "source_id", "code"),
        Index("ix_rejected_rows_rejected_at", "rejected_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    batch_key: Mapped[UUID | None] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(32))
    stage: Mapped[str] = mapped_column(String(10))
    row: Mapped[str] = mapped_column(Text)
    field: Mapped[str | None] = mapped_column(String(64))
    code: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text)
    rejected_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
